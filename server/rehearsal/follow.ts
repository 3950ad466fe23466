/**
 * 跟踪: task books are signed at every level, a quarter is reported by form and through the evidence interface, and the
 * first project goes on to its acceptance.
 */
import { generateKeyPairSync, sign as signWith } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { evidenceText } from '../../domain/indicators/evidence.ts'
import { addSource, listLists, postEvidence } from '../../domain/indicators/track.endpoints.ts'
import type { EvidencePost } from '../../domain/indicators/value.ts'
import { allRows } from '../../domain/kernel/allRows.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { addDays, dayOfMoment } from '../../domain/kernel/moment.ts'
import {
  judgeAcceptance,
  listFollowings,
  readFollowing,
  readPaper,
  signPaper,
  writePaper,
} from '../../domain/programmes/following.endpoints.ts'
import type { PaperContent } from '../../domain/programmes/paper.ts'
import type { TaskBook } from '../../domain/programmes/taskBook.ts'
import { taskListId } from '../programmes/index.ts'
import { CallRefused, withEach } from './calls.ts'
import type { Desk, Entrant, Office } from './cast.ts'
import { atOnce, reasonOf, type Rehearsal } from './rehearsal.ts'
import type { Person } from './stage.ts'

type Following = AnswerOf<typeof readFollowing>
type Owed = Following['owed'][number]

/** A selected project with all who sign for it. */
export type Followed = {
  readonly id: string
  readonly project: Person
  readonly desk: Desk
}

const pollMs = 200
const begunWithinMs = 600_000
const pageMost = 200

/** Following begins as an event of the publication. */
export async function followedOf(
  { stage, definition }: Rehearsal,
  office: Office,
  cast: { readonly desks: readonly Desk[]; readonly entrants: readonly Entrant[] },
  expected: number,
): Promise<Followed[]> {
  const token = await stage.tokenOf(office.first)
  const query = { programmeId: definition.id, limit: pageMost }
  const read = (page: { readonly after?: string }) =>
    stage.calls.ask(token, listFollowings, { query: { ...query, ...page } })
  const begun = performance.now()
  while ((await read({})).total < expected) {
    if (performance.now() - begun > begunWithinMs) throw new Error('nothing is followed')
    await wait(pollMs)
  }
  const projects = new Map(cast.entrants.map(({ title, person }) => [title, person]))
  const desks = new Map(cast.desks.map((desk) => [desk.unit.code, desk]))
  return (await allRows(read)).map(({ id, title, unit }) => ({
    id,
    project: projects.get(title)!,
    desk: desks.get(unit)!,
  }))
}

/** By the project, its unit and the office, as many of them as are named; each as it stands. */
async function signBy(
  { stage }: Rehearsal,
  paperId: string,
  persons: readonly Person[],
): Promise<void> {
  const { calls, tokenOf } = stage
  for (const [level, person] of persons.entries()) {
    const token = await tokenOf(person)
    const { version: seen } = await calls.ask(token, readPaper, { params: { id: paperId } })
    const opinion = level === 0 ? {} : { opinion: reasonOf('情况属实，同意') }
    await calls.ask(token, signPaper, { params: { id: paperId }, body: { seen, ...opinion } })
  }
}

const goalsChosen = 3

/** For projects whose application has no indicators: some that the house knows. */
async function usualGoals({ stage }: Rehearsal): Promise<TaskBook['goals']> {
  const { rows } = await stage.calls.ask(null, listLists)
  return rows
    .flatMap(({ id, indicators }) => (id === taskListId ? indicators : []))
    .filter(({ formula }) => formula === undefined)
    .slice(0, goalsChosen)
    .map((definition) => ({
      ...{ definition, baseline: '0', target: '100', evidence: '', applied: null, why: null },
    }))
}

/** What the application left open is said now: numbers that it did not give, and why it takes as long as it does. */
function bookWritten(book: TaskBook, usual: TaskBook['goals']): TaskBook {
  const goals = (book.goals.length === 0 ? usual : book.goals).map((goal) => {
    if (goal.baseline !== null && goal.target !== null) return goal
    const { baseline, target } = goal
    const why = reasonOf('申报时未填数值，按任务书补充')
    return { ...goal, baseline: baseline ?? '0', target: target ?? '100', why }
  })
  const tasks = book.tasks.trim().length >= 10 ? book.tasks : reasonOf('按申报书建设平台并推广')
  const longReason = book.longReason ?? reasonOf('建设周期按申报书确定')
  return { ...book, goals, tasks, longReason }
}

export async function signTaskBooks(
  rehearsal: Rehearsal,
  office: Office,
  followed: readonly Followed[],
): Promise<number> {
  const { calls, tokenOf } = rehearsal.stage
  const usual = await usualGoals(rehearsal)
  await withEach(followed, atOnce, async ({ id, project, desk }) => {
    const own = await tokenOf(project)
    const { papers } = await calls.ask(own, readFollowing, { params: { id } })
    const paperId = papers.find(({ kind }) => kind === 'taskBook')!.id
    const { version: seen, content } = await calls.ask(own, readPaper, { params: { id: paperId } })
    const written = bookWritten(content as TaskBook, usual)
    await calls.ask(own, writePaper, { params: { id }, body: { paperId, seen, content: written } })
    await signBy(rehearsal, paperId, [project, desk.leader, office.first])
  })
  return followed.length
}

const decimals = 1_000_000

/** A tenth of the way from where it began to where it is to go, with as many places as the indicator has. */
function amountOf({ indicator, baseline, target }: Following['rows'][number]): string {
  const [from, to] = [Number(baseline ?? 0), Number(target ?? 0)]
  const amount = from + (to - from) / 10
  return (Math.round(amount * decimals) / decimals).toFixed(indicator.decimals)
}

/** Its period is over, and nothing was handed in for it. */
const isAsked = ({ state }: Owed): boolean => state === 'open' || state === 'overdue'

const rowsFor = ({ rows }: Following, { cadence }: Pick<Owed, 'cadence'>) =>
  rows.filter(({ indicator }) => indicator.cadence === cadence)

function reportOf(following: Following, owed: Owed): PaperContent {
  const { pooledKinds } = following
  const counts = pooledKinds?.after?.counts ?? pooledKinds?.before
  return {
    kind: 'report',
    values: rowsFor(following, owed).map((row) => ({
      indicator: row.indicator.code,
      amount: amountOf(row),
      note: reasonOf('按平台台账统计'),
    })),
    ...(counts === undefined ? {} : { pooling: counts }),
    progress: reasonOf('平台按计划建设'),
    ...{ funds: '', problems: '', plan: '', spent: null, files: [], rows: [] },
  }
}

async function report(
  { stage }: Rehearsal,
  { id, project }: Followed,
  following: Following,
  owed: Owed,
): Promise<string> {
  const { code, period } = owed
  const body = { code, period, content: reportOf(following, owed) }
  const own = await stage.tokenOf(project)
  return (await stage.calls.ask(own, writePaper, { params: { id }, body })).id
}

const againMs = 2000

/** All platforms post from one address here, and one address may only post so many a minute. */
async function posted({ calls }: Rehearsal['stage'], trackId: string, body: PostedBody) {
  for (;;) {
    try {
      return await calls.ask(null, postEvidence, { params: { id: trackId }, body })
    } catch (error) {
      if (!(error instanceof CallRefused) || error.status !== 429) throw error
      await wait(againMs)
    }
  }
}
type PostedBody = {
  readonly post: EvidencePost
  readonly keyId: string
  readonly signature: string
}

/** The project's platform says one number itself, under its own key. */
async function postOne(
  { stage }: Rehearsal,
  project: Person,
  following: Following,
  { cadence, period }: Owed,
): Promise<number> {
  const [row] = rowsFor(following, { cadence })
  if (row === undefined || following.trackId === null) return 0
  const { trackId } = following
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const { keyId } = await stage.calls.ask(await stage.tokenOf(project), addSource, {
    params: { id: trackId },
    body: { name: '平台运营后台（演练）', publicKeyPem },
  })
  const post = {
    ...{ indicator: row.indicator.code, period, amount: amountOf(row) },
    ...{ sourceSystem: '演练', rowCount: 1, rowsSha256: '0'.repeat(64) },
  }
  const text = Buffer.from(evidenceText(trackId, post))
  const signature = signWith(null, text, privateKey).toString('base64url')
  await posted(stage, trackId, { post, keyId, signature })
  return 1
}

export type Reported = { readonly reports: number; readonly posts: number }

/** After the first quarter that is owed. */
export async function reportQuarter(
  rehearsal: Rehearsal,
  office: Office,
  followed: readonly Followed[],
): Promise<Reported> {
  const { stage } = rehearsal
  const [first] = followed
  if (first === undefined) return { reports: 0, posts: 0 }
  const read = async ({ id, project }: Followed) =>
    stage.calls.ask(await stage.tokenOf(project), readFollowing, { params: { id } })
  const quarterly = ({ owed }: Following) => owed.find(({ cadence }) => cadence === 'quarterly')
  const begun = quarterly(await read(first))
  if (begun === undefined) return { reports: 0, posts: 0 }
  await stage.travel(new Date(`${addDays(begun.lastDay, 5)}T09:00:00+08:00`))
  let [reports, posts] = [0, 0]
  await withEach(followed, atOnce, async (one) => {
    const following = await read(one)
    const owed = quarterly(following)
    // Whoever begins later owes nothing yet.
    if (owed === undefined || !isAsked(owed)) return
    posts += await postOne(rehearsal, one.project, following, owed)
    const paperId = await report(rehearsal, one, following, owed)
    await signBy(rehearsal, paperId, [one.project, one.desk.officer, office.first])
    reports++
  })
  return { reports, posts }
}

/** When its time is over the project hands in what it still owes, asks for acceptance, and passes. */
export async function acceptOne(
  rehearsal: Rehearsal,
  office: Office,
  [one]: readonly Followed[],
): Promise<number> {
  if (one === undefined) return 0
  const { stage } = rehearsal
  const { calls, tokenOf } = stage
  const at = { params: { id: one.id } }
  const { untilDay } = await calls.ask(await tokenOf(one.project), readFollowing, at)
  // The last report is owed some weeks after.
  await stage.travel(new Date(`${addDays(untilDay, 5)}T09:00:00+08:00`))
  const following = await calls.ask(await tokenOf(one.project), readFollowing, at)
  for (const owed of following.owed) {
    if (!isAsked(owed)) continue
    await signBy(rehearsal, await report(rehearsal, one, following, owed), [one.project])
  }
  const content = {
    ...{ kind: 'acceptance' as const, done: reasonOf('任务书各项目标均已完成') },
    ...{ results: '', files: [] },
  }
  const own = await tokenOf(one.project)
  const { id: paperId } = await calls.ask(own, writePaper, { ...at, body: { content } })
  await signBy(rehearsal, paperId, [one.project, one.desk.leader])
  const token = await tokenOf(office.first)
  const { version: seen } = await calls.ask(token, readPaper, { params: { id: paperId } })
  const judgement = {
    opinion: reasonOf('专家组听取汇报、查阅资料后同意通过'),
    heldOn: dayOfMoment(stage.host.clock.now().toISOString()),
    experts: [{ name: '演练专家', post: '研究员', duty: '组长' }],
  }
  const { state } = await calls.ask(token, judgeAcceptance, {
    params: { id: paperId },
    body: { seen, passes: true, judgement },
  })
  if (state !== 'accepted') throw new Error(`the project is ${state}`)
  return 1
}
