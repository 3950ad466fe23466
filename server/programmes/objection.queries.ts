/** Objections as their unit, and with the receipt anybody, may read them. */
import { sql } from 'kysely'
import { allowed, missing, type Verdict } from '../../domain/kernel/verdict.ts'
import type { Objection, ObjectionState, Objector } from '../../domain/programmes/objection.ts'
import {
  attachmentsByThing,
  attachmentsOf,
  registerAudience,
  type AudienceVerb,
} from '../files/index.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'
import { revealFor } from '../people/index.ts'
import {
  insistHolder,
  isHolder,
  ownPublicity,
  titlesOf,
  type ListedName,
} from './publicity.queries.ts'

export const objectionThing = 'programmes.objection'

/** The field under which who objects is sealed with the objection's own key. */
export const sealedField = 'objector'

function objections(work: Reading) {
  return work.db
    .selectFrom('programmes.objection as x')
    .innerJoin('programmes.publicity as p', 'p.id', 'x.publicity_id')
    .leftJoin('programmes.recommendation as r', 'r.id', 'p.recommendation_id')
    .leftJoin('programmes.selection as z', 'z.id', 'p.selection_id')
    .leftJoin('programmes.candidate as c', 'c.id', 'x.candidate_id')
    .leftJoin('programmes.submission as s', 's.id', 'c.submission_id')
    .leftJoin('programmes.application as a', 'a.id', 'c.application_id')
    .leftJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .leftJoin('people.pub_person as h', 'h.id', 'x.handled_by')
    .select((eb) => [
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
      eb.fn.coalesce('r.programme_id', 'z.programme_id').$notNull().as('programme_id'),
      'r.unit_code',
      'p.list',
      's.title',
      'o.name as applicant',
      'h.name as handler',
    ])
}

type ObjectionRow = Awaited<ReturnType<ReturnType<typeof objections>['executeTakeFirstOrThrow']>>

function answerOf(row: ObjectionRow) {
  return {
    receiptNo: row.receipt_no,
    state: row.state as ObjectionState,
    receivedAt: row.received_at.toISOString(),
    answer: row.answer,
    answeredAt: row.handled_at?.toISOString() ?? null,
  }
}

/** Names as the public list gave them: the receipt tells nothing that was not public. */
async function receiptOf(work: Reading, row: ObjectionRow) {
  const { unitName, programmeTitle } = await titlesOf(work, row)
  const named = (row.list as ListedName[]).find(
    ({ candidateId }) => candidateId === row.candidate_id,
  )
  const held = await attachmentsOf(work, objectionThing, row.id)
  return {
    ...answerOf(row),
    publicityId: row.publicity_id,
    unitName,
    issuers: row.unit_code === null,
    programmeTitle,
    project: named?.title ?? null,
    files: held.length,
  }
}

async function objectionsOf(work: Reading, rows: readonly ObjectionRow[]): Promise<Objection[]> {
  const held = await attachmentsByThing(
    work,
    objectionThing,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...answerOf(row),
    id: row.id,
    publicityId: row.publicity_id,
    candidateId: row.candidate_id,
    title: row.title,
    applicant: row.applicant,
    text: row.body,
    evidence: row.evidence,
    files: held
      .get(row.id)!
      .map(({ version: { id, name, bytes } }) => ({ versionId: id, name, bytes })),
    handledBy: row.handler,
  }))
}

export async function objectionOf(work: Reading, row: ObjectionRow): Promise<Objection> {
  return (await objectionsOf(work, [row]))[0]!
}

export async function readObjectionReceipt(work: Reading, receiptNo: string) {
  const row = await objections(work).where('x.receipt_no', '=', receiptNo).executeTakeFirst()
  return receiptOf(work, found(row, 'objection'))
}

export function findObjection(work: Reading, id: string): Promise<ObjectionRow | undefined> {
  return objections(work).where('x.id', '=', id).executeTakeFirst()
}

/** As they came: numbered receipts are handled in their order. */
const arrival = { key: sql<string>`x.id::text`, ascending: true } as const

export async function listObjections(work: Reading, publicityId: string, wish: PageWish) {
  await ownPublicity(work, publicityId)
  const list = objections(work).where('x.publicity_id', '=', publicityId)
  const { shown, ...page } = await readPage(work, list, arrival, wish)
  return { ...page, rows: await objectionsOf(work, shown) }
}

/** Of all publicities of a programme's selection, for the office that runs it. */
export async function listSelectionObjections(work: Reading, programmeId: string, wish: PageWish) {
  await insistHolder(work, { programme_id: programmeId, unit_code: null }, 'programme')
  const list = objections(work).where('z.programme_id', '=', programmeId)
  const { shown, ...page } = await readPage(work, list, arrival, wish)
  return { ...page, rows: await objectionsOf(work, shown) }
}

export async function ownObjection(work: Reading, id: string): Promise<ObjectionRow> {
  const row = found(await findObjection(work, id), 'objection')
  await insistHolder(work, row, 'objection')
  return row
}

export async function readObjector(work: Reading, id: string): Promise<Objector> {
  const row = await ownObjection(work, id)
  const endpoint = 'programmes.objection.objector'
  const text = await revealFor(work, endpoint, id, sealedField, row.objector_sealed)
  return JSON.parse(found(text, 'objector')) as Objector
}

/** For the files module: evidence is opened by whoever handles the objection, changed by nobody. */
export async function objectionAudience(
  work: Reading,
  id: string,
  verb: AudienceVerb,
): Promise<Verdict> {
  const hidden = missing('kernel.missing', { noun: 'objection' })
  if (verb !== 'read' || !work.actor.permits.has('programmes.objection.handle')) return hidden
  const row = await findObjection(work, id)
  if (row === undefined) return hidden
  return (await isHolder(work, row)) ? allowed : hidden
}

registerAudience(objectionThing, objectionAudience)
