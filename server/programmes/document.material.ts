/** From rows to what the pages of an application and its receipt are made of. Runs as the house, in a job. */
import { buffer } from 'node:stream/consumers'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Answers } from '../../domain/programmes/form/answers.ts'
import type { FormContext } from '../../domain/programmes/form/context.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { documentOf, type GivenValues } from '../../domain/programmes/form/document.ts'
import { outlineOf } from '../../domain/programmes/form/outline.ts'
import { answersOf } from '../../domain/programmes/form/state.ts'
import { visibleAnswers } from '../../domain/programmes/form/visible.ts'
import { wordFields } from '../../domain/programmes/form/wordForm.ts'
import { storageOf } from '../files/index.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { attachedFiles, figuresNamed, filesNamed, type AttachedFile } from './attachment.queries.ts'
import {
  bannerOf,
  directionNames,
  nameOfCode,
  printedMoment,
  programmeNames,
} from './document.names.ts'
import type { ApplicationInput, KnownFile, ReceiptInput } from './documents/shapes.ts'
import { longDay } from './documents/frame.ts'
import type { WordFormInput } from './documents/wordForm.ts'
import { draftState, draftStateAt } from './draft.queries.ts'
import { programmeOf, type Programme } from './programme.queries.ts'
import { wordFormKey } from './wordform.key.ts'

export type DraftRecipe = {
  readonly programme: string
  readonly form: string
  readonly version: number
  readonly directions: readonly string[]
  readonly applicant: string
  readonly unit: string
}

export type SealedRecipe = {
  readonly programme: string
  readonly digest: string
  readonly applicant: string
  readonly unit: string
  /** What the recommending unit wrote about it; empty where it has not spoken. */
  readonly opinion: string
}

/** Pictures larger than this are left to the attachments; a page needs no more. */
const pictureBytesMax = 8 * 1024 * 1024
const pictureTypes = { png: 'png', jpeg: 'jpg' } as const

async function knownFile(
  work: Reading,
  file: AttachedFile,
  asPicture: boolean,
): Promise<KnownFile> {
  const plain = { name: file.name, pages: file.pages, sha256: file.sha256 }
  const type = pictureTypes[file.kind as keyof typeof pictureTypes]
  if (!asPicture || type === undefined || file.bytes > pictureBytesMax) return plain
  const bytes = await buffer(storageOf(work.host).get(file.sha256))
  return { ...plain, picture: { type, bytes } }
}

type Written = {
  readonly programme: Programme
  readonly application: { readonly id: string; readonly orgId: string }
  readonly answers: Answers
  readonly directions: readonly string[]
  readonly given: GivenValues
  readonly opinion: string
  readonly versionDigest: string | null
}

/** The unit's opinion stands in the first box that the officers' section keeps for one. */
function opinionsOf(form: FormDefinition, opinion: string): Readonly<Record<string, string>> {
  const box = outlineOf(form).entries.find(({ item }) => item.kind === 'opinion')
  return box === undefined || opinion === '' ? {} : { [box.at]: opinion }
}

/** Identity numbers stay masked on paper too: nobody who reads an application needs them whole. */
async function applicationInput(work: Reading, written: Written): Promise<ApplicationInput> {
  const { programme, application, directions, given, versionDigest } = written
  const { form } = programme
  const audience = versionDigest === null ? 'applicant' : 'officer'
  const { answers } = visibleAnswers(form, written.answers, { audience })
  const figures = figuresNamed(answers)
  const named = filesNamed(form, answers).map(({ fileId }) => fileId)
  const attached = await attachedFiles(work, application, [...named, ...figures])
  const files: Record<string, KnownFile> = {}
  for (const [id, file] of attached) files[id] = await knownFile(work, file, figures.includes(id))
  const context: FormContext = {
    directions,
    nameOfCode,
    attachments: Object.fromEntries(
      [...attached].map(([id, file]) => [
        id,
        { name: file.name, mediaType: file.kind, sizeBytes: file.bytes },
      ]),
    ),
  }
  const document = documentOf(form, answers, {
    language: 'zh',
    context,
    given,
    opinions: opinionsOf(form, written.opinion),
  })
  return { document, files, versionDigest, banner: bannerOf(work.host) }
}

async function draftRow(work: Reading, id: string) {
  const row = await work.db
    .selectFrom('programmes.application')
    .where('id', '=', id)
    .select(['id', 'org_id', 'programme_id', 'draft_version'])
    .executeTakeFirst()
  return found(row, 'application')
}

/** The answers of a draft as they stood at a version. */
export async function draftAnswersAt(work: Reading, id: string, version: number): Promise<Answers> {
  const row = await draftRow(work, id)
  const { form } = await programmeOf(work, row.programme_id)
  const state =
    row.draft_version === version
      ? await draftState(work, row)
      : await draftStateAt(work, form, id, version)
  return answersOf(form, state)
}

export async function draftInput(
  work: Reading,
  id: string,
  recipe: DraftRecipe,
): Promise<ApplicationInput> {
  const row = await draftRow(work, id)
  const programme = await programmeOf(work, row.programme_id)
  return applicationInput(work, {
    programme,
    application: { id, orgId: row.org_id },
    answers: await draftAnswersAt(work, id, recipe.version),
    directions: recipe.directions,
    given: {
      programme: programme.definition.title.zh,
      applicant: recipe.applicant,
      recommendingUnit: recipe.unit,
    },
    opinion: '',
    versionDigest: null,
  })
}

export async function wordFormInput(
  work: Reading,
  id: string,
  recipe: DraftRecipe,
): Promise<WordFormInput> {
  const row = await draftRow(work, id)
  const { form } = await programmeOf(work, row.programme_id)
  const whole = await draftAnswersAt(work, id, recipe.version)
  const { answers } = visibleAnswers(form, whole, { audience: 'applicant' })
  const context = { directions: recipe.directions, nameOfCode }
  return {
    definition: form,
    fields: wordFields(form, answers, { language: 'zh', context }),
    language: 'zh',
    formKey: wordFormKey({ applicationId: id, version: recipe.version }),
    banner: bannerOf(work.host),
  }
}

async function sealedRow(work: Reading, id: string) {
  const row = await work.db
    .selectFrom('programmes.submission as s')
    .innerJoin('programmes.application as a', 'a.id', 's.application_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .where('s.id', '=', id)
    .select([
      's.id',
      's.receipt_no',
      's.title',
      's.answers',
      's.directions',
      's.digest_sha256',
      's.submitted_at',
      'a.id as application_id',
      'a.org_id',
      'a.programme_id',
      'o.name as org_name',
      'o.uscc',
    ])
    .executeTakeFirst()
  return found(row, 'submission')
}

export async function sealedInput(
  work: Reading,
  id: string,
  recipe: SealedRecipe,
): Promise<ApplicationInput> {
  const row = await sealedRow(work, id)
  const programme = await programmeOf(work, row.programme_id)
  return applicationInput(work, {
    programme,
    application: { id: row.application_id, orgId: row.org_id },
    answers: row.answers as Answers,
    directions: row.directions,
    given: {
      programme: programme.definition.title.zh,
      applicant: recipe.applicant,
      recommendingUnit: recipe.unit,
      date: longDay(dayOfMoment(row.submitted_at.toISOString())),
    },
    opinion: recipe.opinion,
    versionDigest: row.digest_sha256,
  })
}

export type ReceiptRecipe = {
  readonly digest: string
  readonly unit: string
  readonly seal: { readonly root: string; readonly signature: string } | null
}

export async function receiptInput(
  work: Reading,
  id: string,
  recipe: ReceiptRecipe,
): Promise<ReceiptInput> {
  const row = await sealedRow(work, id)
  const { definition, form } = await programmeOf(work, row.programme_id)
  return {
    banner: bannerOf(work.host),
    number: row.receipt_no,
    programme: programmeNames(definition),
    applicantName: row.org_name ?? '',
    applicantCode: row.uscc ?? '',
    projectName: row.title,
    directions: directionNames(definition, row.directions),
    unitName: recipe.unit,
    submittedAt: printedMoment(row.submitted_at),
    attachments: filesNamed(form, row.answers as Answers).length,
    digest: row.digest_sha256,
    seal: recipe.seal,
    verifyUrl: `${work.host.config.baseUrl}/verify?receipt=${row.receipt_no}&sha256=${row.digest_sha256}`,
  }
}

export { sealedRow }
