/** Answers of the analyser: one for each file of an organisation. */
import { sql } from 'kysely'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { severities, type PartAnalysis } from '../../domain/parts/analysis.ts'
import { findingsBy, packFor } from '../../domain/parts/findings.ts'
import { massOf, type AnalysisState } from '../../domain/parts/part.ts'
import type * as endpoints from '../../domain/parts/part.endpoints.ts'
import type { AnalysisBrief } from '../../domain/parts/part.endpoints.ts'
import { rulePackOf } from '../../domain/parts/rules.ts'
import { measuredTolerances } from '../../domain/parts/tolerance.ts'
import { analyserVersion } from '../../engines/parts/analyse.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import { found, Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { bestOf } from './kept.ts'
import { tolerancesOf } from './tolerance.queries.ts'
import { visibleRevision } from './visible.ts'

/** What is kept of an answer for lists. */
export type KeptBrief = Pick<
  AnalysisBrief,
  'facts' | 'bboxMm' | 'volumeMm3' | 'solids' | 'findings'
>

export function briefOf(analysis: PartAnalysis): KeptBrief {
  const pack = packFor(analysis, null)
  const all = findingsBy(analysis, pack, [])
  const counts = severities.map(
    (one) => [one, all.filter(({ severity }) => severity === one).length] as const,
  )
  return {
    facts: analysis.facts,
    bboxMm: analysis.bbox_mm,
    volumeMm3: analysis.volume_mm3,
    solids: analysis.solids,
    findings: Object.fromEntries(counts) as KeptBrief['findings'],
  }
}

const nothingYet: KeptBrief = {
  ...{ facts: {}, bboxMm: null, volumeMm3: null, solids: 0 },
  findings: { info: 0, warning: 0, error: 0 },
}

function aheadOf() {
  return sql<number>`(select count(*)::int from parts.analysis b
    where b.state <> 'done' and b.asked_at < a.asked_at)`
}

export async function briefsOf(
  work: Reading,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, AnalysisBrief>> {
  if (subjects.length === 0) return new Map()
  const rows = await bestOf(work, [...new Set(subjects)])
    .select([
      'a.subject',
      'a.analyser',
      'a.state',
      'a.reason',
      'a.brief',
      'a.asked_at',
      'a.done_at',
    ])
    .select(aheadOf().as('ahead'))
    .execute()
  return new Map(
    rows.map((row) => {
      const refused = row.state === 'done' && row.reason !== null
      const brief: AnalysisBrief = {
        ...((row.brief as KeptBrief | null) ?? nothingYet),
        state: refused ? 'refused' : (row.state as AnalysisState),
        reason: row.reason,
        ahead: row.state === 'waiting' ? row.ahead : 0,
        askedAt: row.asked_at.toISOString(),
        doneAt: row.done_at?.toISOString() ?? null,
        outdated: row.state === 'done' && row.analyser < analyserVersion,
      }
      return [row.subject, brief]
    }),
  )
}

/** The answer itself; undefined until there is one. */
export async function keptAnalysis(
  work: Reading,
  subject: string,
): Promise<PartAnalysis | undefined> {
  const row = await bestOf(work, [subject]).select('a.answer').executeTakeFirst()
  return (row?.answer as PartAnalysis | null) ?? undefined
}

export async function readAnalysis(
  work: Reading,
  id: string,
  process: string | undefined,
): Promise<AnswerOf<typeof endpoints.readAnalysis>> {
  const {
    subject,
    material,
    part_id: partId,
    number,
  } = await visibleRevision(work, id, 'parts.revision.analysis')
  if (process !== undefined && rulePackOf(process) === undefined) {
    throw new Problem(invalid('parts.process_unlisted', { process }))
  }
  const [briefs, analysis, tolerances] = await Promise.all([
    briefsOf(work, [subject]),
    keptAnalysis(work, subject),
    tolerancesOf(work, { partId, number, subject }),
  ])
  const brief = found(briefs.get(subject), 'analysis')
  if (analysis === undefined) {
    return { brief, analysis: null, process: null, findings: [], massG: null, tolerances }
  }
  // Rules look at solids of faces: a mesh has triangles, whose features nobody has found.
  const pack = analysis.process === null ? undefined : packFor(analysis, process ?? null)
  return {
    brief,
    analysis,
    process: pack?.process ?? null,
    findings: findingsBy(analysis, pack, measuredTolerances(tolerances)),
    massG: massOf(analysis, material),
    tolerances,
  }
}
