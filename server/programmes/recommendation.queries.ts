/** A unit's list as its own people see it; nobody else sees that it exists. */
import { unitClosesAt } from '../../domain/programmes/candidate.ts'
import { unitOf } from '../../domain/programmes/programme.ts'
import type { Recommendation, RecommendationState } from '../../domain/programmes/recommendation.ts'
import { orderChanges } from '../../domain/programmes/recommendationRanks.ts'
import type { Reading } from '../kernel/work.ts'
import { candidateBrief, listOfUnit } from './candidate.queries.ts'
import { listExceptions } from './exception.queries.ts'
import { programmeOf } from './programme.queries.ts'
import { findList, meterOf, meterShape, orderOf, type ListRow } from './recommendationList.ts'
import { ownUnit, ownUnits, unitName, type UnitAt } from './seat.queries.ts'
import { latestPublicity } from './publicity.queries.ts'

async function nameOf(work: Reading, personId: string | null | undefined): Promise<string | null> {
  if (personId == null) return null
  const person = await work.db
    .selectFrom('people.pub_person')
    .where('id', '=', personId)
    .select('name')
    .executeTakeFirst()
  return person?.name ?? null
}

/** The last change that can be undone: not an undo, not undone, and still the order that it made. */
export async function undoable(work: Reading, row: ListRow | undefined, order: readonly string[]) {
  if (row === undefined) return undefined
  const last = await work.db
    .selectFrom('programmes.rank_change as r')
    .where('r.recommendation_id', '=', row.id)
    .where('r.kind', '<>', 'undo')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('programmes.rank_change as u')
            .whereRef('u.recommendation_id', '=', 'r.recommendation_id')
            .whereRef('u.undoes', '=', 'r.version')
            .select('u.version'),
        ),
      ),
    )
    .select(['r.version', 'r.kind', 'r.before', 'r.after'])
    .orderBy('r.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  // A candidate that was returned, declined or taken back cannot be put back by an undo.
  if (last === undefined || last.kind === 'leave') return undefined
  return last.after.join() === order.join() ? last : undefined
}

async function signaturesOf(work: Reading, row: ListRow | undefined) {
  return {
    sentBy: await nameOf(work, row?.sent_by),
    checkedBy: await nameOf(work, row?.checked_by),
    lateReason: row?.late_reason ?? null,
    backReason: row?.back_reason ?? null,
    backBy: await nameOf(work, row?.back_by),
    signedBy: await nameOf(work, row?.signed_by),
    signedFor: await nameOf(work, row?.signed_for),
    signedAt: row?.signed_at?.toISOString() ?? null,
    documentNumber: row?.document_number ?? null,
    documentDate: row?.document_date ?? null,
    listDigest: row?.list_digest ?? null,
    publicityWaiver: row?.publicity_waiver ?? null,
  }
}

export async function readList(work: Reading, at: UnitAt): Promise<Recommendation> {
  const programme = await ownUnit(work, at)
  const row = await findList(work, at)
  const files = (await listOfUnit(work, at)).map(candidateBrief)
  const ranked = files.filter(({ rank }) => rank !== null)
  const order = ranked.map(({ id }) => id)
  return {
    programmeId: at.programmeId,
    unit: at.unit,
    unitName: await unitName(work, at),
    state: (row?.state ?? 'draft') as RecommendationState,
    version: row?.version ?? 0,
    ranked,
    reserve: files.filter(({ rank }) => rank === null),
    meter: meterShape(await meterOf(work, programme.definition, at.unit)),
    exceptions: await listExceptions(work, at),
    closesAt: unitClosesAt(programme.definition, at.unit),
    ...(await signaturesOf(work, row)),
    mayUndo: row?.state === 'draft' && (await undoable(work, row, order)) !== undefined,
  }
}

type Numbers = {
  readonly arrived: number
  readonly checked: number
  readonly returned: number
  readonly declined: number
  readonly ranked: number
}

/** Files at a unit by state; `checked` holds those that passed, recommended ones included. */
async function numbersOf(work: Reading, at: UnitAt): Promise<Numbers> {
  const rows = await work.db
    .selectFrom('programmes.candidate')
    .where('programme_id', '=', at.programmeId)
    .where('unit_code', '=', at.unit)
    .select([
      'state',
      (eb) => eb.fn.countAll<number>().as('n'),
      (eb) => eb.fn.count<number>('rank').as('ranked'),
    ])
    .groupBy('state')
    .execute()
  const count = (...states: string[]): number =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + n, 0)
  return {
    arrived: count('arrived'),
    checked: count('checked', 'recommended'),
    returned: count('returned'),
    declined: count('declined'),
    ranked: rows.reduce((sum, { ranked }) => sum + ranked, 0),
  }
}

export async function listLists(work: Reading) {
  const rows = []
  for (const at of await ownUnits(work)) {
    const programme = await programmeOf(work, at.programmeId)
    const row = await findList(work, at)
    if (programme.state === 'draft' || unitOf(programme.definition, at.unit) === null) continue
    rows.push({
      programmeId: at.programmeId,
      programmeTitle: programme.definition.title,
      unit: at.unit,
      unitName: await unitName(work, at),
      state: (row?.state ?? 'draft') as RecommendationState,
      version: row?.version ?? 0,
      ...(await numbersOf(work, at)),
      meter: meterShape(await meterOf(work, programme.definition, at.unit)),
      closesAt: unitClosesAt(programme.definition, at.unit),
    })
  }
  return { rows }
}

/** What stands elsewhere than when the reader last looked; null where they never did. */
async function sinceLastLook(work: Reading, row: ListRow | undefined, at: UnitAt) {
  if (row === undefined || work.actor.personId === null) return null
  const look = await work.db
    .selectFrom('programmes.list_look')
    .where('recommendation_id', '=', row.id)
    .where('person_id', '=', work.actor.personId)
    .select(['version', 'looked_at'])
    .executeTakeFirst()
  if (look === undefined) return null
  const then = await work.db
    .selectFrom('programmes.rank_change')
    .where('recommendation_id', '=', row.id)
    .where('version', '<=', look.version)
    .select('after')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const changes = orderChanges(then?.after ?? [], await orderOf(work, at))
  const titles = await titlesOf(
    work,
    changes.map(({ candidateId }) => candidateId),
  )
  return {
    version: look.version,
    lookedAt: look.looked_at.toISOString(),
    changes: changes.map((one) => ({ ...one, title: titles.get(one.candidateId) ?? '' })),
  }
}

async function titlesOf(work: Reading, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await work.db
    .selectFrom('programmes.candidate as c')
    .innerJoin('programmes.submission as s', 's.id', 'c.submission_id')
    .where('c.id', 'in', [...ids])
    .select(['c.id', 's.title'])
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** What the leader reads before signing. */
export async function readBriefing(work: Reading, at: UnitAt) {
  const list = await readList(work, at)
  const programme = await programmeOf(work, at.programmeId)
  const row = await findList(work, at)
  const numbers = await numbersOf(work, at)
  const { arrived, checked, returned, declined, ranked } = numbers
  return {
    programmeId: at.programmeId,
    programmeTitle: programme.definition.title,
    unit: at.unit,
    unitName: list.unitName,
    state: list.state,
    version: list.version,
    closesAt: list.closesAt,
    numbers: {
      received: arrived + checked + returned + declined,
      ...numbers,
      reserve: checked - ranked,
    },
    meter: list.meter,
    projects: list.ranked.map((one) => ({
      candidateId: one.id,
      rank: one.rank!,
      title: one.title,
      applicant: one.applicant,
      directions: one.directions,
    })),
    exceptions: list.exceptions,
    publicity: row === undefined ? null : await latestPublicity(work, row.id),
    publicityWaiver: list.publicityWaiver,
    backReason: list.backReason,
    since: await sinceLastLook(work, row, at),
  }
}
