/** What notices of programmes say, read when the event is heard; and telling it, once an event. */
import type { Facts } from '../../domain/kernel/verdict.ts'
import { unitOf } from '../../domain/programmes/programme.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { membersWith, personNames } from '../people/index.ts'
import { tell, type News, type Thing } from '../notices/index.ts'
import { stopsOf } from './application.queries.ts'
import type { NoticeKey } from './notice.kinds.ts'
import { programmeOf } from './programme.queries.ts'
import type { UnitAt } from './seat.queries.ts'

export const text = (event: KeptEvent, name: string): string => String(event.facts[name] ?? '')

/** Names in both languages, for words that say `{{programmeZh}}` or `{{programmeEn}}`. */
export async function programmeFacts(work: Reading, programmeId: string): Promise<Facts> {
  const { zh, en } = (await programmeOf(work, programmeId)).definition.title
  return { programmeId, programmeZh: zh, programmeEn: en }
}

/** The authority on the seat by its own name, else the unit by its name in each language. */
export async function unitFacts(work: Reading, at: UnitAt, as = 'unit'): Promise<Facts> {
  const seat = await work.db
    .selectFrom('programmes.seat')
    .where('programme_id', '=', at.programmeId)
    .where('unit_code', '=', at.unit)
    .select('authority_name')
    .executeTakeFirst()
  const unit = unitOf((await programmeOf(work, at.programmeId)).definition, at.unit)
  const own = seat?.authority_name ?? unit?.authorityName ?? null
  return {
    [`${as}Zh`]: own ?? unit?.name.zh ?? at.unit,
    [`${as}En`]: own ?? unit?.name.en ?? at.unit,
  }
}

export async function listNames(work: Reading, at: UnitAt): Promise<Facts> {
  return {
    ...(await programmeFacts(work, at.programmeId)),
    ...(await unitFacts(work, at)),
    unit: at.unit,
  }
}

export async function nameOf(work: Reading, personId: string): Promise<string> {
  return (await personNames(work, [personId])).get(personId) ?? ''
}

export type ToldApplication = {
  readonly id: string
  readonly orgId: string
  readonly state: string
  readonly facts: Facts
  readonly stops: ReturnType<typeof stopsOf>
}

/** An application as notices speak of it; a draft without a title goes by its programme. */
export async function applicationTold(
  work: Reading,
  id: string,
): Promise<ToldApplication | undefined> {
  const row = await work.db
    .selectFrom('programmes.application as a')
    .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .where('a.id', '=', id)
    .select(['a.id', 'a.org_id', 'a.state', 'a.title', 'a.programme_id', 'a.stops', 'o.name'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const programme = await programmeFacts(work, row.programme_id)
  const title = row.title === '' ? String(programme['programmeZh']) : row.title
  return {
    id: row.id,
    orgId: row.org_id,
    state: row.state,
    facts: { ...programme, applicationId: row.id, title, applicant: row.name ?? '' },
    stops: stopsOf(row),
  }
}

/** Members who may do something, but for the one who has just done it. */
export async function othersWith(
  work: Reading,
  orgId: string,
  permit: string,
  but: string,
): Promise<{ readonly personIds: readonly string[] }> {
  const members = await membersWith(work, orgId, permit)
  return { personIds: members.map(({ personId }) => personId).filter((id) => id !== but) }
}

export type Told = Omit<News, 'kind' | 'once' | 'facts' | 'thing'> & {
  readonly facts: Facts
  readonly thing: Thing
  /** Parts the news of one event from each other. */
  readonly part?: string
}

/** Tells news of an event; however often it is heard, each person gets it once. */
export async function tellOf(
  work: Writing,
  event: KeptEvent,
  key: NoticeKey,
  { part, ...news }: Told,
): Promise<void> {
  const once = `event:${event.id}${part === undefined ? '' : `:${part}`}`
  await tell(work, { kind: `programmes.${key}`, once, ...news })
}

export const applicationThing = (id: string): Thing => ({ kind: 'programmes.application', id })
