/** What the printed decision sheet is made of, once names are public: before that nothing of it becomes a file. */
import { evaluationZh } from '../../domain/evaluation/text.zh.ts'
import { dayOfMoment, minuteOf } from '../../domain/kernel/moment.ts'
import { unitOf } from '../../domain/programmes/programme.ts'
import { fill } from '../../domain/programmes/words.ts'
import { found } from '../kernel/problem.ts'
import { digestOf } from '../kernel/sha256.ts'
import type { Reading } from '../kernel/work.ts'
import { personNames } from '../people/index.ts'
import { countingRules } from './decisionSheet.rules.ts'
import { bannerOf, directionNames, programmeNames } from './document.names.ts'
import type { DecisionLine, DecisionSheetInput, FormerLine } from './documents/decisionSheet.ts'
import { countingRuleZh, decisionSheetZh as zh } from './documents/text.selection.zh.ts'
import { programmeOf, type Programme } from './programme.queries.ts'
import {
  scoresByClaim,
  scoreSourcesOf,
  type ConclusionRow,
  type ScoreKept,
} from './score.queries.ts'
import { readSheetOf, selectionOf, type OfficeRow } from './selection.queries.ts'
import { inOrder } from './selection.rows.ts'

function conclusionText(row: ConclusionRow): string {
  const { number, agree, against } = row
  const recommendation = row.recommendation as keyof typeof evaluationZh.recommendation | null
  return fill(zh.conclusion, {
    recommendation:
      recommendation === null ? zh.noRecommendation : evaluationZh.recommendation[recommendation],
    kind: zh.kinds[row.kind as keyof typeof zh.kinds],
    number,
    agree,
    against,
  })
}

type Kept = Pick<ScoreKept, 'source_title' | 'stage' | 'fixed_at' | 'reason'>

const sourceOf = ({ source_title: title, stage }: Kept): string =>
  fill(countingRuleZh.formers.source, {
    title,
    kind:
      stage === null
        ? countingRuleZh.list
        : evaluationZh.roundStage[stage as keyof typeof evaluationZh.roundStage],
  })

const dayOf = ({ fixed_at: at }: Kept): string => dayOfMoment(at.toISOString())

const withReason = (said: string, { reason }: Kept): string =>
  reason === null ? said : fill(countingRuleZh.formers.again, { said, reason })

/** The counting result came after it, or it has no points to count. */
const whyNot = (former: ScoreKept, counting: Kept): string =>
  former.raw === null
    ? countingRuleZh.formers.pointless
    : withReason(
        fill(countingRuleZh.formers.later, { source: sourceOf(counting), day: dayOf(counting) }),
        counting,
      )

/** Results of a claim beside the one that counts, the last fixed first. */
const formersOf =
  ({ definition }: Programme, scores: ReadonlyMap<string, readonly ScoreKept[]>) =>
  ({ key, title, direction, row }: OfficeRow): FormerLine[] => {
    const all = scores.get(key) ?? []
    const counting = all.find((one) => one.source_id === row.source_id)
    if (counting === undefined) return []
    return all
      .filter((one) => one !== counting)
      .map((former) => ({
        title,
        direction: directionNames(definition, [direction])[0]!,
        points: former.raw,
        vetoed: former.vetoed,
        source: withReason(sourceOf(former), former),
        day: dayOf(former),
        why: whyNot(former, counting),
      }))
  }

const lineOf =
  ({ definition }: Programme) =>
  (row: OfficeRow, at: number): DecisionLine => ({
    seq: at + 1,
    direction: directionNames(definition, [row.direction])[0]!,
    title: row.title,
    applicant: row.applicant,
    unitName: unitOf(definition, row.unit)?.name.zh ?? row.unit,
    unitRank: row.row.rank,
    points: row.points,
    rank: row.rank,
    conclusions: row.conclusions.map(conclusionText),
    outcome: row.heldBack ? zh.heldBack : zh.outcomes[row.outcome],
    taken: row.taken,
    reason: row.override?.reason ?? '',
  })

export async function decisionInput(work: Reading, id: string): Promise<DecisionSheetInput> {
  const { programme_id: programmeId } = found(
    await work.db
      .selectFrom('programmes.selection')
      .where('id', '=', id)
      .where('state', 'in', ['public', 'published'])
      .select('programme_id')
      .executeTakeFirst(),
    'selection',
  )
  const programme = await programmeOf(work, programmeId)
  const { definition } = programme
  const selection = await selectionOf(work, programme)
  const row = found(selection.row, 'selection')
  const { rules } = selection.draft
  const sheet = await readSheetOf(work, programme, selection)
  const rows = inOrder(programme, sheet.rows)
  const scores = await scoresByClaim(work, programmeId)
  const names = await personNames(
    work,
    [row.proposed_by, row.confirmed_by].flatMap((person) => person ?? []),
  )
  const byAt = (person: string | null, at: Date | null): string =>
    person === null || at === null
      ? zh.none
      : fill(zh.byAt, { name: names.get(person) ?? '', at: minuteOf(at) })
  return {
    banner: bannerOf(work.host),
    versionDigest: sheet.now.digest,
    programme: programmeNames(definition),
    office: definition.issuer.office.value?.zh ?? definition.issuer.name.zh,
    conclusionRule: zh.rules[rules.conclusion],
    counting: countingRules(definition, rules, await scoreSourcesOf(work, programmeId)),
    taken: sheet.now.count,
    proposed: byAt(row.proposed_by, row.proposed_at),
    confirmed: byAt(row.confirmed_by, row.confirmed_at),
    digest: sheet.now.digest,
    lines: rows.map(lineOf(programme)),
    formers: rows.flatMap(formersOf(programme, scores)),
  }
}

/** Equal content is made once. */
export async function decisionRecipe(work: Reading, id: string) {
  const input = await decisionInput(work, id)
  return { input, recipe: { digest: digestOf(input), content: 'decisionSheet' } }
}
