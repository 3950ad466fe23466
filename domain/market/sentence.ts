/**
 * A typed sentence as conditions that can be changed: “苏州附近 铝件 CNC 500 件 ±0.02 月底前”. What is not understood
 * stays as words. Pure: what there is (kinds, places, grades) and what day it is are given in.
 */
import type { Kind } from '../catalog/kind.ts'
import { toHalfWidth } from '../kernel/halfWidth.ts'
import type { DayText } from '../kernel/moment.ts'
import { kmUsual, noFilters, type Limit, type MarketFilters } from './filters.ts'
import { dueIn, wholeNumber } from './sentenceDay.ts'
import {
  certificateWords,
  emptyWords,
  kindWords,
  materialGroups,
  materialWords,
  regionGroups,
} from './sentenceWords.ts'

export type NamedPlace = {
  /** Two digits of a province or the Corps, four of a city. */
  readonly code: string
  /** Full and short, in both languages, small letters. */
  readonly names: readonly string[]
}

export type Known = {
  readonly now: DayText
  readonly kinds: readonly Kind[]
  readonly places: readonly NamedPlace[]
  /** Whether a word is the name of a grade of material. */
  readonly isGrade: (word: string) => boolean
}

/** Which condition a part of the sentence became. */
export type Understood = { readonly condition: string; readonly said: string }

export type ReadSentence = {
  /** With what was not understood as its words. */
  readonly filters: MarketFilters
  readonly understood: readonly Understood[]
}

type Draft = { left: string; filters: MarketFilters; readonly understood: Understood[] }

/** Takes a part out of what is left; its neighbours do not grow together. */
function take(draft: Draft, said: string, condition: string, more: Partial<MarketFilters>): void {
  draft.left = draft.left.replace(said, ' ')
  draft.filters = { ...draft.filters, ...more }
  draft.understood.push({ condition, said: said.trim() })
}

const isLatin = (word: string): boolean => /^[a-z0-9]/.test(word)
const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
/** Where a word stands: one of Latin letters not within another. */
function standsIn(text: string, word: string): boolean {
  if (!isLatin(word)) return text.includes(word)
  return new RegExp(`(?<![a-z0-9])${escaped(word)}(?![a-z0-9])`).test(text)
}

/** The longest of these words that stands in the text, with what it means. */
function longest<T>(text: string, all: Iterable<readonly [word: string, meant: T]>) {
  let best: readonly [string, T] | undefined
  for (const one of all) {
    if (one[0].length > (best?.[0].length ?? 0) && standsIn(text, one[0])) best = one
  }
  return best
}

function readDue(draft: Draft, now: DayText): void {
  const due = dueIn(draft.left, now)
  if (due !== null) take(draft, due.said, 'due', { due: due.day })
}

const toMm: Readonly<Record<string, number>> = {
  ...{
    mm: 1,
    毫米: 1,
    丝: 0.01,
    道: 0.01,
    um: 0.001,
    μm: 0.001,
    µm: 0.001,
    微米: 0.001,
    cm: 10,
    厘米: 10,
    m: 1000,
    米: 1000,
  },
}
const rounded = (value: number): number => Number(value.toPrecision(9))
const addLimit = ({ filters }: Draft, limit: Limit) => ({
  limits: [...filters.limits.filter(({ field }) => field !== limit.field), limit],
})

const plusMinus =
  /(?:公差|精度|tolerances?(?: of)?)?\s*(?:±|\+\/-|\+-|正负)\s*(\d+(?:\.\d+)?)\s*(mm|毫米|丝|道|um|μm|µm|微米)?/
const namedTolerance =
  /(?:公差|精度|tolerances?(?: of)?|within)\s*(?:达到?|到|为|:|<=|≤|<)?\s*(\d+(?:\.\d+)?)\s*(mm|毫米|丝|道|um|μm|µm|微米)(?![a-z])/
const bareTolerance = /(?:公差|精度|tolerance)\s*(?:达到?|到|为|:|<=|≤|<)?\s*(0\.\d+)/

function readTolerance(draft: Draft): void {
  const found =
    plusMinus.exec(draft.left) ?? namedTolerance.exec(draft.left) ?? bareTolerance.exec(draft.left)
  if (found === null) return
  const max = rounded(Number(found[1]) * (toMm[found[2] ?? 'mm'] ?? 1))
  if (max > 0)
    take(draft, found[0], 'limit.tolerance', addLimit(draft, { field: 'tolerance', max }))
}

const roughness = /(?:表面)?(?:粗糙度)?\s*ra\s*(?:<=|≤|<)?\s*(\d+(?:\.\d+)?)(?![a-z0-9])/
const axesCount = /(?<![a-z0-9])([3-9三四五六])\s*-?\s*(?:轴(?:联动)?|axis|axes)/

const hundreds: Readonly<Record<string, number>> = { 百: 100, 千: 1000, k: 1000, 万: 10_000 }
const pieces =
  /(?<![\d.a-z#-])(\d{1,9}(?:,\d{3})*(?:\.\d+)?)\s*(百|千|万|k(?=\s|p|$))?\s*(?:[-~至到]\s*(\d{1,9})\s*(百|千|万)?\s*)?(?:件|个|只|套|片|支|pcs|pieces?|pc(?![a-z])|units?|parts)(?![a-z])/

function readQuantity(draft: Draft): void {
  const found = pieces.exec(draft.left)
  if (found === null) return
  const [said, first, times, last, lastTimes] = found
  // Of 100 to 500 the larger tells which makers are meant.
  const base = last ?? first!
  const quantity = Math.round(
    Number(base.replaceAll(',', '')) *
      (hundreds[(last === undefined ? times : lastTimes) ?? ''] ?? 1),
  )
  if (quantity >= 1 && quantity <= 1_000_000_000) take(draft, said, 'quantity', { quantity })
}

const edge = '(\\d+(?:\\.\\d+)?)\\s*(?:mm|cm|毫米)?\\s*'
const boxed = new RegExp(
  `(?:尺寸|外形|size)?\\s*${edge}[x×*]\\s*${edge}[x×*]\\s*(\\d+(?:\\.\\d+)?)\\s*(mm|cm|毫米|厘米|m|米)?(?![a-z0-9])`,
)
const round =
  /(?:直径|[φø⌀∅]|dia(?:meter)?\.?)\s*(\d+(?:\.\d+)?)\s*(?:mm|毫米)?\s*(?:[x×*,，]|长度?|length)\s*(?:长度?|length)?\s*(\d+(?:\.\d+)?)\s*(mm|cm|毫米|厘米)?(?![a-z0-9])/

function readPart(draft: Draft): void {
  const found = round.exec(draft.left) ?? boxed.exec(draft.left)
  if (found === null) return
  const lengths = found.slice(1, -1).filter((one) => one !== undefined)
  const scale = toMm[found.at(-1) ?? 'mm'] ?? 1
  const part = lengths.map((one) => rounded(Number(one) * scale))
  if (part.every((one) => one > 0)) take(draft, found[0], 'part', { part })
}

const around = '附近|周边|周围|一带'
const farther = /(?:方圆|距离?)?\s*(\d{1,4})\s*(?:公里|千米|km)\s*(?:以内|之内|内|范围内?)?/

/** Cities by the longest name first: what is near one is within some kilometres, a province is a limit itself. */
function readPlace(draft: Draft, places: readonly NamedPlace[]): void {
  const group = longest(draft.left, Object.entries(regionGroups))
  if (group !== undefined) {
    take(draft, group[0], 'region', { region: group[1] })
    return
  }
  const names = places.flatMap(({ code, names: all }) => all.map((name) => [name, code] as const))
  const found = longest(draft.left, names)
  if (found === undefined) return
  const [name, code] = found
  const said =
    new RegExp(
      `(?:(?<![a-z])(?:near|around|close to|in|within \\d{1,4} ?km of)\\s+|距离?|在)?${escaped(name)}[省市]?(?:${around})?`,
    ).exec(draft.left)?.[0] ?? name
  const isNear = new RegExp(`${around}|near|around|close to|距|within`).test(said)
  const kmSaid = /within (\d{1,4}) ?km/.exec(said) ?? farther.exec(draft.left)
  const km = kmSaid === null ? undefined : Math.min(3000, Math.max(10, Number(kmSaid[1])))
  if (kmSaid !== null)
    draft.left = draft.left.replace(kmSaid[0].startsWith('within') ? '' : kmSaid[0], ' ')
  if (code.length === 4 || isNear || km !== undefined) {
    const usual = isNear ? kmUsual : 50
    take(draft, said, 'near', { near: code, km: km ?? usual })
  } else take(draft, said, 'region', { region: [code] })
}

function kindNames({ kinds }: Known): (readonly [string, Kind])[] {
  const byId = new Map(kinds.map((kind) => [kind.id, kind]))
  return [
    ...kinds.flatMap((kind) =>
      [kind.name.zh, kind.name.en, ...kind.aliases].map(
        (name) => [toHalfWidth(name).toLowerCase(), kind] as const,
      ),
    ),
    ...Object.entries(kindWords).flatMap(([word, id]) => {
      const kind = byId.get(id)
      return kind === undefined ? [] : [[word, kind] as const]
    }),
  ]
}

/** The kind whose name or alias is the longest; further names of it are no words to look for. */
function readKindOf(draft: Draft, known: Known): Kind | undefined {
  const names = kindNames(known)
  const found = longest(draft.left, names)
  if (found === undefined) return undefined
  const [name, kind] = found
  take(draft, name, 'kind', { kind: kind.id })
  const own = names.filter(([, one]) => one.id === kind.id)
  for (let again = longest(draft.left, own); again; again = longest(draft.left, own)) {
    draft.left = draft.left.replace(again[0], ' ')
  }
  return kind
}

const optionsOf = (kind: Kind, field: string): readonly string[] => {
  const about = kind.fields.properties[field]?.about
  return about !== undefined && 'options' in about ? Object.keys(about.options) : []
}

function readMaterial(draft: Draft, kind: Kind | undefined): void {
  const words = Object.entries(materialWords).flatMap(([id, all]) =>
    all.map((word) => [word, id] as const),
  )
  const found = longest(draft.left, words)
  if (found === undefined) return
  const [word, id] = found
  const has = kind === undefined ? [id] : optionsOf(kind, 'materials')
  const material = [id, ...(materialGroups[id] ?? [])].find((one) => has.includes(one))
  if (material !== undefined) take(draft, word, 'materials', { materials: [material] })
}

function readGrades(draft: Draft, { isGrade }: Known): void {
  const words = draft.left.match(/[a-z0-9]+(?:[-./][a-z0-9]+)*#?/g) ?? []
  // A bare number below three digits is a number of something.
  const grade = words.find((word) => (word.length > 2 || /[a-z#]/.test(word)) && isGrade(word))
  if (grade !== undefined) take(draft, grade, 'grades', { grades: [grade.toUpperCase()] })
}

function readCertificates(draft: Draft): void {
  const words = Object.entries(certificateWords).flatMap(([id, all]) =>
    all.map((word) => [word, id] as const),
  )
  for (let found = longest(draft.left, words); found; found = longest(draft.left, words)) {
    const [word, id] = found
    take(draft, word, 'certificates', { certificates: [...draft.filters.certificates, id] })
  }
}

/** Numbers of the kind's own: how rough, how many axes. */
function readOwnLimits(draft: Draft, kind: Kind | undefined): void {
  const has = (field: string): boolean =>
    kind !== undefined && Object.hasOwn(kind.fields.properties, field)
  const rough = roughness.exec(draft.left)
  if (rough !== null && has('roughness')) {
    const limit = { field: 'roughness', max: Number(rough[1]) }
    take(draft, rough[0], 'limit.roughness', addLimit(draft, limit))
  }
  const axes = axesCount.exec(draft.left)
  const min = axes === null ? null : wholeNumber(axes[1]!)
  if (axes !== null && min !== null && has('axes')) {
    take(draft, axes[0], 'limit.axes', addLimit(draft, { field: 'axes', min }))
  }
}

/** Words that are left, without those that name nothing. */
function wordsLeft(left: string): string {
  const words = left.split(/[\s,，。;；、:：!！?？()（）“”"'|]+/).filter((word) => word !== '')
  return words
    .map((word) => word.replace(/^(?:的|和|及|找|求|做)+|(?:的|和|及)+$/g, ''))
    .filter((word) => word !== '' && !emptyWords.has(word))
    .join(' ')
}

export function readSentence(text: string, known: Known): ReadSentence {
  const draft: Draft = {
    left: toHalfWidth(text).toLowerCase().replaceAll('，', ' '),
    filters: noFilters,
    understood: [],
  }
  readDue(draft, known.now)
  readPart(draft)
  readTolerance(draft)
  readQuantity(draft)
  readPlace(draft, known.places)
  // Before kinds, whose names stand within those of certificates: 道路运输许可证.
  readCertificates(draft)
  // Axes are said within names of kinds (五轴加工): they are read before those are taken away.
  const axes = axesCount.exec(draft.left)
  const before = draft.left
  let kind = readKindOf(draft, known)
  const milling = known.kinds.find(({ id }) => id === 'milling')
  if (axes !== null && milling !== undefined && kind === undefined) {
    kind = milling
    draft.filters = { ...draft.filters, kind: milling.id }
    draft.understood.push({ condition: 'kind', said: axes[0] })
  }
  if (axes !== null && !axesCount.test(draft.left) && before !== draft.left) {
    draft.left = `${draft.left} ${axes[0]}`
  }
  readOwnLimits(draft, kind)
  readGrades(draft, known)
  readMaterial(draft, kind)
  return {
    filters: { ...draft.filters, text: wordsLeft(draft.left) },
    understood: draft.understood,
  }
}
