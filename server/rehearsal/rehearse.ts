/**
 * 演练: a whole programme from its call to the acceptance of a project, through the public API of a house that is made for
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
import {
  makeDesks,
  makeEntrants,
  makeExperts,
  makeOffice,
  type Desk,
  type Entrant,
  type Office,
} from './cast.ts'
import { defend } from './defence.ts'
import { acceptOne, followedOf, reportQuarter, signTaskBooks } from './follow.ts'
import { expertsFor, placesTimes, scheduleOf, shareOut, withPlaces } from './plan.ts'
import { processorClock, type ProcessorTime } from './processor.ts'
import { checkEntries, receive, type EntryAt } from './receive.ts'
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
import { formRounds, freeze, writeReviews, type Arranged } from './review.ts'
import { rubricsOf } from './rounds.ts'
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
  rounds: 0,
  reviews: 0,
  drawn: 0,
  panels: 0,
  heard: 0,
  objections: 0,
  task_books: 0,
  reports: 0,
  evidence_posts: 0,
  accepted: 0,
  database_bytes: 0,
}

type Timing = {
  readonly parts: Timed[]
  /** `counted` tells how many things the part was about. */
  readonly time: <T>(
    part: string,
    act: () => Promise<T>,
    counted: (done: T) => number,
  ) => Promise<T>
  /** The part that is under way. */
  now: string
}

/** Told of each part as it ends: a whole rehearsal takes many minutes. */
export type Hearing = (ended: Timed) => void

const tidy = (seconds: number): number => Number(seconds.toFixed(2))

function between(then: number | null, now: number | null): number | null {
  return then === null || now === null ? null : tidy(Math.max(0, now - then))
}

function timing(processors: () => Promise<ProcessorTime>, hear: Hearing): Timing {
  const parts: Timed[] = []
  const clock: Timing = {
    parts,
    now: '',
    async time(part, act, counted) {
      clock.now = part
      const [begun, before] = [performance.now(), await processors()]
      let count: number | null = null
      try {
        const done = await act()
        count = counted(done)
        return done
      } finally {
        const seconds = tidy((performance.now() - begun) / 1000)
        const after = await processors()
        const timed = {
          ...{ part, count, seconds },
          house_cpu_s: between(before.house, after.house),
          database_cpu_s: between(before.database, after.database),
        }
        parts.push(timed)
        hear(timed)
      }
    },
  }
  return clock
}

type Cast = {
  readonly office: Office
  readonly desks: readonly Desk[]
  readonly entrants: readonly Entrant[]
}

async function firstHalf(rehearsal: Rehearsal, { time }: Timing, found: Found): Promise<Cast> {
  const { stage, definition, wish, schedule } = rehearsal
  await stage.travel(schedule.apply)
  const shares = shareOut(definition, wish.applications)
  const cast = await time(
    'people',
    async () => {
      const office = await stage.setUp(makeOffice)
      const desks = await stage.setUp((work) => makeDesks(work, rehearsal, shares))
      return { office, desks, entrants: await makeEntrants(rehearsal, shares) }
    },
    ({ desks, entrants }) => 2 + 3 * desks.length + entrants.length,
  )
  const { office, desks, entrants } = cast
  const ofDesks = () => desks.length
  const ofAll = () => entrants.length
  await time('call', () => publishCall(rehearsal, office, desks), ofDesks)
  await time('applications', () => takeApplications(rehearsal, entrants), ofAll)
  await stage.travel(schedule.recommend)
  await time('first reviews and recommendations', () => recommend(rehearsal, desks), ofAll)
  await stage.travel(schedule.send)
  const packed = await time('packages', () => buildPackages(rehearsal, desks), ofDesks)
  await time('dispatch', () => sendPackages(rehearsal, office, packed), ofDesks)
  const sum = (of: 'projects' | 'volumes' | 'bytes' | 'mails') =>
    packed.reduce((all, one) => all + one[of], 0)
  found.prepare = {
    ...found.prepare,
    ...{ units: desks.length, recommended: sum('projects'), paper_volumes: sum('volumes') },
    ...{ mails: sum('mails'), package_bytes: sum('bytes') },
  }
  await stage.travel(schedule.receive)
  await time('reception', () => receive(rehearsal, office), ofDesks)
  return cast
}

/** Where what the file says ends; further than that nobody can rehearse it. */
function endBefore(rehearsal: Rehearsal, part: 'check' | 'review'): RehearsalEnd | null {
  const { feeds, media } = rehearsal.definition
  if (media.length === 0) return 'no_medium'
  if (feeds !== undefined) return 'handed_up'
  return part === 'review' && rubricsOf(rehearsal).length === 0 ? 'no_rubric' : null
}

async function review(
  rehearsal: Rehearsal,
  { time }: Timing,
  found: Found,
  { office, entrants, entries }: Cast & { readonly entries: readonly EntryAt[] },
): Promise<void> {
  const { stage, schedule } = rehearsal
  await stage.travel(schedule.review)
  const items = entries.reduce((sum, { directions }) => sum + directions.length, 0)
  const experts = await time(
    'experts',
    () => makeExperts(rehearsal, office, expertsFor(items)),
    (made) => made.length,
  )
  const formed = await time(
    'assignment',
    () => formRounds(rehearsal, office, entries, experts),
    ({ arranged }) => arranged.reduce((sum, { pairs }) => sum + pairs, 0),
  )
  const { arranged, rounds } = formed
  found.arranged = arranged
  await stage.travel(schedule.read)
  const reviews = await time(
    'reviews',
    () => writeReviews(rehearsal, rounds, experts),
    (count) => count,
  )
  await stage.travel(schedule.freeze)
  await time(
    'freeze',
    () => freeze(rehearsal, office, rounds),
    () => rounds.length,
  )
  const heard = await time(
    'defence',
    () => defend(rehearsal, office, rounds, { experts, entrants }),
    (count) => count,
  )
  const drawn = arranged.filter(({ status }) => status === 'drawn')
  found.prepare = {
    ...found.prepare,
    ...{ experts: experts.length, reviews, heard, panels: 1 },
    ...{ rounds: rounds.length, drawn: drawn.reduce((sum, one) => sum + one.items, 0) },
  }
}

async function follow(
  rehearsal: Rehearsal,
  { time }: Timing,
  found: Found,
  { office, desks, entrants }: Cast,
): Promise<void> {
  const { stage, schedule } = rehearsal
  await stage.travel(schedule.select)
  const selected = await time(
    'selection and publication',
    () => select(rehearsal, office, found.prepare.rounds + found.prepare.panels),
    ({ published }) => published,
  )
  found.selected = selected
  const followed = await time(
    'task books',
    async () => {
      const all = await followedOf(rehearsal, office, { desks, entrants }, selected.published)
      await signTaskBooks(rehearsal, office, all)
      return all
    },
    (all) => all.length,
  )
  const { reports, posts } = await time(
    'reports and evidence',
    () => reportQuarter(rehearsal, office, followed),
    (done) => done.reports,
  )
  const accepted = await time(
    'acceptance',
    () => acceptOne(rehearsal, office, followed),
    (count) => count,
  )
  found.prepare = {
    ...found.prepare,
    ...{ task_books: followed.length, reports, evidence_posts: posts, accepted },
    objections: selected.objections,
  }
}

async function secondHalf(
  rehearsal: Rehearsal,
  clock: Timing,
  found: Found,
  cast: Cast,
): Promise<RehearsalEnd> {
  const sent = endBefore(rehearsal, 'check')
  if (sent !== null) return sent
  await rehearsal.stage.travel(rehearsal.schedule.check)
  const entries = await clock.time(
    'formal check',
    () => checkEntries(rehearsal, cast.office),
    (all) => all.length,
  )
  const checked = endBefore(rehearsal, 'review')
  if (checked !== null) return checked
  await review(rehearsal, clock, found, { ...cast, entries })
  await follow(rehearsal, clock, found, cast)
  return 'accepted'
}

function faultOf(error: unknown, part: string): RehearsalReport['fault'] {
  const message = error instanceof Error ? error.message : String(error)
  return { part, code: error instanceof CallRefused ? error.code : null, message }
}

async function play(rehearsal: Rehearsal, hear: Hearing): Promise<RehearsalReport> {
  const { stage, definition, wish } = rehearsal
  const clock = timing(await processorClock(stage.host.database.owner), hear)
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
    checked = await clock.time(
      'seals and invariants',
      () => check(stage),
      ({ seals }) => seals.entries,
    )
  } catch (error) {
    // What was found out until then is told all the same.
    fault ??= faultOf(error, clock.now)
  }
  return {
    ...{ programme: definition.id, seed: wish.seed, applications: wish.applications },
    places_times: rehearsal.placesTimes,
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
    const { form } = programme
    const times = wish.quotas === 'kept' ? 1 : placesTimes(programme.definition, wish.applications)
    const definition = withPlaces(programme.definition, times)
    const schedule = scheduleOf(definition, stage.host.clock.now().toISOString())
    return play({ stage, definition, form, schedule, wish, placesTimes: times }, hear)
  })
}
