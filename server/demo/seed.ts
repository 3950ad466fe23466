/**
 * Makes the demo world once: a small core before anybody is let in, the rest visibly behind. What stands
 * is marked in a setting, so that a start after a kill goes on where the last one stopped.
 */
import { makeCapacity } from './capacity.ts'
import { makeCertificates } from './certificates.ts'
import { sql } from 'kysely'
import { systemActor } from '../../domain/kernel/actor.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { demoPassword } from '../../domain/people/demoPersons.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { hashPassword } from '../people/index.ts'
import {
  addProgramme,
  openProgramme,
  programmeOf,
  seatUnit,
  shippedForm,
  shippedProgrammes,
} from '../programmes/index.ts'
import { makeActivities } from './activities.ts'
import { makeApplication } from './applications.ts'
import { makeAttention } from './attention.ts'
import { workDesks } from './desks.ts'
import { projectName } from './names.ts'
import { makeCases } from './cases.ts'
import { makeDemoFiles, type DemoFiles } from './files.ts'
import { makeShownProject } from './followedPeople.ts'
import { makeFollowedRound } from './followedRound.ts'
import { dated, makeLastYear } from './lastYear.ts'
import { fillOffice } from './office.ts'
import { makeOffers } from './offers.ts'
import {
  makeApplicant,
  makeAuthorities,
  makeOffices,
  makePartners,
  type Applicant,
  type Cast,
  type DemoPerson,
} from './people.ts'
import { makePrices } from './prices.ts'
import { receivePackages } from './reception.ts'
import { makePanelRound } from './panels.ts'
import { makeReviewedRound } from './reviewedRound.ts'
import { makeRounds } from './rounds.ts'
import { randomOf } from './random.ts'
import { makeWorkgroup } from './workgroup.ts'
import type { Made } from './world/make.ts'

export const shownProgramme = 'shuangchuang-2019'
const seed = 20190708
const settingName = 'demo.world'

type Standing = {
  readonly told: readonly DemoPerson[]
  readonly done: number
  readonly total: number
  /** Projects of the followed round whose stories are told. */
  readonly followed?: number
  /** Whether the officers have done their part. */
  readonly desks?: boolean
  /** Of the large world of organisations and offers. */
  readonly world?: Made
}

/** What stands of the demo world; undefined where none was begun. */
export async function demoStanding(host: Host): Promise<Standing | undefined> {
  const { rows } = await host.database.owner.query(
    'select value from kernel.setting where name = $1',
    [settingName],
  )
  return rows[0]?.value as Standing | undefined
}

/** How much of the large world stands: kept in the transaction that makes it, so that nothing is made twice. */
export async function keepWorld(work: Writing, made: Made): Promise<void> {
  await sql`
    update kernel.setting set value = jsonb_set(value, '{world}', ${JSON.stringify(made)}::jsonb)
    where name = ${settingName}`.execute(work.db)
}

async function keepStanding(host: Host, standing: Standing): Promise<void> {
  await host.database.owner.query(
    `insert into kernel.setting (name, value, changed_at) values ($1, $2, $3)
     on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`,
    [settingName, JSON.stringify(standing), host.clock.now()],
  )
}

function asSystem<T>(host: Host, act: (work: Writing) => Promise<T>): Promise<T> {
  const now = host.clock.now()
  return writing(host, { actor: systemActor, requestId: newId(now), now }, act)
}

async function addProgrammes(work: Writing, officeId: string): Promise<ProgrammeDefinition> {
  const definitions = await shippedProgrammes()
  const office = { ...work, actor: { ...work.actor, orgId: officeId } }
  for (const definition of definitions) {
    await addProgramme(office, dated(definition), await shippedForm(definition))
  }
  await openProgramme(work, shownProgramme)
  return definitions.find(({ id }) => id === shownProgramme)!
}

const leadingApplicant = {
  name: '启衡机电设备有限公司（演示）',
  division: '510100',
  people: [
    { key: 'applicant', name: '周亦舟', roles: ['applicant.admin'] },
    { key: 'colleague', name: '林晚晴', roles: ['applicant.member'] },
  ],
} as const

/** Offices, all seats filled, the programmes, and one applicant with a half-written application. */
export async function seedCore(host: Host): Promise<void> {
  const passwordHash = await hashPassword(demoPassword)
  const random = randomOf(seed)
  const told: DemoPerson[] = []
  const applicant = await asSystem(host, async (work) => {
    const cast: Cast = { work, passwordHash, random, told }
    const { officeId } = await makeOffices(cast)
    await makePartners(cast)
    const definition = await addProgrammes(work, officeId)
    for (const authority of await makeAuthorities(cast, definition)) {
      await seatUnit(work, {
        programmeId: shownProgramme,
        unitCode: authority.unit.code,
        orgId: authority.orgId,
        authorityName: authority.name,
      })
    }
    const unit = definition.units.find(({ code }) => code === '5101')!
    const made = await makeApplicant(cast, unit, 1, new Set(), leadingApplicant)
    await makeShownProject(cast, unit)
    return { ...made, project: '面向精密传动的共享制造与协同研发平台（演示）' }
  })
  await makeApplicationOf(host, applicant, {
    index: 0,
    directions: ['2', '4', '8'],
    written: 70,
    submit: false,
  })
  await keepStanding(host, { told, done: 1, total: applicationsTotal })
}

/** Every twelfth application is of the city whose officer visitors are told of, so that its desk is full. */
function unitFor(definition: ProgrammeDefinition, index: number) {
  const shown = definition.units.find(({ code }) => code === '5101')!
  return index % 12 === 0 ? shown : definition.units[index % definition.units.length]!
}

const applicationsTotal = 300

/** What the authorities of Beijing and Hubei both recommend: a doubt that visitors find on either entry. */
export const twice = {
  indexes: [157, 235] as readonly number[],
  project: '产业集聚区材料计算与试验能力开放平台（演示）',
}

type Share = {
  readonly index: number
  readonly directions: readonly string[]
  readonly written: number
  readonly submit: boolean
  readonly files?: DemoFiles
}

async function makeApplicationOf(host: Host, applicant: Applicant, share: Share): Promise<void> {
  const { form } = await asSystem(host, (work) => programmeOf(work, shownProgramme))
  const daysBefore = 2 + (share.index % 24)
  await makeApplication(host, applicant, {
    programmeId: shownProgramme,
    form,
    directions: share.directions,
    seed: seed + share.index,
    written: share.written,
    submit: share.submit,
    ...(share.files === undefined ? {} : { files: share.files }),
    at: new Date(host.clock.now().getTime() - daysBefore * 86_400_000),
  })
}

/** What is on offer, what it costs, when it runs, and how often it was looked at. */
async function makeMarket(host: Host): Promise<void> {
  await makeOffers(host)
  await makePrices(host)
  await makeCertificates(host)
  await makeCapacity(host)
  await makeAttention(host)
}

/**
 * Fills the world up to its 300 applications, over all units, most of them handed in. Each is made from
 * its own number, so a run that was cut off goes on with the next.
 */
export async function seedRest(
  host: Host,
  progress: (done: number, total: number) => void,
  stop?: AbortSignal,
): Promise<void> {
  const begun = await demoStanding(host)
  if (begun === undefined || begun.desks === true) return
  let standing = begun
  const passwordHash = await hashPassword(demoPassword)
  const { definition, form } = await asSystem(host, (work) => programmeOf(work, shownProgramme))
  const files = await makeDemoFiles(host, form, (act) => asSystem(host, act))
  await makeLastYear(host, shownProgramme, files, passwordHash)
  // Early: what visitors look for first is what is on offer.
  await makeMarket(host)
  const readers = await makeRounds(host, shownProgramme, passwordHash)
  if (readers !== undefined) await makePanelRound(readers)
  const round = {
    told: standing.followed ?? 0,
    onTold: async (followed: number) => {
      standing = { ...standing, followed }
      await keepStanding(host, standing)
    },
  }
  await makeFollowedRound(host, round, stop)
  if (stop?.aborted !== true) {
    await makeCases(host)
    await makeActivities(host)
    await makeWorkgroup(host, shownProgramme, passwordHash)
  }
  const taken = new Set<string>()
  for (let index = standing.done; index < standing.total && !stop?.aborted; index++) {
    const random = randomOf(seed + index * 7919)
    const unit = unitFor(definition, index)
    const made = await asSystem(host, (work) =>
      makeApplicant({ work, passwordHash, random, told: [] }, unit, index + 100, taken),
    )
    // Said before the application is made: a start after a kill must not make this applicant again.
    await keepStanding(host, { ...standing, done: index + 1 })
    const codes = definition.directions.map(({ code }) => code)
    const submit = !random.chance(22)
    const named = projectName(random, { word: '', industry: '', project: made.project })
    await makeApplicationOf(
      host,
      { ...made, project: twice.indexes.includes(index) ? twice.project : named },
      {
        index,
        directions: random.some(codes, 1 + random.int(3)),
        written: submit ? 100 : 20 + random.int(70),
        submit,
        files,
      },
    )
    progress(index + 1, standing.total)
  }
  if (stop?.aborted) return
  await workDesks(
    host,
    shownProgramme,
    definition.units.map(({ code }) => code),
  )
  await fillOffice(host, shownProgramme)
  // Of the signed lists, four have been sent to the office; two of these are with the experts.
  const sent = [0, 8, 16, 24].map((index) => definition.units[index]!.code)
  await receivePackages(host, shownProgramme, sent, stop)
  if (readers !== undefined && stop?.aborted !== true) {
    const at = { programmeId: shownProgramme, stop }
    await makeReviewedRound(readers, at, [sent[1]!, sent[3]!])
  }
  await keepStanding(host, { ...standing, done: standing.total, desks: true })
}
