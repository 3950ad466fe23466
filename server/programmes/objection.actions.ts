/** Objections: taken from anybody while the names are public, answered by the unit with reasons. */
import { randomInt } from 'node:crypto'
import { step } from '../../domain/kernel/lifecycle.ts'
import {
  mayAnswer,
  mayObject,
  mayObjectAs,
  objectionLifecycle,
  type EvidenceFile,
  type Objection,
  type ObjectionState,
  type ObjectionWish,
} from '../../domain/programmes/objection.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { holdVersion, keepReceived } from '../files/index.ts'
import { sealFor } from '../people/index.ts'
import { findCandidate } from './candidate.queries.ts'
import { lockFileAndList } from './candidate.actions.ts'
import { decline } from './candidateReturn.actions.ts'
import {
  objectionOf,
  objectionThing,
  ownObjection,
  readObjectionReceipt,
  sealedField,
} from './objection.queries.ts'
import { endIfAnswered, lockPublicity } from './publicity.actions.ts'
import { atOf, findPublicity, placeIn, type ListedName } from './publicity.queries.ts'
import { seatOrg } from './seat.queries.ts'
import { strikeCandidate } from './selectionPublicity.actions.ts'

const receiptAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const receiptSigns = 12

/** Twelve of 32 signs: nobody finds another's receipt by trying. */
function newReceiptNo(year: number): string {
  const signs = Array.from({ length: receiptSigns }, () => receiptAlphabet[randomInt(32)]).join('')
  return `YY${year}-${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`
}

/** Confidential: whoever opens it leaves a trace. */
async function keepEvidence(
  work: Writing,
  objectionId: string,
  at: number,
  { name, base64 }: EvidenceFile,
): Promise<void> {
  const bytes = Buffer.from(base64, 'base64')
  const { id: versionId } = await keepReceived(work, { name, bytes })
  await holdVersion(work, {
    versionId,
    thingKind: objectionThing,
    thingId: objectionId,
    slot: `evidence.${at + 1}`,
    confidential: true,
  })
}

export async function raiseObjection(work: Writing, publicityId: string, wish: ObjectionWish) {
  const seen = await findPublicity(work, publicityId)
  const begun = seen !== undefined && seen.opens_at.getTime() <= work.now.getTime()
  const visible = begun && seen.state !== 'cancelled'
  found(visible ? seen : undefined, 'publicity')
  await lockPublicity(work, publicityId)
  // Looked at again: while this waited the period may have been closed, and the list with it.
  const publicity = found(await findPublicity(work, publicityId), 'publicity')
  insist(
    mayObject(
      {
        state: publicity.state,
        opensAt: publicity.opens_at,
        closesAt: publicity.closes_at,
      },
      work.now,
    ),
  )
  insist(mayObjectAs(wish.objector, work.now))
  const named = (publicity.list as ListedName[]).find(({ key }) => key === wish.key)
  if (wish.key !== undefined) found(named, 'name')
  const id = newId(work.now)
  const receiptNo = newReceiptNo(work.now.getUTCFullYear())
  await work.db
    .insertInto('programmes.objection')
    .values({
      id,
      publicity_id: publicityId,
      candidate_id: named?.candidateId ?? null,
      receipt_no: receiptNo,
      objector_sealed: await sealFor(work, id, sealedField, JSON.stringify(wish.objector)),
      body: wish.text.trim(),
      evidence: wish.evidence.trim(),
      state: 'received',
      received_at: work.now,
    })
    .execute()
  for (const [at, file] of (wish.files ?? []).entries()) {
    await keepEvidence(work, id, at, file)
  }
  await record(work, 'programmes.objection.raise', id, { publicity: publicityId })
  const at = atOf(publicity)
  await announce(work, 'programmes.objection.raised', {
    objectionId: id,
    publicityId,
    ...placeIn(publicity),
    toOrgId: at === null ? null : await seatOrg(work, at),
  })
  return readObjectionReceipt(work, receiptNo)
}

export async function answerObjection(
  work: Writing,
  id: string,
  verb: 'accept' | 'reject',
  answer: string,
): Promise<Objection> {
  const seen = await ownObjection(work, id)
  const issuers = seen.unit_code === null
  const file = verb === 'accept' && !issuers ? seen.candidate_id : null
  // A file that its applicant took back meanwhile is nobody's to decline.
  const here = file !== null && (await findCandidate(work, file)) !== undefined
  const locked = here ? await lockFileAndList(work, file) : undefined
  await lockPublicity(work, seen.publicity_id)
  const row = await ownObjection(work, id)
  insist(mayAnswer(row.state as ObjectionState, verb, answer))
  if (locked !== undefined && locked.row.state !== 'declined') {
    await decline(work, locked.list, locked.row, answer)
  }
  if (issuers && verb === 'accept' && row.candidate_id !== null) {
    await strikeCandidate(work, row.publicity_id, row.candidate_id, answer)
  }
  await work.db
    .updateTable('programmes.objection')
    .set({
      state: step(objectionLifecycle, row.state as ObjectionState, verb),
      answer: answer.trim(),
      handled_by: work.actor.personId,
      handled_at: work.now,
    })
    .where('id', '=', id)
    .execute()
  await record(work, `programmes.objection.${verb}`, id, { publicity: row.publicity_id })
  await announce(work, 'programmes.objection.answered', {
    objectionId: id,
    publicityId: row.publicity_id,
    accepted: verb === 'accept',
  })
  await endIfAnswered(work, row.publicity_id)
  return objectionOf(work, await ownObjection(work, id))
}
