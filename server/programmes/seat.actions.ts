/** Filling seats, one by one or many at once from a table. */
import { sql } from 'kysely'
import { toHalfWidth } from '../../domain/kernel/halfWidth.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import { mayFillSeats } from '../../domain/programmes/managing.ts'
import { unitOf } from '../../domain/programmes/programme.ts'
import type { SeatRow } from '../../domain/programmes/seat.endpoints.ts'
import { readSeatList, type SeatLine } from '../../domain/programmes/seatList.ts'
import type { SheetBrought } from '../kernel/documents/sheetFile.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { organisationsLike } from '../people/index.ts'
import { lockManaged } from './managed.actions.ts'
import { listSeats, managedProgrammes } from './managed.queries.ts'
import { seatUnit } from './programme.actions.ts'
import { programmeOf, type Programme } from './programme.queries.ts'
import { setConditions } from './quotaCondition.actions.ts'

type Place = { readonly programmeId: string; readonly unitCode: string }
type Sitting = { readonly orgId: string | null; readonly authorityName: string | null }

async function insistAuthority(work: Reading, orgIds: readonly string[]): Promise<void> {
  if (orgIds.length === 0) return
  const rows = await work.db
    .selectFrom('people.pub_organisation')
    .where('id', 'in', orgIds)
    .where('kind', '=', 'authority')
    .select('id')
    .execute()
  const known = new Set(rows.map(({ id }) => id))
  if (orgIds.some((id) => !known.has(id))) throw new Problem(invalid('programmes.not_an_authority'))
}

function insistUnits({ definition }: Programme, codes: readonly string[]): void {
  const strange = codes.find((code) => unitOf(definition, code) === null)
  if (strange === undefined) return
  throw new Problem(invalid('programmes.unit_not_found', { unit: strange }))
}

export async function fillSeat(
  work: Writing,
  place: Place,
  seat: Sitting & { readonly conditions: readonly string[] },
) {
  insist(mayFillSeats((await lockManaged(work, place.programmeId)).state))
  const programme = await programmeOf(work, place.programmeId)
  insistUnits(programme, [place.unitCode])
  await insistAuthority(work, seat.orgId === null ? [] : [seat.orgId])
  const { conditions, ...sitting } = seat
  const at = { programmeId: place.programmeId, unit: place.unitCode }
  await setConditions(work, programme, at, conditions)
  await seatUnit(work, { ...place, ...sitting })
  const seats = await listSeats(work, programme.definition)
  return seats.find(({ unitCode }) => unitCode === place.unitCode)!
}

/** Conditions stay as they are: they are confirmed one by one, with a reason. */
export async function fillSeats(
  work: Writing,
  programmeId: string,
  wishes: readonly (Sitting & { readonly unitCode: string })[],
) {
  insist(mayFillSeats((await lockManaged(work, programmeId)).state))
  const programme = await programmeOf(work, programmeId)
  const codes = new Set(wishes.map(({ unitCode }) => unitCode))
  insistUnits(programme, [...codes])
  await insistAuthority(work, [...new Set(wishes.flatMap(({ orgId }) => orgId ?? []))])
  const before = (await listSeats(work, programme.definition)).filter(({ unitCode }) =>
    codes.has(unitCode),
  )
  for (const { unitCode, orgId, authorityName } of wishes) {
    await seatUnit(work, { programmeId, unitCode, orgId, authorityName })
  }
  return { before, seats: await listSeats(work, programme.definition) }
}

function authorities(work: Reading) {
  return work.db
    .selectFrom('people.pub_organisation')
    .where('kind', '=', 'authority')
    .where('state', '=', 'verified')
    .select(['id', 'name', 'uscc', 'division'])
}

export async function listAuthorities(work: Reading, text: string | undefined) {
  let matching = authorities(work)
  const typed = text?.trim() ?? ''
  if (typed !== '') matching = matching.where(sql<boolean>`id in (${organisationsLike(typed)})`)
  const rows = await matching.orderBy('division').orderBy('name').limit(500).execute()
  return { rows: rows.map((row) => ({ ...row, id: row.id!, name: row.name ?? '' })) }
}

type Org = {
  readonly id: string | null
  readonly name: string | null
  readonly uscc: string | null
}
type Fault = SeatRow['faults'][number]

function orgOf(line: SeatLine, orgs: readonly Org[]): { org: Org | null; fault: Fault | null } {
  const fault = (code: string, facts?: Fault['facts']): { org: null; fault: Fault } => ({
    org: null,
    fault: { column: 'org', code, ...(facts === undefined ? {} : { facts }) },
  })
  if (line.org === '') return fault('programmes.seat_row_org_missing')
  // People type brackets in either width.
  const wanted = toHalfWidth(line.org)
  const named = orgs.filter(
    ({ name, uscc }) => toHalfWidth(name ?? '') === wanted || uscc === wanted.toUpperCase(),
  )
  if (named.length === 0) return fault('programmes.seat_row_org_unknown', { org: line.org })
  if (named.length === 1) return { org: named[0]!, fault: null }
  return fault('programmes.seat_row_org_unclear', { org: line.org, count: named.length })
}

const nameMax = 100
/** More than all provinces, cities, counties and central groups together. */
const authoritiesMax = 5000

/** Reads a table and finds units and organisations in it. Nothing is kept: the officer decides, then fills. */
export async function previewSeats(work: Reading, programmeId: string, { cells }: SheetBrought) {
  found(
    await managedProgrammes(work).where('g.id', '=', programmeId).select('g.id').executeTakeFirst(),
    'programme',
  )
  const { definition } = await programmeOf(work, programmeId)
  const list = readSeatList(cells)
  if (!list.ok) throw new Problem(invalid(list.code, list.facts))
  const orgs: readonly Org[] = await authorities(work).limit(authoritiesMax).execute()
  const seats = new Map((await listSeats(work, definition)).map((seat) => [seat.unitCode, seat]))
  const lines = new Map<string, number>()
  const rows = list.rows.map((line): SeatRow => {
    const unit = definition.units.find(
      ({ code, name }) => [code, name.zh, name.en].includes(line.unit) && line.unit !== '',
    )
    const { org, fault } = orgOf(line, orgs)
    const faults: Fault[] = fault === null ? [] : [fault]
    const add = (column: Fault['column'], code: string, facts?: Fault['facts']) =>
      faults.push({ column, code, ...(facts === undefined ? {} : { facts }) })
    const earlier = unit === undefined ? undefined : lines.get(unit.code)
    if (line.unit === '') add('unit', 'programmes.seat_row_unit_missing')
    else if (unit === undefined)
      add('unit', 'programmes.seat_row_unit_unknown', { unit: line.unit })
    else if (earlier !== undefined) add('unit', 'programmes.seat_row_unit_twice', { line: earlier })
    else lines.set(unit.code, line.line)
    if (line.name.length > nameMax) add('name', 'programmes.seat_row_name_too_long')
    return {
      ...line,
      unitCode: unit?.code ?? null,
      unitName: unit?.name ?? null,
      orgId: org?.id ?? null,
      orgName: org?.name ?? null,
      authorityName: line.name === '' ? null : line.name,
      before: unit === undefined ? null : (seats.get(unit.code)?.orgName ?? null),
      faults,
    }
  })
  return { rows }
}
