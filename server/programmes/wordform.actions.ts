/** Bringing a filled Word form home: field by field, through the same saving that merges everybody's edits. */
import { buffer } from 'node:stream/consumers'
import { invalid } from '../../domain/kernel/verdict.ts'
import { mayOpen } from '../../domain/files/version.ts'
import type { Facts } from '../../domain/kernel/verdict.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { mayEdit } from '../../domain/programmes/application.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import type { Edit } from '../../domain/programmes/form/edits.ts'
import { applyEdits } from '../../domain/programmes/form/merge.ts'
import { fieldPlace } from '../../domain/programmes/form/state.ts'
import { labelOf } from '../../domain/programmes/form/sentence.ts'
import { outlineOf } from '../../domain/programmes/form/outline.ts'
import { visibleAnswers } from '../../domain/programmes/form/visible.ts'
import { readWordForm as readFields, type WordLine } from '../../domain/programmes/form/wordForm.ts'
import { officeLimits } from '../kernel/documents/zipArchive.ts'
import { readVersion, storageOf } from '../files/index.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { findApplicationRow, type ApplicationRow } from './application.queries.ts'
import { draftAnswersAt } from './document.material.ts'
import { nameOfCode } from './document.names.ts'
import { readWordForm as readFile } from './documents/wordForm.ts'
import { applicationFacts, saveDraft } from './draft.actions.ts'
import { draftState } from './draft.queries.ts'
import { programmeOf } from './programme.queries.ts'
import { readWordFormKey } from './wordform.key.ts'

type Wish = {
  readonly versionId: string
  readonly dryRun?: boolean
  readonly only?: readonly string[]
  readonly over?: readonly string[]
  readonly seenVersion?: number
}

const textShownMost = 200

type ReportLine = {
  tag: string
  label: string
  outcome: WordLine['outcome'] | 'conflict' | 'refused'
  code: string | null
  message: string | null
  text: string | null
  theirs: unknown
}

async function openFile(work: Writing, versionId: string) {
  const version = await readVersion(work, versionId)
  insist(mayOpen(version.inspection))
  if (version.bytes > officeLimits.maxBytes) {
    throw new Problem(invalid('kernel.archive_too_large', { maxBytes: officeLimits.maxBytes }))
  }
  const read = readFile(await buffer(storageOf(work.host).get(version.sha256)))
  if (!read.ok) throw new Problem(read)
  return read
}

function lineOf(
  work: Writing,
  form: FormDefinition,
  language: Language,
  line: WordLine,
  given: string,
): ReportLine {
  const known = fieldPlace(outlineOf(form), line.tag) !== undefined
  const code = line.code ?? null
  return {
    tag: line.tag,
    label: known ? labelOf(form, line.tag, language) : '',
    outcome: line.outcome,
    code,
    message: code === null ? null : work.host.say(language, code, line.facts),
    text: line.text ?? (line.outcome === 'changed' ? given.slice(0, textShownMost) : null),
    theirs: null,
  }
}

type Outcome = {
  readonly version: number
  readonly conflicts: readonly { readonly at: string; readonly theirs: unknown }[]
  readonly refused: readonly {
    readonly at: string
    readonly code: string
    readonly facts?: Facts
  }[]
}

/** What saving says of the fields replaces what reading said of them. */
function merged(
  work: Writing,
  lines: readonly ReportLine[],
  outcome: Outcome,
  language: Language,
): ReportLine[] {
  const theirs = new Map(outcome.conflicts.map((conflict) => [conflict.at, conflict.theirs]))
  const refused = new Map(outcome.refused.map((one) => [one.at, one]))
  return lines.map((line) => {
    if (line.outcome !== 'changed') return line
    if (theirs.has(line.tag)) {
      return { ...line, outcome: 'conflict' as const, theirs: theirs.get(line.tag) ?? null }
    }
    const fault = refused.get(line.tag)
    if (fault === undefined) return line
    const message = work.host.say(language, fault.code, fault.facts)
    return { ...line, outcome: 'refused' as const, code: fault.code, message }
  })
}

type Draft = { readonly row: ApplicationRow; readonly form: FormDefinition }

/** Saves the edits, or for a dry run finds out what saving would say. */
async function apply(
  work: Writing,
  { row, form }: Draft,
  edits: readonly Edit[],
  dryRun: boolean,
): Promise<Outcome> {
  if (edits.length === 0) return { version: row.draft_version, conflicts: [], refused: [] }
  if (dryRun) {
    const state = await draftState(work, row)
    const tried = applyEdits(form, state, edits, { by: work.actor.personId! })
    return {
      version: row.draft_version,
      conflicts: tried.conflicts.map(({ at, theirs }) => ({ at, theirs })),
      refused: tried.refused.map(({ edit, fault }) => ({ ...fault, at: (edit as Edit).at })),
    }
  }
  const saved = await saveDraft(work, row.id, edits)
  return {
    version: saved.version,
    conflicts: saved.conflicts,
    refused: saved.refused.map(({ index, fault }) => ({ ...fault, at: edits[index]?.at ?? '' })),
  }
}

/** The version that the file was made from; throws where it was made from anything but this draft. */
function madeFrom(row: ApplicationRow, formKey: string): number {
  const key = readWordFormKey(formKey)
  if (key === null) throw new Problem(invalid('programmes.word_form_unknown'))
  if (key.applicationId !== row.id) throw new Problem(invalid('programmes.word_form_other'))
  if (key.version > row.draft_version) {
    throw new Problem(invalid('programmes.word_form_newer', { version: key.version }))
  }
  return key.version
}

/** Of what stood in the file, that which the person wants; without a choice all of it. */
function wanted(texts: Readonly<Record<string, string>>, only: readonly string[] | undefined) {
  if (only === undefined) return texts
  const chosen = new Set(only)
  return Object.fromEntries(Object.entries(texts).filter(([tag]) => chosen.has(tag)))
}

/** What the person saw on both sides and decided is no quarrel: it is written on the version that they saw. */
function insisted(edits: readonly Edit[], { over, seenVersion }: Wish): readonly Edit[] {
  if (over === undefined || seenVersion === undefined) return edits
  const decided = new Set(over)
  return edits.map((edit) => {
    if (edit.kind !== 'set' || !decided.has(edit.at)) return edit
    const { base: _merged, ...whole } = edit
    return { ...whole, baseVersion: Math.max(seenVersion, edit.baseVersion) }
  })
}

export async function readWordForm(work: Writing, id: string, wish: Wish, language: Language) {
  const row = found(await findApplicationRow(work, id), 'application')
  insist(mayEdit(work.actor, applicationFacts(row)))
  const file = await openFile(work, wish.versionId)
  const baseVersion = madeFrom(row, file.formKey)
  const { form } = await programmeOf(work, row.programme_id)
  const base = await draftAnswersAt(work, id, baseVersion)
  const texts = wanted(file.texts, wish.only)
  const read = readFields(form, texts, {
    language,
    context: { directions: row.directions, nameOfCode },
    baseVersion,
    base: visibleAnswers(form, base, { audience: 'applicant' }).answers,
    newRowId: () => newId(work.now).replaceAll('-', '').slice(10),
  })
  const edits = insisted(read.edits, wish)
  const outcome = await apply(work, { row, form }, edits, wish.dryRun ?? false)
  const lines = read.report.map((line) => lineOf(work, form, language, line, texts[line.tag] ?? ''))
  const report = merged(work, lines, outcome, language)
  return {
    madeFrom: baseVersion,
    version: outcome.version,
    changed: report.filter((line) => line.outcome === 'changed').length,
    report,
    repeated: [...file.repeated],
  }
}
