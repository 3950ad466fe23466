/** What review sheets and records of rounds are printed from: the facts are those of evaluation, the names are ours. */
import { minuteOf } from '../../domain/kernel/moment.ts'
import { isExpertField } from '../../domain/evaluation/field.ts'
import { evaluationZh } from '../../domain/evaluation/text.zh.ts'
import {
  printedRecord,
  printedRecords,
  printedReview,
  printedRound,
  printedRoundKey,
  type PrintedRecord,
  type PrintedRound,
} from '../evaluation/index.ts'
import type { Reading } from '../kernel/work.ts'
import { bannerOf, nameOfCode } from './document.names.ts'
import type { PanelRecordInput } from './documents/panelRecord.ts'
import type { ReviewSheetInput } from './documents/reviewSheet.ts'
import type { RoundRecordInput } from './documents/roundRecord.ts'
import { digestOf } from '../kernel/sha256.ts'

const regionName = (code: string): string => nameOfCode('division', code) ?? code
const fieldName = (code: string): string => (isExpertField(code) ? evaluationZh.field[code] : code)

export async function reviewInput(work: Reading, id: string): Promise<ReviewSheetInput> {
  const { digest, fields, region, submittedAt, frozenAt, signature, ...review } =
    await printedReview(work, id)
  return {
    ...review,
    banner: bannerOf(work.host),
    versionDigest: digest,
    fields: fields.map(fieldName),
    region: regionName(region),
    submittedAt: minuteOf(submittedAt),
    frozenAt: minuteOf(frozenAt),
    signature:
      signature === null
        ? null
        : {
            ...{ keyId: signature.keyId, origin: signature.origin, holds: signature.holds },
            at: minuteOf(new Date(signature.signedAt)),
          },
  }
}

function recordOf(work: Reading, record: PrintedRecord): PanelRecordInput {
  const { digest, frozenAt, ...told } = record
  return {
    ...told,
    banner: bannerOf(work.host),
    versionDigest: digest,
    region: regionName(record.region),
    from: minuteOf(new Date(record.from)),
    to: minuteOf(new Date(record.to)),
    signedAt: minuteOf(new Date(record.signedAt)),
    frozenAt: minuteOf(frozenAt),
  }
}

export async function recordInput(work: Reading, id: string): Promise<PanelRecordInput> {
  return recordOf(work, await printedRecord(work, id))
}

export async function recordsInput(work: Reading, roundId: string) {
  const records = await printedRecords(work, roundId)
  const { digest } = await printedRoundKey(work, roundId)
  return {
    banner: bannerOf(work.host),
    versionDigest: digest,
    records: records.map((record) => recordOf(work, record)),
  }
}

/** A signed record never changes; the names of those who sat may be put right later. */
export async function recordRecipe(work: Reading, id: string) {
  const input = await recordInput(work, id)
  const { words: _, ...told } = input
  return { input, recipe: { digest: digestOf(told), content: 'panelRecord' } }
}

type Gap = PrintedRound['gaps'][number]

function gapOf({ state, cause }: Gap): RoundRecordInput['gaps'][number]['what'] {
  if (cause === 'conflict') return 'conflict'
  return state === 'declined' || state === 'abstained' || state === 'replaced' ? state : 'other'
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

export async function roundInput(
  work: Reading,
  id: string,
  named: boolean,
): Promise<RoundRecordInput> {
  const round = await printedRound(work, id)
  const { rubric, draw } = round
  return {
    ...round,
    named,
    banner: bannerOf(work.host),
    versionDigest: round.digest,
    rubric: {
      name: rubric.name.zh,
      total: rubric.total,
      dimensions: rubric.dimensions.map(({ name, max }) => ({ name: name.zh, max })),
    },
    frozenAt: minuteOf(round.frozenAt),
    proposedAt: round.proposedAt === null ? '' : minuteOf(round.proposedAt),
    items: round.items.map(({ scores, ranks, region, ...item }) => ({
      ...item,
      region: regionName(region),
      rank: ranks.raw,
      scores: {
        raw: finite(scores.raw),
        z: finite(scores.z),
        additive: finite(scores.additive),
      },
    })),
    gaps: round.gaps.map((gap) => ({ seq: gap.seq, number: gap.number, what: gapOf(gap) })),
    draw:
      draw === null ? null : { ...draw, at: draw.drawnAt === null ? '' : minuteOf(draw.drawnAt) },
  }
}

/** A review is told by what was sealed; the names beside it may be put right later. */
export async function reviewRecipe(work: Reading, id: string) {
  const input = await reviewInput(work, id)
  // What it says is no part of a row that is not sealed.
  const { marks: _, ...told } = input
  return { input, recipe: { digest: digestOf(told), content: 'reviewSheet' } }
}

/** Nothing of a frozen round changes: its digest tells its record from any other. */
export async function roundRecipe(work: Reading, id: string, kind: string) {
  const key = await printedRoundKey(work, id)
  return { title: key.title, recipe: { digest: digestOf(key), content: kind } }
}
