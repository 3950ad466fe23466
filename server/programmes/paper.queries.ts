/** Papers of followed projects, for whoever may see the project and, of drafts, only for the project itself. */
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { allowed, missing, type Verdict } from '../../domain/kernel/verdict.ts'
import type { Indicator } from '../../domain/indicators/indicator.ts'
import type * as endpoints from '../../domain/programmes/following.endpoints.ts'
import type { Level, PaperKind, PaperState } from '../../domain/programmes/following.ts'
import { asksIndicator } from '../../domain/programmes/followingDue.ts'
import type { Judgement, PaperContent, ReportRow } from '../../domain/programmes/paper.ts'
import { differenceText } from '../../domain/programmes/reportDelta.ts'
import { attachmentsOf, registerAudience, type AudienceVerb } from '../files/index.ts'
import { keptRows } from '../indicators/index.ts'
import { found } from '../kernel/problem.ts'
import { digestOf } from '../kernel/sha256.ts'
import type { Reading } from '../kernel/work.ts'
import { findFollowing, owedOf, type FollowingRow } from './following.queries.ts'

export const paperThing = 'programmes.paper'

type Paper = AnswerOf<typeof endpoints.readPaper>

export type PaperRow = {
  readonly id: string
  readonly following_id: string
  readonly kind: string
  readonly code: string | null
  readonly period: string | null
  readonly state: string
  readonly version: number
  readonly content: unknown
  readonly handed_in_at: Date | null
  readonly settled_at: Date | null
  readonly changed_at: Date
}

export type SeenPaper = { readonly paper: PaperRow; readonly following: FollowingRow }

/** A draft that was never handed in exists for its project alone. */
export async function findPaper(work: Reading, id: string): Promise<SeenPaper | undefined> {
  const paper = await work.db
    .selectFrom('programmes.paper')
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
  if (paper === undefined) return undefined
  const following = await findFollowing(work, paper.following_id)
  const isShown = following?.side === 'project' || paper.handed_in_at !== null
  return following !== undefined && isShown ? { paper, following } : undefined
}

export async function visiblePaper(work: Reading, id: string): Promise<SeenPaper> {
  return found(await findPaper(work, id), 'paper')
}

export const paperFacts = (row: PaperRow) => ({
  kind: row.kind as PaperKind,
  state: row.state as PaperState,
})

/** What is signed: the very words, numbers and versions of the files. */
export function contentDigest(content: PaperContent): string {
  return digestOf(content)
}

async function signaturesOf(work: Reading, paperId: string): Promise<Paper['signatures']> {
  const rows = await work.db
    .selectFrom('programmes.paper_signature as x')
    .innerJoin('people.pub_person as p', 'p.id', 'x.signed_by')
    .innerJoin('people.pub_organisation as o', 'o.id', 'x.org_id')
    .where('x.paper_id', '=', paperId)
    .orderBy('x.version')
    .selectAll('x')
    .select(['p.name as person', 'o.name as org'])
    .execute()
  return rows.map((row) => ({
    level: row.level as Level,
    verb: row.verb as Paper['signatures'][number]['verb'],
    opinion: row.opinion,
    by: row.person ?? '',
    orgName: row.org ?? '',
    at: row.signed_at.toISOString(),
    digestSha256: row.digest_sha256,
    judgement: row.judgement as Judgement | null,
  }))
}

/** The indicators that a report is asked for: those of its own cadence, computed ones excepted. */
export async function askedIndicators(
  work: Reading,
  following: Pick<FollowingRow, 'track_id'>,
  period: string | null,
): Promise<Indicator[]> {
  if (following.track_id === null || period === null) return []
  const rows = await keptRows(work, following.track_id)
  return rows
    .map(({ indicator }) => indicator)
    .filter(({ cadence, formula }) => formula === undefined && asksIndicator({ period }, cadence))
}

/** Each indicator at the report's own period, or at its last one that has a number. */
export async function reportRows(
  work: Reading,
  trackId: string,
  period: string | null,
): Promise<ReportRow[]> {
  const rows = await keptRows(work, trackId)
  return rows.map(({ indicator, baseline, target, periods, ...progress }) => {
    const own = periods.findIndex((one) => one.period === period)
    const at = own >= 0 ? own : periods.findLastIndex(({ counts }) => counts !== null)
    const now = periods[at]
    const before = periods.slice(0, Math.max(0, at)).findLast(({ counts }) => counts !== null)
    const amount = now?.counts?.amount ?? null
    const earlier = before?.counts?.amount ?? null
    return {
      indicator: indicator.code,
      name: indicator.name,
      unit: indicator.unit,
      baseline,
      target,
      period: now?.period ?? null,
      amount,
      standing: now?.counts?.standing ?? null,
      before: earlier,
      delta: differenceText(earlier, amount, indicator.decimals),
      light: progress.light,
      donePercent: progress.donePercent,
      expectedPercent: progress.expectedPercent,
    }
  })
}

/** Until it is handed in, a report shows the numbers as they stand; what is handed in shows what was signed. */
async function shownContent(work: Reading, { paper, following }: SeenPaper): Promise<PaperContent> {
  const content = paper.content as PaperContent
  if (content.kind !== 'report' || paper.state !== 'draft' || following.track_id === null) {
    return content
  }
  return { ...content, rows: await reportRows(work, following.track_id, paper.period) }
}

export async function fullPaper(work: Reading, seen: SeenPaper): Promise<Paper> {
  const { paper, following } = seen
  const owed =
    paper.kind === 'report'
      ? (await owedOf(work, following)).find(
          ({ code, period }) => code === paper.code && period === paper.period,
        )
      : undefined
  const files = await attachmentsOf(work, paperThing, paper.id)
  return {
    id: paper.id,
    followingId: paper.following_id,
    ...paperFacts(paper),
    code: paper.code,
    period: paper.period,
    version: paper.version,
    handedInAt: paper.handed_in_at?.toISOString() ?? null,
    settledAt: paper.settled_at?.toISOString() ?? null,
    changedAt: paper.changed_at.toISOString(),
    content: await shownContent(work, seen),
    digestSha256: contentDigest(paper.content as PaperContent),
    dueDay: owed?.dueDay ?? null,
    files: files.map(({ version }) => ({
      versionId: version.id,
      name: version.name,
      bytes: version.bytes,
    })),
    signatures: await signaturesOf(work, paper.id),
  }
}

export async function readPaper(work: Reading, id: string): Promise<Paper> {
  return fullPaper(work, await visiblePaper(work, id))
}

/** Whoever sees the paper sees its files; only its project writes them. */
async function paperAudience(work: Reading, id: string, verb: AudienceVerb): Promise<Verdict> {
  const seen = await findPaper(work, id)
  if (seen !== undefined && (verb === 'read' || seen.following.side === 'project')) return allowed
  return missing('kernel.missing', { noun: 'paper' })
}

registerAudience(paperThing, paperAudience)
