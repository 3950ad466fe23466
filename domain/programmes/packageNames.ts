/**
 * Where each file of a package lies and what it is called on one medium. An application lies with its
 * attachments in a folder of its own, both named by the programme's template; letter and table have names of
 * their own at the top.
 */
import { graphemes, cleanPart, cleanStem, nameKey, nameLength } from './fileNameText.ts'
import { nameFiles } from './fileName.ts'
import type { FileNameRule, NameLimit } from './programmePaper.ts'

export type NamedAttachment = {
  readonly key: string
  readonly title: string
  readonly name: string
}

export type NamedApplication = {
  readonly key: string
  readonly rank: number
  readonly project: string
  readonly applicant: string
  readonly directions: readonly string[]
  readonly attachments: readonly NamedAttachment[]
}

export type PlacedFile = {
  readonly key: string
  readonly path: string
  /** The name before the medium cut it; null where it is whole. */
  readonly fullName: string | null
  readonly code: string | null
  readonly rank: number | null
}

/** A name that no medium's limit lets through. */
export type Unplaced = { readonly key: string; readonly fullName: string; readonly code: string }

export type NamePlan = {
  readonly placed: readonly PlacedFile[]
  readonly unplaced: readonly Unplaced[]
}

const shortenedMark = '…'

/** The name cut to the limit, its extension kept; null where not one letter fits. */
function fitted(stem: string, extension: string, limit: NameLimit | null): string | null {
  const fits = (name: string): boolean =>
    limit === null || nameLength(name, limit.unit) <= limit.max
  if (fits(stem + extension)) return stem + extension
  const letters = graphemes(stem)
  for (let count = letters.length - 1; count > 0; count--) {
    const name = `${letters.slice(0, count).join('').trimEnd()}${shortenedMark}${extension}`
    if (fits(name)) return name
  }
  return null
}

function split(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.')
  const at = dot > 0 && name.length - dot <= 6 ? dot : name.length
  return { stem: name.slice(0, at), extension: name.slice(at).toLowerCase() }
}

/** `附件01-营业执照副本-扫描件.pdf`: the number keeps names apart and in order. */
function attachmentName(
  word: string,
  index: number,
  { title, name }: NamedAttachment,
  limit: NameLimit | null,
): { name: string | null; full: string } {
  const { stem, extension } = split(name)
  const number = String(index + 1).padStart(2, '0')
  const full = cleanStem([`${word}${number}`, title, stem].map(cleanPart).join('-'))
  return { name: fitted(full, extension, limit), full: full + extension }
}

function placeApplication(
  application: NamedApplication,
  named: { readonly name: string; readonly fullName: string; readonly code: string | null },
  options: { readonly limit: NameLimit | null; readonly attachmentWord: string },
): NamePlan {
  const { key, rank, attachments } = application
  const folder = split(named.name).stem
  const shortened = named.name !== named.fullName
  const placed: PlacedFile[] = [
    {
      key,
      path: `${folder}/${named.name}`,
      fullName: shortened ? named.fullName : null,
      code: named.code,
      rank,
    },
  ]
  const unplaced: Unplaced[] = []
  attachments.forEach((attachment, index) => {
    const { name, full } = attachmentName(options.attachmentWord, index, attachment, options.limit)
    if (name === null) {
      unplaced.push({ key: attachment.key, fullName: full, code: 'programmes.file_name_too_long' })
      return
    }
    const cut = name !== full
    placed.push({
      key: attachment.key,
      path: `${folder}/${name}`,
      fullName: cut ? full : null,
      code: cut ? 'programmes.file_name_shortened' : null,
      rank,
    })
  })
  return { placed, unplaced }
}

export type NameRequest = {
  readonly rule: FileNameRule
  readonly limit: NameLimit | null
  readonly unit: string
  readonly year: number
  /** What stands before the number of an attachment. */
  readonly attachmentWord: string
  /** Files at the top: letter, table and what else the unit makes. */
  readonly top: readonly {
    readonly key: string
    readonly stem: string
    readonly extension: string
  }[]
  readonly applications: readonly NamedApplication[]
}

/** Null where the programme's template is not published. */
export function placeFiles(request: NameRequest): NamePlan | null {
  const { limit, applications, unit } = request
  const named = nameFiles(
    request.rule,
    limit,
    applications.map((one) => ({
      key: one.key,
      rank: one.rank,
      extension: '.pdf',
      parts: {
        unit,
        project: one.project,
        applicant: one.applicant,
        year: String(request.year),
        directions: one.directions.join('、'),
      },
    })),
  )
  if (named === null) return null
  const placed: PlacedFile[] = []
  const unplaced: Unplaced[] = []
  for (const { key, stem, extension } of request.top) {
    const full = cleanStem(cleanPart(stem))
    const name = fitted(full, extension, limit)
    const fullName = full + extension
    const cut = name !== fullName
    if (name === null) unplaced.push({ key, fullName, code: 'programmes.file_name_too_long' })
    else {
      const code = cut ? 'programmes.file_name_shortened' : null
      placed.push({ key, path: name, fullName: cut ? fullName : null, code, rank: null })
    }
  }
  applications.forEach((application, index) => {
    const { name, fullName, code } = named[index]!
    if (name === null) {
      unplaced.push({ key: application.key, fullName, code: code! })
      return
    }
    const plan = placeApplication(application, { name, fullName, code }, request)
    placed.push(...plan.placed)
    unplaced.push(...plan.unplaced)
  })
  return { placed, unplaced }
}

/** Two paths that one of the common disks takes for the same. */
export function pathKey(path: string): string {
  return path.split('/').map(nameKey).join('/')
}

export type PathRenamed = { readonly key: string; readonly from: string; readonly to: string }

/** What is called otherwise than before, by key; files that came or went are not renamed. */
export function renamedPaths(
  before: readonly { readonly key: string; readonly path: string }[],
  after: readonly { readonly key: string; readonly path: string }[],
): PathRenamed[] {
  const old = new Map(before.map(({ key, path }) => [key, path]))
  return after.flatMap(({ key, path }) => {
    const from = old.get(key)
    return from === undefined || from === path ? [] : [{ key, from, to: path }]
  })
}
