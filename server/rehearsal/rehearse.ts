/**
 * 演练: a whole programme from its call to the published list, through the public API of a house that is made for
 * it and thrown away. People and what they may do are set up; everything they do is a call.
 */
import type pg from 'pg'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import type { Config } from '../kernel/config.ts'
import { verifyHistory } from '../kernel/history/verify.ts'
import { brokenInvariants } from '../kernel/invariants.ts'
import { modules } from '../modules.ts'
import { publishCall, takeApplications } from './apply.ts'
import { CallRefused } from './calls.ts'
import { makeDesks, makeEntrants, makeExperts, makeOffice, type Office } from './cast.ts'
import { expertsFor, scheduleOf, shareOut } from './plan.ts'
import { checkEntries, receive } from './receive.ts'
import { buildPackages, recommend, sendPackages } from './recommend.ts'
import type { Rehearsal, Wish } from './rehearsal.ts'
import {
  callTimes,
  machineNow,
  type RehearsalEnd,
  type RehearsalReport,
  type Timed,
  type ToPrepare,
} from './report.ts'
import { formRounds, freeze, rubricsOf, writeReviews, type Arranged } from './review.ts'
import { select, type Selected } from './select.ts'
import { withStage, type Stage } from './stage.ts'

type Found = {
  prepare: ToPrepare
  arranged: readonly Arranged[]
  selected: Selected | null
}

const nothing: ToPrepare = {
  units: 0,
  recommended: 0,
  paper_volumes: 0,
  mails: 0,
  package_bytes: 0,
  experts: 0,
  reviews: 0,
  database_bytes: 0,
}

type Timing = {
  readonly parts: Timed[]
  readonly time: <T>(part: string, act: () => Promise<T>) => Promise<T>
  /** The part that is under way. */
  now: string
}

/** Told of each part as it ends: a whole rehearsal takes many minutes. */
export type Hearing = (ended: Timed) => void

function timing(hear: Hearing): Timing {
  const parts: Timed[] = []
  const clock: Timing = {
    parts,
    now: '',
    async time(part, act) {
      clock.now = part
      const begun = performance.now()
      try {
        return await act()
      } finally {
        const seconds = Number(((performance.now() - begun) / 1000).toFixed(2))
        parts.push({ part, seconds })
        hear({ part, seconds })
      }
    },
  }
  return clock
}

async function firstHalf(rehearsal: Rehearsal, { time }: Timing, found: Found): Promise<Office> {
  const { stage, definition, wish, schedule } = rehearsal
  stage.travel(schedule.apply)
  const shares = shareOut(definition, wish.applications)
  const cast = await time('people', async () => {
    const office = await stage.setUp(makeOffice)
    const desks = await stage.setUp((work) => makeDesks(work, rehearsal, shares))
    return { office, desks, entrants: await makeEntrants(rehearsal, shares) }
  })
  const { office, desks, entrants } = cast
  await time('call', () => publishCall(rehearsal, office, desks))
  await time('applications', () => takeApplications(rehearsal, entrants))
  stage.travel(schedule.recommend)
  await time('first reviews and recommendations', () => recommend(rehearsal, desks))
  stage.travel(schedule.send)
  const packed = await time('packages', () => buildPackages(rehearsal, desks))
  await time('dispatch', () => sendPackages(rehearsal, office, packed))
  const sum = (of: 'projects' | 'volumes' | 'bytes' | 'mails') =>
    packed.reduce((all, one) => all + one[of], 0)
  found.prepare = {
    ...found.prepare,
    ...{ units: desks.length, recommended: sum('projects'), paper_volumes: sum('volumes') },
    ...{ mails: sum('mails'), package_bytes: sum('bytes') },
  }
  stage.travel(schedule.receive)
  await time('reception', () => receive(rehearsal, office))
  return office
}

/** Where what the file says ends; further than that nobody can rehearse it. */
function endBefore(rehearsal: Rehearsal, part: 'check' | 'review'): RehearsalEnd | null {
  const { feeds, media } = rehearsal.definition
  if (media.length === 0) return 'no_medium'
  if (feeds !== undefined) return 'handed_up'
  return part === 'review' && rubricsOf(rehearsal).length === 0 ? 'no_rubric' : null
}

async function secondHalf(
  rehearsal: Rehearsal,
  { time }: Timing,
  found: Found,
  office: Office,
): Promise<RehearsalEnd> {
  const { stage, schedule } = rehearsal
  const sent = endBefore(rehearsal, 'check')
  if (sent !== null) return sent
  stage.travel(schedule.check)
  const entries = await time('formal check', () => checkEntries(rehearsal, office))
  const checked = endBefore(rehearsal, 'review')
  if (checked !== null) return checked
  stage.travel(schedule.review)
  const items = entries.reduce((sum, { directions }) => sum + directions.length, 0)
  const experts = await time('experts', () => makeExperts(rehearsal, office, expertsFor(items)))
  const formed = await time('assignment', () => formRounds(rehearsal, office, experts))
  found.arranged = formed.arranged
  const reviews = await time('reviews', () => writeReviews(rehearsal, formed.rounds, experts))
  found.prepare = { ...found.prepare, experts: experts.length, reviews }
  stage.travel(schedule.freeze)
  await time('freeze', () => freeze(rehearsal, office, formed.rounds))
  stage.travel(schedule.select)
  found.selected = await time('selection and publication', () => select(rehearsal, office))
  return 'published'
}

function faultOf(error: unknown, part: string): RehearsalReport['fault'] {
  const message = error instanceof Error ? error.message : String(error)
  return { part, code: error instanceof CallRefused ? error.code : null, message }
}

async function play(rehearsal: Rehearsal, hear: Hearing): Promise<RehearsalReport> {
  const { stage, definition, wish } = rehearsal
  const clock = timing(hear)
  const found: Found = { prepare: nothing, arranged: [], selected: null }
  let fault: RehearsalReport['fault'] = null
  let end: RehearsalEnd | null = null
  try {
    end = await secondHalf(rehearsal, clock, found, await firstHalf(rehearsal, clock, found))
  } catch (error) {
    fault = faultOf(error, clock.now)
  }
  let checked = unchecked
  try {
    checked = await clock.time('seals and invariants', () => check(stage))
  } catch (error) {
    // What was found out until then is told all the same.
    fault ??= faultOf(error, clock.now)
  }
  return {
    ...{ programme: definition.id, seed: wish.seed, applications: wish.applications },
    machine: machineNow(),
    seconds: Number(clock.parts.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1)),
    parts: clock.parts,
    calls: callTimes(stage.calls.times),
    ...{ arranged: found.arranged, selected: found.selected, papers: stage.papers() },
    prepare: { ...found.prepare, database_bytes: checked.bytes },
    ...{ invariants_broken: checked.broken, seals: checked.seals },
    ...{ end, fault },
  }
}

type Checked = {
  readonly broken: readonly string[]
  readonly seals: RehearsalReport['seals']
  readonly bytes: number
}

const unchecked: Checked = {
  broken: [],
  seals: { ok: false, entries: 0, faults: ['not looked at'] },
  bytes: 0,
}

async function check({ host }: Stage): Promise<Checked> {
  const broken = await brokenInvariants(host.database.owner, modules)
  const { ok, entries, faults } = await verifyHistory(host)
  const { rows } = await host.database.owner.query(
    'select pg_database_size(current_database())::float8 as bytes',
  )
  return {
    broken: broken.map(({ module, name }) => `${module}: ${name}`),
    seals: { ok, entries, faults },
    bytes: rows[0].bytes as number,
  }
}

/** `server` is a database of the server on which the rehearsal's own is made; nothing of it is touched. */
export function rehearse(
  server: pg.ClientConfig,
  house: Config,
  programme: { readonly definition: ProgrammeDefinition; readonly form: FormDefinition },
  wish: Wish,
  hear: Hearing = () => undefined,
): Promise<RehearsalReport> {
  return withStage(server, house, wish.papers, (stage) => {
    const schedule = scheduleOf(programme.definition, stage.host.clock.now().toISOString())
    return play({ stage, ...programme, schedule, wish }, hear)
  })
}
