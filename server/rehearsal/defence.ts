/**
 * 答辩: the best of one direction are heard by a panel as a second stage. Each member marks alone, the panel sits, its
 * secretary writes, its leader signs, which seals the record.
 */
import { listPanelExperts, makePanel, putPanel } from '../../domain/evaluation/panel.endpoints.ts'
import { usualPanelRules, type PanelRole } from '../../domain/evaluation/panel.ts'
import { readTable, saveRecord, signRecord } from '../../domain/evaluation/record.endpoints.ts'
import { handInReview, saveReview } from '../../domain/evaluation/review.endpoints.ts'
import { listItems } from '../../domain/evaluation/roundItem.endpoints.ts'
import {
  callSessions,
  confirmHearing,
  listHearings,
  listOwnSessions,
  makeSession,
  runSchedule,
} from '../../domain/evaluation/session.endpoints.ts'
import { allRows } from '../../domain/kernel/allRows.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { listSelection } from '../../domain/programmes/selection.endpoints.ts'
import type { Entrant, Expert, Office } from './cast.ts'
import { marksFor } from './marks.ts'
import type { Rehearsal } from './rehearsal.ts'
import { acceptAll, freeze, reviewsOf, step } from './review.ts'
import { openRound, sendInto, type Round } from './rounds.ts'
import { scored } from './select.ts'
import type { Person } from './stage.ts'

/** So many of the direction are heard: within one day. */
const heardMost = 8
const heardShare = 0.9
const pageMost = 200

/** The best of a direction, by what the experts gave. */
async function bestOf(rehearsal: Rehearsal, token: string, direction: string): Promise<string[]> {
  const { stage, definition } = rehearsal
  const { rows } = await stage.calls.ask(token, listSelection, {
    params: { programmeId: definition.id },
    query: { direction, limit: heardMost },
  })
  return rows.map(({ entryId }) => entryId)
}

/** Where few apply, not every direction is claimed. */
async function lastClaimed(rehearsal: Rehearsal, token: string, directions: readonly string[]) {
  for (const direction of directions.toReversed()) {
    const ids = await bestOf(rehearsal, token, direction)
    if (ids.length > 0) return { direction, ids }
  }
  throw new Error('no direction is claimed')
}

type Sitting = {
  readonly round: string
  readonly token: string
  /** Those who sit, the leader first; the secretary last. */
  readonly members: readonly { readonly expert: Expert; readonly role: PanelRole }[]
}

/** As many as the rules ask for, of regions and employers that they allow, none of whom stands back from anything. */
async function seat(
  { stage }: Rehearsal,
  token: string,
  panel: { readonly id: string; readonly name: string; readonly items: readonly string[] },
  experts: readonly Expert[],
): Promise<Sitting['members']> {
  const params = { id: panel.id }
  const { rows } = await stage.calls.ask(token, listPanelExperts, { params, query: {} })
  const known = new Map(experts.map((expert) => [expert.id, expert]))
  const regions = new Map<string, number>()
  const employers = new Set<string>()
  const able = rows
    .filter(
      ({ recusals, refusal, account }) => account && recusals.length === 0 && refusal === null,
    )
    .toSorted((one, other) => Number(other.senior) - Number(one.senior))
    .filter(({ region, employer }) => {
      const count = regions.get(region) ?? 0
      if (count >= usualPanelRules.maxSameRegion! || employers.has(employer)) return false
      regions.set(region, count + 1)
      employers.add(employer)
      return true
    })
    .slice(0, usualPanelRules.minMembers + 1)
  const roleAt = (at: number): PanelRole =>
    at === 0 ? 'leader' : at < usualPanelRules.minMembers ? 'member' : 'secretary'
  const members = able.map(({ id }, at) => ({ expertId: id, role: roleAt(at) }))
  const { name, items } = panel
  const seated = await stage.calls.ask(token, putPanel, {
    params,
    body: { version: 1, name, items: [...items], members },
  })
  const faults = seated.rows.flatMap((one) => one.faults.map(({ code }) => code))
  if (faults.length > 0) throw new Error(`the panel is not as it must be: ${faults.join(', ')}`)
  return members.map(({ expertId, role }) => ({ expert: known.get(expertId)!, role }))
}

async function callPanel(
  rehearsal: Rehearsal,
  { round, token, members }: Sitting,
  panelId: string,
  entrants: readonly Entrant[],
): Promise<void> {
  const { stage, schedule } = rehearsal
  const { calls } = stage
  const params = { id: round }
  for (const verb of ['assign', 'invite'] as const) await step(rehearsal, token, params, verb)
  for (const { expert } of members) await acceptAll(stage, expert)
  const session = {
    ...{ panelId, kind: 'defence' as const, slotMinutes: 60, starts: '09:00', ends: '18:00' },
    day: dayOfMoment(schedule.hear.toISOString()),
    ...{ place: '第一会议室（演练）', online: '' },
  }
  await calls.ask(token, makeSession, { params, body: session })
  await calls.ask(token, runSchedule, { params, body: { kind: 'defence' } })
  await calls.ask(token, callSessions, { params })
  for (const { person } of entrants) {
    const own = await stage.tokenOf(person)
    const hearings = await allRows((page) => calls.ask(own, listHearings, { query: page }))
    for (const { id, from } of hearings) {
      await calls.ask(own, confirmHearing, { params: { id }, body: { from } })
    }
  }
  await step(rehearsal, token, params, 'start')
}

async function markAlone(
  { stage }: Rehearsal,
  person: Person,
  { title, rubric }: Pick<Round, 'title' | 'rubric'>,
): Promise<void> {
  const own = await stage.tokenOf(person)
  const reviews = await reviewsOf(stage, own)
  for (const { id } of reviews.filter((one) => one.round === title)) {
    const body = { version: 0, marks: marksFor(rubric, heardShare) }
    const { version } = await stage.calls.ask(own, saveReview, { params: { id }, body })
    await stage.calls.ask(own, handInReview, { params: { id }, body: { version } })
  }
}

/** The secretary writes what was found of every item, the leader signs it; answers how many records were sealed. */
async function sit(
  { stage }: Rehearsal,
  { members }: Sitting,
  { rubric }: Pick<Round, 'rubric'>,
): Promise<number> {
  const { calls, tokenOf } = stage
  const [secretary, leader] = [members.at(-1)!, members[0]!].map(({ expert }) => expert.person)
  const own = await tokenOf(secretary!)
  const sessions = await allRows((page) => calls.ask(own, listOwnSessions, { query: page }))
  const tables = sessions.flatMap(({ slots }) => slots.map(({ id }) => ({ params: { id } })))
  for (const at of tables) {
    const table = await calls.ask(await tokenOf(secretary!), readTable, at)
    const words = {
      seats: table.members.map(({ expertId }) => ({
        ...{ expertId, present: true, recused: false, note: '', agrees: true },
      })),
      applicant: '项目负责人等 2 人（演练）',
      minutes: '演练中自动写成的会议记录，不是真实答辩。',
      marks: marksFor(rubric, heardShare),
    }
    const body = { version: table.version, words }
    const { version } = await calls.ask(await tokenOf(secretary!), saveRecord, { ...at, body })
    const { signed } = await calls.ask(await tokenOf(leader!), signRecord, {
      ...at,
      body: { version },
    })
    if (signed === null) throw new Error(`the record of ${table.title} is not sealed`)
  }
  return tables.length
}

/** Answers how many were heard. */
export async function defend(
  rehearsal: Rehearsal,
  office: Office,
  rounds: readonly Round[],
  cast: { readonly experts: readonly Expert[]; readonly entrants: readonly Entrant[] },
): Promise<number> {
  const { stage, schedule } = rehearsal
  const { calls } = stage
  const first = rounds.at(-1)!
  const token = await stage.tokenOf(office.first)
  await scored(rehearsal, token, rounds.length)
  const { direction, ids } = await lastClaimed(rehearsal, token, first.directions)
  const round = { title: `答辩：方向${direction}（演练）`, rubric: first.rubric }
  const how = { method: 'panel' as const, stage: 'defence' as const }
  const id = await openRound(rehearsal, token, round, { ...how, panel: usualPanelRules })
  await sendInto(rehearsal, token, { id, directions: [direction], method: 'panel', ids })
  const { rows } = await calls.ask(token, listItems, { params: { id }, query: { limit: pageMost } })
  const items = rows.map((one) => one.id)
  const name = '第 1 专家组'
  const made = await calls.ask(token, makePanel, { params: { id }, body: { name, items } })
  const panel = { id: made.rows[0]!.id, name, items }
  const members = await seat(rehearsal, token, panel, cast.experts)
  const sitting = { round: id, token, members }
  const heard = new Set(rows.map(({ title }) => title))
  const entrants = cast.entrants.filter((one) => heard.has(one.title))
  await callPanel(rehearsal, sitting, panel.id, entrants)
  for (const { expert, role } of members) {
    if (role !== 'secretary') await markAlone(rehearsal, expert.person, round)
  }
  await stage.travel(new Date(schedule.hear.getTime() + 10 * 3_600_000))
  const records = await sit(rehearsal, sitting, round)
  await freeze(rehearsal, office, [{ id }])
  return records
}
