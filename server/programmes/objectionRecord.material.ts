/** What the record of an objection is printed from: all but who objected, which stays sealed. */
import { minuteOf } from '../../domain/kernel/moment.ts'
import type { ObjectionState } from '../../domain/programmes/objection.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { bannerOf, programmeNames } from './document.names.ts'
import type { ObjectionRecordInput } from './documents/objectionRecord.ts'
import { findObjection, objectionAudience, objectionThing } from './objection.queries.ts'
import { digestOf } from '../kernel/sha256.ts'
import { programmeOf } from './programme.queries.ts'
import { titlesOf, type ListedName } from './publicity.queries.ts'

/** Whoever handles objections to the list; nobody else, and the objector least: it tells of the handling. */
export async function mayPrintObjection(work: Reading, id: string): Promise<boolean> {
  return (await objectionAudience(work, id, 'read')).ok
}

function evidenceFiles(work: Reading, id: string) {
  return work.db
    .selectFrom('files.pub_version as v')
    .innerJoin('files.pub_attachment as h', 'h.version_id', 'v.id')
    .where('h.thing_kind', '=', objectionThing)
    .where('h.thing_id', '=', id)
    .orderBy('h.slot')
    .orderBy('h.id')
    .select(['v.name', 'v.digest', 'v.pages'])
    .execute()
}

export async function objectionInput(work: Reading, id: string): Promise<ObjectionRecordInput> {
  const row = found(await findObjection(work, id), 'objection')
  const { definition } = await programmeOf(work, row.programme_id)
  const named = (row.list as ListedName[]).find(
    ({ candidateId }) => candidateId === row.candidate_id,
  )
  const files = await evidenceFiles(work, id)
  const content = {
    programme: programmeNames(definition),
    unitName: (await titlesOf(work, row)).unitName,
    issuers: row.unit_code === null,
    receiptNo: row.receipt_no,
    receivedAt: minuteOf(row.received_at),
    project: named?.title ?? null,
    applicant: named?.applicant ?? null,
    text: row.body,
    evidence: row.evidence,
    files: files.map(({ name, pages, digest }) => ({
      name: name ?? '',
      pages,
      sha256: digest ?? '',
    })),
    state: row.state as ObjectionState,
    handler: row.handler ?? '',
    handledAt: row.handled_at === null ? '' : minuteOf(row.handled_at),
    answer: row.answer ?? '',
  }
  return { ...content, banner: bannerOf(work.host), versionDigest: digestOf(content) }
}

/** Equal content is made once. */
export async function objectionRecipe(work: Reading, id: string) {
  const input = await objectionInput(work, id)
  return { input, recipe: { digest: digestOf(input), content: 'objectionRecord' } }
}
