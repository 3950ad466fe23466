/**
 * The round of 2018 from its applications to the list that everybody reads: some thirty invented projects, scored by a
 * list, decided on by two persons, ten days before the public, published. What became of each is in `followedRound.ts`.
 */
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { openRules } from '../../domain/programmes/selection.ts'
import { bringSheet } from '../kernel/documents/sheetFile.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import {
  acceptEntry,
  beginSelectionPublicity,
  checkEntry,
  closePublicity,
  commitScores,
  keepRules,
  listApplications,
  listCandidates,
  listEntries,
  listSeats,
  lookSelection,
  passCandidates,
  passList,
  previewScores,
  programmeOf,
  publishSelection,
  rankCandidate,
  readEntry,
  readList,
  readSelection,
  recordReceipt,
  refuseEntry,
  seatUnit,
  sendToCheck,
  signRecommendation,
  stepSelection,
} from '../programmes/index.ts'
import { makePosted } from '../programmes/samples.ts'
import { doing } from './act.ts'
import { makeApplication } from './applications.ts'
import { staffOf } from './desks.ts'
import type { DemoFiles } from './files.ts'
import {
  placedApplicant,
  storyPlace,
  storySerial,
  storyUnit,
  type Place,
} from './followedPeople.ts'
import { daysOf, stories } from './followedStories.ts'
import { personAt } from './office.ts'
import { actorOf } from './people.ts'
import { randomOf } from './random.ts'

const programmeId = 'shuangchuang-2018'
/** The least that is selected, in hundredths. */
const threshold = 7500
const points = ['92.5', '88', '83.5', '90', '79', '86.5', '81', '84', '91', '82.5']
/** Two more applied and fell short. */
const shortOf = [
  { unit: '31', points: '71' },
  { unit: '42', points: '68.5' },
] as const
const shortFrom = 4000
/** One authority posted its package when the day had passed. */
const late = { unit: '35', serial: 4010 } as const
const dayMs = 86_400_000

export type SelectedRound = {
  readonly host: Host
  readonly form: FormDefinition
  readonly files: DemoFiles
  readonly passwordHash: string
  /** Whose seats are those of that year too. */
  readonly shown: string
  /** When the call was answered. */
  readonly at: Date
}

/** What one applicant asked for and how it was found. */
type Asked = {
  readonly unit: string
  readonly place: Place
  readonly directions: readonly string[]
  readonly points: string
  /** The project's days, where a story needs them. */
  readonly days?: { readonly from: string; readonly to: string }
}

const later = ({ at }: SelectedRound, days: number): Date => new Date(at.getTime() + days * dayMs)

/** The same authorities as this year sit on the seats of that round; answers the units that have one. */
async function takeSeats(round: SelectedRound): Promise<readonly string[]> {
  const act = async (work: Writing) => {
    const [now, then] = [await programmeOf(work, round.shown), await programmeOf(work, programmeId)]
    const codes = new Set(then.definition.units.map(({ code }) => code))
    const seats = (await listSeats(work, now.definition)).filter(
      ({ unitCode, orgId }) => codes.has(unitCode) && orgId !== null,
    )
    for (const { unitCode, orgId, authorityName } of seats) {
      await seatUnit(work, { programmeId, unitCode, orgId: orgId!, authorityName })
    }
    return seats.map(({ unitCode }) => unitCode)
  }
  return doing(round.host, systemActor, act, later(round, -18))
}

/** Every story is of one that was selected; with them two that were not. */
function askedOf(seats: readonly string[]): readonly Asked[] {
  const told = stories.map((story, index): Asked => {
    const random = randomOf(storySerial(index))
    return {
      unit: storyUnit(index, seats),
      place: storyPlace(index, seats),
      directions: random.some(['1', '2', '3', '4', '5', '6', '7', '8'], 1 + random.int(2)),
      points: points[index % points.length]!,
      days: daysOf(story),
    }
  })
  const short = shortOf.map(({ unit, points: own }, index): Asked => ({
    unit,
    place: { unit, key: `a${shortFrom + index}`, serial: shortFrom + index },
    directions: [String(1 + index)],
    points: own,
  }))
  const { unit, serial } = late
  const tardy: Asked = {
    unit,
    place: { unit, key: `a${serial}`, serial },
    directions: ['4'],
    points: '80',
  }
  return [...told, ...[...short, tardy].filter((one) => seats.includes(one.unit))]
}

async function apply(round: SelectedRound, asked: Asked, index: number): Promise<string> {
  const { host, form, files, passwordHash } = round
  const { directions, days, place } = asked
  const find = (work: Writing) => placedApplicant(work, place, passwordHash)
  const applicant = await doing(host, systemActor, find, later(round, -1))
  const known = await doing(host, systemActor, async (work) => {
    const actor = await actorOf(work, applicant.adminId, applicant.orgId, ['applicant.admin'])
    return listApplications({ ...work, actor }, { programmeId, limit: 1 })
  })
  if (known.total > 0) return applicant.project
  const answers = days === undefined ? {} : { [periodAt(form)]: days }
  const plan = { programmeId, form, files, directions, seed: place.serial, written: 100, answers }
  const at = later(round, index % 5)
  await makeApplication(host, applicant, { ...plan, submit: true, at })
  return applicant.project
}

function periodAt(form: FormDefinition): string {
  const [at] = form.sections.flatMap(({ id, items }) =>
    items.filter((item) => item.id === 'period').map((item) => `${id}.${item.id}`),
  )
  if (at === undefined) throw new Error('the form does not ask for the days of a project')
  return at
}

/** What the unit received is passed, ranked, signed and posted; the office notes that it came. */
async function recommend(
  round: SelectedRound,
  unit: string,
  serial: number,
  office: Actor,
): Promise<void> {
  const { host } = round
  const at = { programmeId, unit }
  const staff = await staffOf(host, at)
  if (staff === undefined) return
  const as = <T>(actor: Actor, days: number, act: (work: Writing) => Promise<T>) =>
    doing(host, actor, act, later(round, days))
  const narrowed = { programmeId, unit, limit: 10 }
  const all = await as(staff.officer, 10, (work) => listCandidates(work, narrowed))
  const arrived = all.rows.filter(({ state }) => state === 'arrived').map(({ id }) => id)
  if (arrived.length > 0) {
    await as(staff.officer, 10, async (work) => {
      await passCandidates(work, { ids: arrived, expected: arrived.length }, 'zh')
      for (const candidateId of arrived) {
        await rankCandidate(work, at, { change: { kind: 'insert', candidateId } }, 'zh')
      }
    })
  }
  const { state, version } = await as(staff.officer, 11, (work) => readList(work, at))
  if (state !== 'draft') return
  // One transaction in three hands: a run that is cut off finds the whole of it or nothing.
  await as(staff.officer, 14, async (work) => {
    const sent = await sendToCheck(work, at, version)
    const passed = await passList({ ...work, actor: staff.checker }, at, sent.version, 'zh')
    const wish = {
      version: passed.version,
      documentNumber: `演示工信函〔2018〕${serial + 1}号`,
      documentDate: dayOfMoment(work.now.toISOString()),
      publicityWaiver: '本地公示按示例规则执行，已在单位网站公示五个工作日，无异议。',
    }
    await signRecommendation({ ...work, actor: staff.leader }, at, wish, 'zh')
    const number = `EA${String(180_000_000 + serial)}CN`
    const posted = unit === late.unit ? 19 : 14
    const parcel = await makePosted(work, at, { sentAt: later(round, posted), number })
    const received = later(round, posted + 3)
    const arrival = { receivedAt: received.toISOString(), pieces: Math.max(1, arrived.length) }
    await recordReceipt({ ...work, actor: office, now: received }, parcel, arrival)
  })
}

const note = '已与原件核对，情况属实，予以通过（演示）。'
const lateReason = '推荐材料逾期寄出，按通知规定不予受理（演示）。'

async function refuseLate(work: Writing, id: string): Promise<void> {
  const { version: seen } = await readEntry(work, id, 'zh')
  await refuseEntry(work, id, { seen, reason: lateReason }, 'zh')
}

/** What came late is refused, everything else accepted. */
async function check(round: SelectedRound, office: Actor) {
  const act = <T>(doIt: (work: Writing) => Promise<T>) =>
    doing(round.host, office, doIt, later(round, 24))
  const { rows } = await act((work) => listEntries(work, programmeId, { limit: 100 }, 'zh'))
  for (const { id, state, late: isLate } of rows) {
    if (state !== 'received') continue
    if (isLate) {
      await act((work) => refuseLate(work, id))
      continue
    }
    await act(async (work) => {
      const { items } = await readEntry(work, id, 'zh')
      const results = items.map(({ code }) => ({ item: code, result: 'pass' as const, note }))
      const { version: seen } = await checkEntry(work, id, results, 'zh')
      await acceptEntry(work, id, { seen }, 'zh')
    })
  }
  return rows.filter((row) => !row.late)
}

type Entries = Awaited<ReturnType<typeof check>>

/** What the experts of that year found, as a list that somebody kept. `found` is the points of each project. */
async function score(
  round: SelectedRound,
  office: Actor,
  rows: Entries,
  found: ReadonlyMap<string, string>,
): Promise<void> {
  const head = '推荐单位,排序,项目名称,方向,得分,一票否决'
  const lines = rows.flatMap(({ unit, rank, title, directions }) =>
    directions.map((direction, turn) => {
      const own = Number(found.get(`${unit} ${title}`)) - 3 * turn
      return [unit, rank, title, direction, own, ''].join(',')
    }),
  )
  const sheet = await bringSheet(Buffer.from([head, ...lines].join('\n')).toString('base64'))
  const act = async (work: Writing) => {
    const { list } = await previewScores(work, programmeId, '2018年评审得分（演示）.csv', sheet)
    await commitScores(work, list.id, list.rows - list.faulty)
  }
  await doing(round.host, office, act, later(round, 100))
}

/** Everything of the decision in one transaction, each act by its person on its day. */
async function decide(round: SelectedRound, office: Actor, second: Actor): Promise<void> {
  await doing(round.host, office, async (begun) => {
    const on = (days: number, actor = office): Writing => ({
      ...begun,
      actor,
      now: later(round, days),
    })
    const rules = {
      ...openRules,
      thresholds: { otherwise: threshold, byDirection: {} },
      perProject: 1,
    }
    const page = await keepRules(on(105), programmeId, { version: 0, rules }, 'zh')
    const seen = { count: page.counts.taken, digest: page.digest }
    await stepSelection(on(112), programmeId, { verb: 'propose', seen }, 'zh')
    await lookSelection(on(113, second), programmeId, seen)
    await stepSelection(on(113, second), programmeId, { verb: 'confirm', seen }, 'zh')
    const { id } = await beginSelectionPublicity(
      on(120),
      programmeId,
      { seen, workingDays: 10 },
      'zh',
    )
    await closePublicity(on(140, systemActor), id)
    const document = {
      documentNumber: '演示函〔2018〕26号',
      documentDate: dayOfMoment(later(round, 150).toISOString()),
    }
    await publishSelection(on(150), programmeId, document, 'zh')
  })
}

/** Goes on where a run that was cut off stopped. The programme is open. */
export async function makeSelectedRound(round: SelectedRound): Promise<void> {
  const { host } = round
  const [office, second] = await doing(host, systemActor, async (work) => [
    await personAt(work, 'office', 'office.officer'),
    await personAt(work, 'office2', 'office.officer'),
  ])
  const read = () => doing(host, office!, (work) => readSelection(work, programmeId, 'zh'))
  if ((await read()).state === 'published') return
  const asked = askedOf(await takeSeats(round))
  const found = new Map<string, string>()
  for (const [index, one] of asked.entries()) {
    found.set(`${one.unit} ${await apply(round, one, index)}`, one.points)
  }
  const units = [...new Set(asked.map(({ unit }) => unit))]
  for (const [serial, unit] of units.entries()) await recommend(round, unit, serial, office!)
  const rows = await check(round, office!)
  if ((await read()).counts.scored === 0) await score(round, office!, rows, found)
  await decide(round, office!, second!)
}
