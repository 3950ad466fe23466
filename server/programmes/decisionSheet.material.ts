/** What the printed decision sheet is made of, once names are public: before that nothing of it becomes a file. */
import { evaluationZh } from '../../domain/evaluation/text.zh.ts'
import { minuteOf } from '../../domain/kernel/moment.ts'
import { unitOf } from '../../domain/programmes/programme.ts'
import { fill } from '../../domain/programmes/words.ts'
import { found } from '../kernel/problem.ts'
import { digestOf } from '../kernel/sha256.ts'
import type { Reading } from '../kernel/work.ts'
import { personNames } from '../people/index.ts'
import { bannerOf, directionNames, programmeNames } from './document.names.ts'
import type { DecisionLine, DecisionSheetInput } from './documents/decisionSheet.ts'
import { decisionSheetZh as zh } from './documents/text.selection.zh.ts'
import { programmeOf, type Programme } from './programme.queries.ts'
import type { ConclusionRow } from './score.queries.ts'
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
  const sheet = await readSheetOf(work, programme, selection)
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
    conclusionRule: zh.rules[selection.draft.rules.conclusion],
    taken: sheet.now.count,
    proposed: byAt(row.proposed_by, row.proposed_at),
    confirmed: byAt(row.confirmed_by, row.confirmed_at),
    digest: sheet.now.digest,
    lines: inOrder(programme, sheet.rows).map(lineOf(programme)),
  }
}

/** Equal content is made once. */
export async function decisionRecipe(work: Reading, id: string) {
  const input = await decisionInput(work, id)
  return { input, recipe: { digest: digestOf(input), content: 'decisionSheet' } }
}
