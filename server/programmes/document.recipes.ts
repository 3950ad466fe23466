/**
 * What the content of each document depends on, gathered when it is asked for: cheap enough for a request,
 * and enough for the job to make exactly what was asked for.
 */
import {
  documentsOffered,
  type DocumentKind,
  type DocumentWish,
} from '../../domain/programmes/documents.ts'
import { programmePackageZh as zh } from '../../domain/programmes/text.package.zh.ts'
import { fill } from '../../domain/programmes/words.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import { proofOfEntry } from '../kernel/history/proof.ts'
import { found, Problem } from '../kernel/problem.ts'
import { digestOf } from '../kernel/sha256.ts'
import type { Reading } from '../kernel/work.ts'
import { checklistRecipe, type ChecklistRecipe } from './checklist.material.ts'
import { findApplicationRow, stopsOf } from './application.queries.ts'
import { decisionRecipe } from './decisionSheet.material.ts'
import {
  sealedRow,
  type DraftRecipe,
  type ReceiptRecipe,
  type SealedRecipe,
} from './document.material.ts'
import { downloadName, unitNameOf } from './document.names.ts'
import { followedRecipe } from './followedPaper.material.ts'
import { minutesInput } from './minutesPaper.material.ts'
import { objectionRecipe } from './objectionRecord.material.ts'
import { recordRecipe, reviewRecipe, roundRecipe } from './reviewPaper.material.ts'
import { selectionInput, selectionRecipe, type SelectionPaper } from './selectionPaper.material.ts'
import { templateDigest } from './document.template.ts'
import { contentIn, packageRow } from './package.queries.ts'
import { programmeOf } from './programme.queries.ts'

/** A package is a snapshot: its digest and what the house adds say all. */
export type PackageRecipe = { readonly digest: string; readonly content: string }

export type Recipe = DraftRecipe | SealedRecipe | ReceiptRecipe | ChecklistRecipe | PackageRecipe

export type Prepared = {
  readonly recipe: Recipe
  readonly name: string
}

/** The unit whose authority recommends to the issuer: the last stop of the way. */
async function recommenderOf(work: Reading, row: { readonly stops: unknown }): Promise<string> {
  const last = stopsOf(row).at(-1)!
  return unitNameOf(work, last.programme, last.unit)
}

async function draftPrepared(work: Reading, wish: DocumentWish): Promise<Prepared> {
  const row = found(await findApplicationRow(work, wish.id), 'application')
  const programme = await programmeOf(work, row.programme_id)
  const version = fill(zh.document.names.draft, { version: row.draft_version })
  return {
    recipe: {
      programme: programme.definitionDigest,
      form: programme.formDigest,
      version: row.draft_version,
      directions: row.directions,
      applicant: row.org_name ?? '',
      unit: await recommenderOf(work, row),
    },
    name: downloadName(
      [zh.document.names[wish.kind as DocumentKind], row.title, row.org_name ?? '', version],
      wish.format,
    ),
  }
}

/** What the pages of a sealed application depend on. */
export async function sealedRecipe(
  work: Reading,
  submissionId: string,
  opinion: string,
): Promise<SealedRecipe> {
  const row = await sealedRow(work, submissionId)
  const { stops } = await work.db
    .selectFrom('programmes.application')
    .where('id', '=', row.application_id)
    .select('stops')
    .executeTakeFirstOrThrow()
  const { definitionDigest } = await programmeOf(work, row.programme_id)
  return {
    programme: definitionDigest,
    digest: row.digest_sha256,
    applicant: row.org_name ?? '',
    unit: await recommenderOf(work, { stops }),
    opinion,
  }
}

async function receiptRecipe(work: Reading, submissionId: string): Promise<ReceiptRecipe> {
  const row = await sealedRow(work, submissionId)
  const candidate = await work.db
    .selectFrom('programmes.application')
    .where('id', '=', row.application_id)
    .select('stops')
    .executeTakeFirstOrThrow()
  const first = stopsOf(candidate)[0]!
  const proof = await proofOfEntry(work, 'programmes.application.submit', submissionId)
  return {
    digest: row.digest_sha256,
    unit: await unitNameOf(work, first.programme, first.unit),
    seal: proof === null ? null : { root: proof.root, signature: proof.signature },
  }
}

async function submissionPrepared(work: Reading, wish: DocumentWish): Promise<Prepared> {
  const row = await sealedRow(work, wish.id)
  const recipe =
    wish.kind === 'receipt'
      ? await receiptRecipe(work, wish.id)
      : await sealedRecipe(work, wish.id, '')
  const name = downloadName(
    [zh.document.names[wish.kind], row.title, row.org_name ?? '', row.receipt_no],
    wish.format,
  )
  return { recipe, name }
}

/** The application as its unit sends it, with the unit's opinion; or the unit's formal check of it. */
async function candidatePrepared(work: Reading, wish: DocumentWish): Promise<Prepared> {
  const row = found(
    await work.db
      .selectFrom('programmes.candidate')
      .where('id', '=', wish.id)
      .select(['submission_id', 'opinion'])
      .executeTakeFirst(),
    'candidate',
  )
  const sealed = await sealedRow(work, row.submission_id)
  return {
    recipe:
      wish.kind === 'checklist'
        ? await checklistRecipe(work, wish.id)
        : await sealedRecipe(work, row.submission_id, row.opinion ?? ''),
    name: downloadName(
      [zh.document.names[wish.kind], sealed.title, sealed.org_name ?? '', sealed.receipt_no],
      wish.format,
    ),
  }
}

async function packagePrepared(work: Reading, wish: DocumentWish): Promise<Prepared> {
  const row = found(await packageRow(work, wish.id), 'package')
  const content = contentIn(row)
  return {
    recipe: {
      digest: row.content_digest,
      content: digestOf(row.content),
    },
    name: downloadName([content.unitName, zh.document.names[wish.kind]], wish.format),
  }
}

async function selectionPrepared(work: Reading, wish: DocumentWish): Promise<Prepared> {
  if (wish.kind === 'decisionSheet') {
    const { input, recipe } = await decisionRecipe(work, wish.id)
    const name = [input.programme.subject, zh.document.names.decisionSheet]
    return { recipe, name: downloadName(name, wish.format) }
  }
  const kind = wish.kind as SelectionPaper
  const input = await selectionInput(work, wish.id, kind)
  return {
    recipe: await selectionRecipe(work, wish.id, kind),
    name: downloadName([input.programme.subject, zh.document.names[kind]], wish.format),
  }
}

async function objectionPrepared(work: Reading, wish: DocumentWish): Promise<Prepared> {
  const { input, recipe } = await objectionRecipe(work, wish.id)
  return {
    recipe,
    name: downloadName([zh.document.names[wish.kind], input.receiptNo], wish.format),
  }
}

async function reviewPrepared(work: Reading, wish: DocumentWish): Promise<Prepared> {
  const { input, recipe } = await reviewRecipe(work, wish.id)
  return {
    recipe,
    name: downloadName(
      [zh.document.names[wish.kind], String(input.seq), input.title, input.expert.name],
      wish.format,
    ),
  }
}

async function roundPrepared(work: Reading, wish: DocumentWish): Promise<Prepared> {
  const { title, recipe } = await roundRecipe(work, wish.id, wish.kind)
  return { recipe, name: downloadName([title, zh.document.names[wish.kind]], wish.format) }
}

async function recordPrepared(work: Reading, wish: DocumentWish): Promise<Prepared> {
  const { input, recipe } = await recordRecipe(work, wish.id)
  const name = [zh.document.names[wish.kind], input.number, input.title]
  return { recipe, name: downloadName(name, wish.format) }
}

async function minutesPrepared(work: Reading, wish: DocumentWish): Promise<Prepared> {
  const input = await minutesInput(work, wish.id)
  return {
    recipe: { digest: digestOf(input), content: 'minutes' },
    name: downloadName(
      [input.title, fill(zh.document.names.minutesNo, { no: input.no })],
      wish.format,
    ),
  }
}

/** A paper of a followed project, by its project's name. */
async function followedPrepared(work: Reading, wish: DocumentWish): Promise<Prepared> {
  const { input, recipe } = await followedRecipe(work, wish)
  const name = input.kind === 'report' ? input.report.name : zh.document.names[wish.kind]
  const period = input.kind === 'report' ? (input.report.period ?? '') : ''
  return {
    recipe,
    name: downloadName([name + period, input.facts.title, input.facts.applicant], wish.format),
  }
}

/** The caller has found that the actor may see the subject. */
export async function prepare(work: Reading, wish: DocumentWish): Promise<Prepared> {
  if (!documentsOffered[wish.subject][wish.kind]?.includes(wish.format)) {
    throw new Problem(invalid('programmes.document_not_offered'))
  }
  switch (wish.subject) {
    case 'draft':
      return draftPrepared(work, wish)
    case 'submission':
      return submissionPrepared(work, wish)
    case 'candidate':
      return candidatePrepared(work, wish)
    case 'package':
      return packagePrepared(work, wish)
    case 'selection':
      return selectionPrepared(work, wish)
    case 'objection':
      return objectionPrepared(work, wish)
    case 'paper':
    case 'paperDraft':
      return followedPrepared(work, wish)
    case 'review':
      return reviewPrepared(work, wish)
    case 'round':
      return roundPrepared(work, wish)
    case 'record':
      return recordPrepared(work, wish)
    case 'minutes':
      return minutesPrepared(work, wish)
  }
}

/** Equal digests show equal pages. */
export async function digestOfRecipe(kind: DocumentKind, recipe: Recipe): Promise<string> {
  const template = await templateDigest()
  return digestOf({ kind, template, recipe })
}
