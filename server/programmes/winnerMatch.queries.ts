/** Which earlier winners an applicant may be: found by code and names, decided by officers. */
import { sql } from 'kysely'
import type { ApplicantOrg } from '../../domain/programmes/candidateFacts.ts'
import type { EligibilityLists } from '../../domain/programmes/eligibility.ts'
import { normaliseOrganisationName } from '../../domain/kernel/organisationName.ts'
import {
  coreOfName,
  matchPriorWinners,
  type PriorWinner,
  type WinnerMatch,
} from '../../domain/programmes/priorWinners.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { winnerExclusions, type WinnerMatchShape } from '../../domain/programmes/winner.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { orgById } from '../people/index.ts'

/** An applicant as the rules look at it. */
export async function applicantOrg(work: Reading, orgId: string): Promise<ApplicantOrg> {
  const org = found(await orgById(work, orgId), 'organisation')
  const { name, uscc, division, formerNames, codeAccepted } = org
  return { name, code: uscc, division, formerNames, codeAccepted }
}

/** Rows that could be the applicant by any of the ways of matching: few, found by index. */
async function likelyWinners(work: Reading, definition: ProgrammeDefinition, org: ApplicantOrg) {
  const series = [...new Set(winnerExclusions(definition).flatMap((one) => one.series ?? []))]
  if (series.length === 0) return []
  const names = [org.name, ...org.formerNames]
  return work.db
    .selectFrom('programmes.winner as w')
    .where('w.series', 'in', series)
    .where((eb) =>
      eb.or([
        ...(org.code === null ? [] : [eb('w.uscc', '=', org.code)]),
        eb('w.applicant_key', 'in', names.map(normaliseOrganisationName)),
        eb('w.applicant_core', 'in', names.map(coreOfName)),
      ]),
    )
    .selectAll('w')
    .orderBy('w.year')
    .orderBy('w.seq')
    .limit(200)
    .execute()
}

/** `<series> <year>` of every list that is there: from year to year by the index, however many winners a list has. */
export async function importedLists(
  work: Reading,
  definition: ProgrammeDefinition,
): Promise<string[]> {
  const series = [...new Set(winnerExclusions(definition).flatMap((one) => one.series ?? []))]
  if (series.length === 0) return []
  const { rows } = await sql<{ series: string; year: number }>`
    with recursive list (series, year) as (
      select s, (select min(w.year) from programmes.winner w where w.series = s)
      from unnest(${series}::text[]) s
      union all
      select l.series, (select min(w.year) from programmes.winner w where w.series = l.series and w.year > l.year)
      from list l where l.year is not null)
    select series, year from list where year is not null`.execute(work.db)
  return rows.map((row) => `${row.series} ${row.year}`)
}

type Decision = {
  readonly winner_id: string
  readonly same: boolean
  readonly reason: string
  readonly decided_at: Date
  readonly name: string | null
}

async function decisionsOn(work: Reading, orgId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return work.db
    .selectFrom('programmes.winner_match as m')
    .innerJoin('people.pub_person as p', 'p.id', 'm.decided_by')
    .where('m.org_id', '=', orgId)
    .where('m.winner_id', 'in', [...ids])
    .select(['m.winner_id', 'm.same', 'm.reason', 'm.decided_at', 'p.name'])
    .execute()
}

type WinnerRow = Awaited<ReturnType<typeof likelyWinners>>[number]

function priorOf(row: WinnerRow): PriorWinner {
  return {
    series: row.series,
    year: row.year,
    number: String(row.seq),
    project: row.project,
    applicant: row.applicant,
    code: row.uscc,
  }
}

function shapeOf(row: WinnerRow, match: WinnerMatch, decision: Decision | undefined) {
  const dismissed = decision?.same === false && match.by !== 'code'
  return {
    winner: {
      id: row.id,
      series: row.series,
      year: row.year,
      seq: row.seq,
      direction: row.direction,
      project: row.project,
      applicant: row.applicant,
      recommendingUnit: row.recommending_unit,
      uscc: row.uscc,
      batchId: row.batch_id,
    },
    certainty: dismissed ? 'dismissed' : match.certainty,
    by: match.by,
    name: match.name,
    reason: decision?.reason ?? null,
    decidedBy: decision?.name ?? null,
    decidedAt: decision?.decided_at.toISOString() ?? null,
  } as const satisfies WinnerMatchShape
}

async function likenessesOf(work: Reading, definition: ProgrammeDefinition, orgId: string) {
  const org = await applicantOrg(work, orgId)
  const rows = await likelyWinners(work, definition, org)
  const ids = rows.map(({ id }) => id)
  const decided = await decisionsOn(work, orgId, ids)
  const decisions = new Map(decided.map((one) => [one.winner_id, one]))
  const confirmations = rows.flatMap((row) => {
    const decision = decisions.get(row.id)
    if (decision === undefined) return []
    const { series, year, number } = priorOf(row)
    return [{ series, year, number, same: decision.same }]
  })
  const winners = rows.map(priorOf)
  const standing = matchPriorWinners(winners, org, confirmations)
  return { org, rows, decisions, confirmations, winners, standing }
}

/** The likenesses of one applicant as the ranking rule sees them. */
export async function standingOf(work: Reading, definition: ProgrammeDefinition, orgId: string) {
  return (await likenessesOf(work, definition, orgId)).standing
}

/**
 * The likenesses of one applicant: as people read them (`matches`, dismissed ones included), as the ranking
 * rule sees them (`standing`), and as the eligibility rules take them (`lists`).
 */
export async function winnersFor(work: Reading, definition: ProgrammeDefinition, orgId: string) {
  const likenesses = await likenessesOf(work, definition, orgId)
  const { org, rows, decisions, confirmations, winners, standing } = likenesses
  const open = matchPriorWinners(winners, org)
  const matches: WinnerMatchShape[] = rows.flatMap((row) => {
    const is = ({ winner }: WinnerMatch): boolean =>
      winner.series === row.series && winner.year === row.year && winner.number === String(row.seq)
    const match = standing.find(is) ?? open.find(is)
    return match === undefined ? [] : [shapeOf(row, match, decisions.get(row.id))]
  })
  const lists: EligibilityLists = {
    priorWinners: winners,
    imported: await importedLists(work, definition),
    confirmations,
  }
  return { org, matches, standing, lists }
}
