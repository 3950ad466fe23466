/**
 * Names of the files in a package, after the programme's pattern. Where a medium limits names, only
 * 项目名 is shortened, and the manifest keeps the full name. A change of rank gives new names, so
 * names are computed, never stored as the identity of a file.
 */
import type { Language } from '../kernel/text.ts'
import { cleanPart, cleanStem, graphemes, nameKey, nameLength } from './fileNameText.ts'
import type { ProgrammeDefinition } from './programme.ts'
import type { FileNamePart, FileNameRule, NameLimit } from './programmePaper.ts'
import { labelOf } from './words.ts'

/** What is to be named: `parts` as people wrote them, `extension` with its dot (`.pdf`) or empty. */
export type NameRequest = {
  readonly key: string
  readonly parts: Readonly<Partial<Record<FileNamePart, string>>>
  readonly rank?: number
  readonly extension: string
}

/** One line of the manifest. `name` is null where even a one-letter 项目名 would not fit. */
export type NamedFile = {
  readonly key: string
  readonly name: string | null
  /** The name without any limit, refused signs replaced. */
  readonly fullName: string
  /** 项目名 was cut. */
  readonly shortened: boolean
  /** A sign that disks refuse was replaced in some part. */
  readonly replaced: boolean
  /** `programmes.<reason>` of what an officer must know; null where the name is the full one. */
  readonly code: string | null
}

const shortenedMark = '…'

/**
 * Names for files that lie in one folder. Null where the programme's pattern is unknown. Names differ
 * even for disks that ignore case and width; the order of the requests decides who keeps the plain name.
 */
export function nameFiles(
  rule: FileNameRule,
  limit: NameLimit | null,
  requests: readonly NameRequest[],
): readonly NamedFile[] | null {
  const pattern = rule.pattern.value
  if (pattern === null) return null
  const taken = new Set<string>()
  return requests.map((request) => {
    const texts = partTexts(rule, pattern.parts, request)
    const name = (project: string | null): string =>
      joined(texts, pattern.separator, project) + request.extension
    const fullName = name(null)
    const replaced = texts.some(({ raw, text }) => raw.trim() !== text)
    const found = fit(request, texts, name, limit, taken)
    if (found !== null) taken.add(nameKey(found))
    const shortened = found !== null && found !== fullName
    return {
      key: request.key,
      name: found,
      fullName,
      shortened,
      replaced,
      code: codeOf(found, shortened, replaced),
    }
  })
}

type PartText = { readonly part: string; readonly raw: string; readonly text: string }

function codeOf(name: string | null, shortened: boolean, replaced: boolean): string | null {
  if (name === null) return 'programmes.file_name_too_long'
  if (shortened) return 'programmes.file_name_shortened'
  return replaced ? 'programmes.file_name_signs_replaced' : null
}

function partTexts(rule: FileNameRule, parts: readonly string[], request: NameRequest): PartText[] {
  return parts.map((part) => {
    const raw =
      part === 'rank' && request.rank !== undefined
        ? String(request.rank).padStart(rule.rankDigits.value ?? 1, '0')
        : (request.parts[part as FileNamePart] ?? '')
    const text = cleanPart(raw)
    return { part, raw, text: text === '' ? '_' : text }
  })
}

function joined(texts: readonly PartText[], separator: string, project: string | null): string {
  const shown = texts.map(({ part, text }) =>
    part === 'project' && project !== null ? project : text,
  )
  return cleanStem(shown.join(separator))
}

/** The longest name within the limit that nobody has; null where there is none. */
function fit(
  request: NameRequest,
  texts: readonly PartText[],
  name: (project: string | null) => string,
  limit: NameLimit | null,
  taken: ReadonlySet<string>,
): string | null {
  const fits = (candidate: string): boolean =>
    limit === null || nameLength(candidate, limit.unit) <= limit.max
  const full = name(null)
  if (fits(full) && !taken.has(nameKey(full))) return full
  const project = texts.find(({ part }) => part === 'project')?.text
  if (project === undefined) return null
  const letters = graphemes(project)
  for (let number = 1; number <= taken.size + 1; number++) {
    const tail = number === 1 ? '' : `～${number}`
    const candidate = longest(letters, tail, name, fits)
    if (candidate === null) return null
    if (!taken.has(nameKey(candidate))) return candidate
  }
  return null
}

/** As many letters of the project as fit before the mark and the tail, at least one. */
function longest(
  letters: readonly string[],
  tail: string,
  name: (project: string) => string,
  fits: (candidate: string) => boolean,
): string | null {
  const cut = (count: number): string => {
    const mark = count < letters.length ? shortenedMark : ''
    return name(`${letters.slice(0, count).join('').trimEnd()}${mark}${tail}`)
  }
  // Longer is never shorter: halve between what fits and what does not.
  let low = 0
  let high = letters.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(cut(middle))) low = middle
    else high = middle - 1
  }
  return low === 0 ? null : cut(low)
}

export type Renamed = { readonly key: string; readonly from: string; readonly to: string }

/** What a change of ranks renamed, for the officer to read. */
export function renamedFiles(
  before: readonly NamedFile[],
  after: readonly NamedFile[],
): readonly Renamed[] {
  const old = new Map(before.map(({ key, name }) => [key, name]))
  return after.flatMap(({ key, name }) => {
    const from = old.get(key)
    return from == null || name === null || from === name ? [] : [{ key, from, to: name }]
  })
}

/** The pattern filled with words for its parts, rank 1; null where the pattern is unknown. */
export function exampleFileName(
  definition: ProgrammeDefinition,
  language: Language,
): string | null {
  const word = (part: 'unit' | 'project' | 'applicant' | 'directions'): string =>
    labelOf(`file_${part}`, language)
  const request = {
    key: 'example',
    rank: 1,
    extension: '.pdf',
    parts: {
      unit: word('unit'),
      project: word('project'),
      applicant: word('applicant'),
      directions: word('directions'),
      year: String(definition.year),
    },
  }
  return nameFiles(definition.fileName, null, [request])?.[0]?.name ?? null
}
