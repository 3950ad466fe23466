/** Objections: taken from anybody while the names are public, answered by the unit with reasons. */
import { randomInt } from 'node:crypto'
import { step } from '../../domain/kernel/lifecycle.ts'
import {
  mayAnswer,
  mayObject,
  mayObjectAs,
  objectionLifecycle,
  type Objection,
  type ObjectionState,
  type ObjectionWish,
  type Objector,
} from '../../domain/programmes/objection.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { revealFor, sealFor } from '../people/index.ts'
import { findCandidate } from './candidate.queries.ts'
import { lockFileAndList } from './candidate.actions.ts'
import { decline } from './candidateReturn.actions.ts'
import { endIfAnswered, lockPublicity } from './publicity.actions.ts'
import { atOf, findPublicity, ownPublicity, type ListedName } from './publicity.queries.ts'
import { ownUnit, seatOrg } from './seat.queries.ts'

const receiptAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const receiptSigns = 12

/** Twelve of 32 signs: nobody finds another's receipt by trying. */
function newReceiptNo(year: number): string {
  const signs = Array.from({ length: receiptSigns }, () => receiptAlphabet[randomInt(32)]).join('')
  return `YY${year}-${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`
}

/** The field under which who objects is sealed with the objection's own key. */
const sealedField = 'objector'

export async function raiseObjection(work: Writing, publicityId: string, wish: ObjectionWish) {
  const seen = await findPublicity(work, publicityId)
  const begun = seen !== undefined && seen.opens_at.getTime() <= work.now.getTime()
  const visible = begun && seen.state !== 'cancelled'
  const publicity = found(visible ? seen : undefined, 'publicity')
  await lockPublicity(work, publicityId)
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
  await record(work, 'programmes.objection.raise', id, { publicity: publicityId })
  const at = atOf(publicity)
  await announce(work, 'programmes.objection.raised', {
    objectionId: id,
    publicityId,
    ...at,
    toOrgId: await seatOrg(work, at),
  })
  return {
    receiptNo,
    state: 'received' as const,
    receivedAt: work.now.toISOString(),
    answer: null,
    answeredAt: null,
  }
}

function objections(work: Reading) {
  return work.db
    .selectFrom('programmes.objection as x')
    .innerJoin('programmes.publicity as p', 'p.id', 'x.publicity_id')
    .innerJoin('programmes.recommendation as r', 'r.id', 'p.recommendation_id')
    .leftJoin('programmes.candidate as c', 'c.id', 'x.candidate_id')
    .leftJoin('programmes.submission as s', 's.id', 'c.submission_id')
    .leftJoin('programmes.application as a', 'a.id', 'c.application_id')
    .leftJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .leftJoin('people.pub_person as h', 'h.id', 'x.handled_by')
    .select([
      'x.id',
      'x.publicity_id',
      'x.candidate_id',
      'x.receipt_no',
      'x.objector_sealed',
      'x.body',
      'x.evidence',
      'x.state',
      'x.answer',
      'x.handled_at',
      'x.received_at',
      'r.programme_id',
      'r.unit_code',
      's.title',
      'o.name as applicant',
      'h.name as handler',
    ])
}

type ObjectionRow = Awaited<ReturnType<ReturnType<typeof objections>['executeTakeFirstOrThrow']>>

function receiptOf(row: ObjectionRow) {
  return {
    receiptNo: row.receipt_no,
    state: row.state as ObjectionState,
    receivedAt: row.received_at.toISOString(),
    answer: row.answer,
    answeredAt: row.handled_at?.toISOString() ?? null,
  }
}

function objectionOf(row: ObjectionRow): Objection {
  return {
    ...receiptOf(row),
    id: row.id,
    publicityId: row.publicity_id,
    candidateId: row.candidate_id,
    title: row.title,
    applicant: row.applicant,
    text: row.body,
    evidence: row.evidence,
    handledBy: row.handler,
  }
}

export async function readObjectionReceipt(work: Reading, receiptNo: string) {
  const row = await objections(work).where('x.receipt_no', '=', receiptNo).executeTakeFirst()
  return receiptOf(found(row, 'objection'))
}

export async function listObjections(work: Reading, publicityId: string) {
  await ownPublicity(work, publicityId)
  const rows = await objections(work)
    .where('x.publicity_id', '=', publicityId)
    .orderBy('x.received_at')
    .orderBy('x.id')
    .limit(1000)
    .execute()
  return { rows: rows.map(objectionOf) }
}

async function ownObjection(work: Reading, id: string): Promise<ObjectionRow> {
  const row = found(await objections(work).where('x.id', '=', id).executeTakeFirst(), 'objection')
  await ownUnit(work, { programmeId: row.programme_id, unit: row.unit_code })
  return row
}

export async function readObjector(work: Reading, id: string): Promise<Objector> {
  const row = await ownObjection(work, id)
  const endpoint = 'programmes.objection.objector'
  const text = await revealFor(work, endpoint, id, sealedField, row.objector_sealed)
  return JSON.parse(found(text, 'objector')) as Objector
}

export async function answerObjection(
  work: Writing,
  id: string,
  verb: 'accept' | 'reject',
  answer: string,
): Promise<Objection> {
  const seen = await ownObjection(work, id)
  const file = verb === 'accept' ? seen.candidate_id : null
  // A file that its applicant took back meanwhile is nobody's to decline.
  const here = file !== null && (await findCandidate(work, file)) !== undefined
  const locked = here ? await lockFileAndList(work, file) : undefined
  await lockPublicity(work, seen.publicity_id)
  const row = await ownObjection(work, id)
  insist(mayAnswer(row.state as ObjectionState, verb, answer))
  if (locked !== undefined && locked.row.state !== 'declined') {
    await decline(work, locked.list, locked.row, answer)
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
  return objectionOf(await ownObjection(work, id))
}
