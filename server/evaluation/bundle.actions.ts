/** 离线评审: making a bundle, and taking over what comes back from it. */
import { Value } from 'typebox/value'
import {
  BundleAnswers,
  checkCodeOf,
  mayTakeReturned,
  returnBytes,
  SealedAnswers,
  type ReturnedItem,
} from '../../domain/evaluation/bundle.ts'
import type { SigningKey } from '../../domain/evaluation/bundleSignature.ts'
import type { AssignmentState } from '../../domain/evaluation/assignment.ts'
import { checkMarks, emptyMarks, type Marks } from '../../domain/evaluation/marks.ts'
import type { RoundState } from '../../domain/evaluation/round.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { scoreOf } from '../../domain/evaluation/scoring.ts'
import { stableJson, type Json } from '../../domain/kernel/stableJson.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, Problem } from '../kernel/problem.ts'
import { sha256Of } from '../kernel/sha256.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { makeBundleKeys, openSealed } from './bundle.crypto.ts'
import { insistKey, insistSigned, keepSignature, keyIdOfPoint, knowKey } from './bundle.signing.ts'
import {
  officeBundle,
  ownBundle,
  packableFor,
  packableOf,
  packedItem,
  readBundle,
  sealContents,
  type Packed,
} from './bundle.queries.ts'
import { handInReview, saveReview } from './review.actions.ts'
import { isOpen, ownRowsOf, type OwnRow } from './review.queries.ts'
import { ownRound } from './round.queries.ts'
import { ownReview } from './sealed.ts'

const keyContext = (id: string): string => `evaluation.bundle ${id}`

/** Which key will sign stands in the history from here on: before a mark is written. */
export async function makeBundle(
  work: Writing,
  { roundId, signing }: { readonly roundId: string; readonly signing: SigningKey | null },
) {
  insistKey(signing)
  const rows = await packableOf(work, roundId)
  const { id, items } = await pack(work, roundId, rows, { madeBy: null, signing })
  const { brief } = await readBundle(work, id)
  await record(work, 'evaluation.bundle.make', id, {
    items,
    ...keyFact(brief.signingKey),
  })
  return brief
}

/** For an expert who has no network: without what the expert has written, and read back by nobody else. */
export async function makeBundleFor(work: Writing, roundId: string, expertId: string) {
  await ownRound(work, roundId)
  const rows = await packableFor(work, roundId, expertId)
  const { id, items } = await pack(work, roundId, rows, {
    madeBy: work.actor.personId,
    signing: null,
  })
  await record(work, 'evaluation.bundle.makeFor', id, { items, expert: expertId })
  return (await officeBundle(work, id)).brief
}

async function pack(
  work: Writing,
  roundId: string,
  rows: readonly OwnRow[],
  { madeBy, signing }: { readonly madeBy: string | null; readonly signing: SigningKey | null },
): Promise<{ readonly id: string; readonly items: number }> {
  const [first] = rows
  if (first === undefined) throw new Problem(conflict('evaluation.bundle_empty'))
  const contents: Packed[] = []
  for (const row of rows) {
    const { assignmentId, digest, version } = await packedItem(work, row, '')
    contents.push({ assignmentId, digest, version })
  }
  const id = newId(work.now)
  const { point, secret } = makeBundleKeys()
  await work.db
    .insertInto('evaluation.bundle')
    .values({
      ...{ id, round_id: roundId, expert_id: first.expert_id, made_at: work.now },
      made_by: madeBy,
      contents: sealContents(work, id, contents),
      point: JSON.stringify(point),
      key: vaultOf(work.host).seal(secret, keyContext(id)),
      ...signingColumns(signing),
    })
    .execute()
  return { id, items: contents.length }
}

const keyFact = (signingKey: string | null) => (signingKey === null ? {} : { signingKey })

function signingColumns(signing: SigningKey | null) {
  if (signing === null) return {}
  const { point, ...key } = signing
  return { sign_point: JSON.stringify(point), sign_closed: JSON.stringify(key) }
}

/** What a file holds that came back; refused where it is none, another's, or not as its expert signed it. */
async function openReturn(work: Reading, content: string, locked: boolean) {
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length > returnBytes) throw new Problem(invalid('evaluation.return_unreadable'))
  const sealed = parsed(bytes.toString())
  if (!Value.Check(SealedAnswers, sealed)) {
    throw new Problem(invalid('evaluation.return_unreadable'))
  }
  const bundle = await ownBundle(work, sealed.bundleId, locked)
  if (bundle === undefined) throw new Problem(conflict('evaluation.return_not_yours'))
  const secret = vaultOf(work.host).open(bundle.key, keyContext(bundle.id))
  const answers = parsed(openSealed(secret, sealed) ?? '')
  if (!Value.Check(BundleAnswers, answers) || answers.bundleId !== bundle.id) {
    throw new Problem(conflict('evaluation.return_altered'))
  }
  insistSigned(bundle, answers)
  return { bundle, answers, checkCode: checkCodeOf(sha256Of(sealed.sealed)) }
}

function parsed(text: string): unknown {
  try {
    const value = JSON.parse(text) as Json
    // Throws where a text holds half a sign, which nothing that is kept here may.
    stableJson(value)
    return value
  } catch {
    return null
  }
}

const totalOf = (rubric: Rubric, marks: Marks): number | null =>
  stableJson(marks) === stableJson(emptyMarks) || checkMarks(rubric, marks, 'draft').length > 0
    ? null
    : scoreOf(rubric, marks).total

type Answer = BundleAnswers['answers'][number]

async function returnedItem(
  work: Reading,
  row: OwnRow,
  packed: Packed | undefined,
  { assignmentId, digest, marks, savedAt }: Answer & { readonly savedAt: string },
): Promise<ReturnedItem> {
  const rubric = row.rubric as Rubric
  const { marks: now, version, digest: digestNow } = await packedItem(work, row, '')
  const isSame = stableJson(marks) === stableJson(now)
  const verdict = mayTakeReturned(
    packed,
    { digest, marks, savedAt },
    {
      ...{ state: row.state as AssignmentState, round: row.round_state as RoundState, rubric },
      digest: digestNow,
    },
  )
  const isNewer = version > (packed?.version ?? 0)
  const { code, facts } = verdict.ok ? { code: null, facts: undefined } : verdict
  return {
    ...{ assignmentId, seq: row.seq, title: row.title },
    result: code !== null ? 'refused' : isSame ? 'same' : isNewer ? 'newer' : 'take',
    refusal:
      code === null ? null : { code, ...(facts === undefined ? {} : { facts: { ...facts } }) },
    total: totalOf(rubric, marks),
    totalNow: totalOf(rubric, now),
    open: checkMarks(rubric, marks, 'complete').length,
    handedIn: row.state === 'submitted',
  }
}

async function lookedAt(work: Reading, content: string, locked = false) {
  const { bundle, answers, checkCode } = await openReturn(work, content, locked)
  const asked = answers.answers.map(({ assignmentId }) => assignmentId)
  const rows = new Map((await ownRowsOf(work, asked)).map((row) => [row.id, row]))
  const packed = new Map(bundle.contents.map((one) => [one.assignmentId, one]))
  const items: ReturnedItem[] = []
  for (const answer of answers.answers) {
    const row = rows.get(answer.assignmentId)
    // Of an item that is not before the expert, not even the title is told.
    items.push(
      row === undefined || !isOpen(row)
        ? goneItem(answer.assignmentId)
        : await returnedItem(work, row, packed.get(answer.assignmentId), {
            ...answer,
            savedAt: answers.savedAt,
          }),
    )
  }
  return {
    bundle,
    answers,
    told: {
      bundleId: bundle.id,
      round: bundle.round,
      savedAt: answers.savedAt,
      checkCode,
      signingKey: keyIdOfPoint(answers.signer ?? null),
      items: items.toSorted((one, other) => one.seq - other.seq),
    },
  }
}

export const lookReturn = async (work: Reading, content: string) =>
  (await lookedAt(work, content)).told

const goneItem = (assignmentId: string): ReturnedItem => ({
  ...{ assignmentId, seq: 0, title: '', result: 'refused', total: null, totalNow: null, open: 0 },
  refusal: { code: 'evaluation.return_item_gone' },
  handedIn: false,
})

/**
 * Each as if it were written here: the same checks, the same trail. What was taken is what the bundle knows of from
 * then on, so that its page can go on and come back a second time.
 */
export async function takeReturn(
  work: Writing,
  wish: {
    readonly content: string
    readonly assignments: readonly string[]
    readonly handIn: boolean
  },
  language: Language,
) {
  const { bundle, answers, told } = await lookedAt(work, wish.content, true)
  await knowKey(work, bundle, answers)
  const versions = new Map<string, number>()
  for (const id of wish.assignments) {
    const item = found(
      told.items.find((one) => one.assignmentId === id),
      'review',
    )
    if (item.refusal !== null) throw new Problem(conflict(item.refusal.code, item.refusal.facts))
    const answer = answers.answers.find((one) => one.assignmentId === id)!
    const { marks } = answer
    let version = (await ownReview(work, id))?.version ?? 0
    if (item.result !== 'same') {
      version = (await saveReview(work, id, { version, marks }, language)).version
    }
    versions.set(id, version)
    await keepSignature(work, answers, answer)
    if (wish.handIn && item.open === 0 && version > 0) {
      await handInReview(work, id, version, language)
    }
  }
  const contents = bundle.contents.map((one) => {
    const version = versions.get(one.assignmentId)
    return version === undefined ? one : { ...one, version, signedAt: answers.savedAt }
  })
  await work.db
    .updateTable('evaluation.bundle')
    .set({ returned_at: work.now, contents: sealContents(work, bundle.id, contents) })
    .where('id', '=', bundle.id)
    .execute()
  const { checkCode, signingKey } = told
  const facts = { items: wish.assignments.length, checkCode, ...keyFact(signingKey) }
  await record(work, 'evaluation.bundle.take', bundle.id, facts)
  return (await lookedAt(work, wish.content)).told
}
