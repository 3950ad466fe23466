/** A need held against every offer of its kind that the asker may see: by the columns of the index, as rows would say. */
import {
  fieldsOf,
  type Field,
  type FieldValue,
  type FieldValues,
  type Kind,
} from '../../../domain/catalog/kind.ts'
import type { FieldMatch, NeedValue, NeedValues } from '../../../domain/catalog/match.ts'
import { comparePlaced, standingOf, type Placed } from '../../../domain/market/need.ts'
import type { SearchSchema } from '../../../engines/search/schema.ts'
import type { Clause } from '../../../engines/search/query/question.ts'
import { passing, selectDocuments, type Selected } from '../../../engines/search/query/select.ts'
import type { KeywordColumn, Segment } from '../../../engines/search/segment/segment.ts'
import { wordAt } from '../../../engines/search/segment/words.ts'
import { publishedClause, type Asking } from './answer.ts'
import { slotsOf, type FieldSlots } from './marketSchema.ts'
import type { MatchAnswer, MatchQuestion, NeedChange } from './wire.ts'

type Read = (document: number) => FieldValue | undefined

const wordsOf = new WeakMap<KeywordColumn, string[]>()

/** The words of a column, read once. */
function columnWords(column: KeywordColumn): readonly string[] {
  const known = wordsOf.get(column)
  if (known !== undefined) return known
  const words = Array.from({ length: column.words.at.length - 1 }, (_, at) =>
    wordAt(column.words, at),
  )
  wordsOf.set(column, words)
  return words
}

function readWords({ about }: Field, column: KeywordColumn): Read {
  const words = columnWords(column)
  const { at, ordinals } = column
  return (document) => {
    const [from, to] = [at[document]!, at[document + 1]!]
    if (from === to) return undefined
    if (about.shape === 'flag') return words[ordinals[from]!] === 'true'
    if (about.shape === 'choice') return words[ordinals[from]!]!
    // One loop for each of tens of thousands of offers: views and iterators would cost more than all the rest.
    const list: string[] = []
    for (let place = from; place < to; place++) list.push(words[ordinals[place]!]!)
    return list
  }
}

const readTuple =
  (column: Float64Array, width: 2 | 3): Read =>
  (document) => {
    const at = document * width
    const first = column[at]!
    if (Number.isNaN(first)) return undefined
    return width === 2 ? [first, column[at + 1]!] : [first, column[at + 1]!, column[at + 2]!]
  }

/** How the value of a field is read from the columns of a segment; undefined where they do not hold it. */
function readerOf(
  schema: SearchSchema,
  segment: Segment,
  field: Field,
  slot: FieldSlots['value'],
): Read | undefined {
  const number = (name: string) => segment.numbers[schema.numbers.indexOf(name)]!
  if (slot === null) return undefined
  if (slot === 'box') return readTuple(segment.envelopes[schema.envelopes.indexOf('box')]!, 3)
  if (slot === 'cylinder') {
    const [diameters, lengths] = [number('diameter'), number('length')]
    return (document) => {
      const diameter = diameters[document]!
      return Number.isNaN(diameter) ? undefined : [diameter, lengths[document]!]
    }
  }
  if (slot.column === 'number') {
    const column = number(slot.name)
    return (document) => (Number.isNaN(column[document]!) ? undefined : column[document]!)
  }
  if (slot.column === 'range')
    return readTuple(segment.ranges[schema.ranges.indexOf(slot.name)]!, 2)
  return readWords(field, segment.keywords[schema.keywords.indexOf(slot.name)]!)
}

/** The kind with no other fields than those that are asked for: the rest costs time and says nothing. */
function narrowed(kind: Kind, need: NeedValues): Kind {
  const properties = Object.fromEntries(fieldsOf(kind).filter(([id]) => Object.hasOwn(need, id)))
  return { ...kind, fields: { ...kind.fields, properties } }
}

/** Grades are kept under the name of their class: the need is put there as well. */
function normalNeed(kind: Kind, need: NeedValues, gradeOf: (term: string) => string): NeedValues {
  return Object.fromEntries(
    Object.entries(need).map(([id, value]) => {
      const terms = kind.fields.properties[id]?.about.shape === 'terms' && Array.isArray(value)
      return [id, terms ? (value as string[]).map(gradeOf) : value]
    }),
  )
}

/** The best so far, in order; who stands below the last of them need not be looked at twice. */
function keepBest(
  best: Placed[],
  most: number,
  placed: Omit<Placed, 'id'>,
  id: () => string,
): void {
  const last = best.at(-1)
  if (best.length >= most && last !== undefined) {
    const worse = placed.misses - last.misses || last.score - placed.score || last.day - placed.day
    if (worse > 0 || most === 0) return
  }
  const one = { ...placed, id: id() }
  let [low, high] = [0, best.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (comparePlaced(best[middle]!, one) < 0) low = middle + 1
    else high = middle
  }
  best.splice(low, 0, one)
  if (best.length > most) best.pop()
}

/** Offers that one change would admit, by the field that is to be changed. */
type Near = { readonly closeness: number; readonly admits: NeedValue; readonly says: FieldValue }
type Almost = Map<string, Near[]>

function noteAlmost(almost: Almost, matches: readonly FieldMatch[], values: FieldValues): void {
  const missed = matches.find(({ strict, outcome }) => strict && outcome === 'missed')!
  if (missed.admits === null) return
  const list = almost.get(missed.field) ?? []
  list.push({ ...missed, admits: missed.admits, says: values[missed.field]! })
  almost.set(missed.field, list)
}

const ordered: ReadonlySet<string> = new Set(['atLeast', 'atMost', 'envelope'])
const changesMost = 8

/**
 * How far the need would have to give way, and how many more that admits. Along a line each step admits those before
 * it as well; of lists and spans each way to give is one of its own.
 */
function changesOn(
  kind: Kind,
  field: string,
  all: Almost extends Map<string, infer L> ? L : never,
) {
  const as = kind.fields.properties[field]!.about.match!.as
  const near = all.toSorted((one, other) => other.closeness - one.closeness)
  if (ordered.has(as)) {
    const steps = [near.findLastIndex(({ closeness }) => closeness >= near[0]!.closeness)]
    const half = near.findLastIndex(({ closeness }) => closeness >= 0.5)
    if (half > steps[0]!) steps.push(half)
    return steps.map((at): NeedChange => ({ field, admits: near[at]!.admits, offers: at + 1 }))
  }
  const groups = new Map<string, { readonly admits: NeedValue; offers: number }>()
  for (const { admits } of near) {
    const key = JSON.stringify(Array.isArray(admits) ? admits.toSorted() : admits)
    const group = groups.get(key) ?? { admits, offers: 0 }
    group.offers++
    groups.set(key, group)
  }
  const often = [...groups.values()].toSorted((one, other) => other.offers - one.offers)
  const own = narrowed(kind, { [field]: true })
  return often.slice(0, waysLooked).map(({ admits }): NeedChange => {
    // What admits one offer often admits others that it was not taken from.
    const met = near.filter(({ says }) => {
      const need = { [field]: admits }
      return standingOf(own, need, { [field]: says }, sameTerm).misses === 0
    })
    return { field, admits, offers: met.length }
  })
}
const waysLooked = 3
const sameTerm = (term: string): string => term

type Tally = {
  readonly best: Placed[]
  readonly almost: Almost
  admitted: number
  nearly: number
  /** Admitted, but farther away than is asked for. */
  farther: number
}

type Judging = {
  readonly kind: Kind
  readonly need: NeedValues
  readonly most: number
  readonly near: Clause | undefined
}

function judge(asking: Asking, selected: Selected, judging: Judging, tally: Tally): void {
  const { schema } = asking.index
  const { kind, need, most, near } = judging
  const { segment } = selected.held
  const days = segment.numbers[schema.numbers.indexOf('day')]!
  const slots = slotsOf(asking.kinds.get(kind.id)!)
  const readers = fieldsOf(kind).flatMap(([id, field]) => {
    const read = readerOf(schema, segment, field, slots.get(id)!.value)
    return read === undefined ? [] : [[id, read] as const]
  })
  const inside = near === undefined ? undefined : passing(asking.index, selected, near)
  for (let at = 0; at < selected.count; at++) {
    const document = selected.documents[at]!
    const values: Record<string, FieldValue> = {}
    for (const [id, read] of readers) {
      const value = read(document)
      if (value !== undefined) values[id] = value
    }
    const { matches, misses, score } = standingOf(kind, need, values, sameTerm)
    if (inside !== undefined && !inside.has(document)) {
      if (misses === 0) tally.farther++
      continue
    }
    if (misses === 0) tally.admitted++
    else tally.nearly++
    if (misses === 1) noteAlmost(tally.almost, matches, values)
    const placed = { misses, score, day: days[document]!, tie: segment.ties[document]! }
    keepBest(tally.best, most, placed, () => wordAt(segment.ids, document))
  }
}

export function matchNeed(asking: Asking, question: MatchQuestion): MatchAnswer {
  const kind = asking.kinds.get(question.kind)
  const nothing: MatchAnswer = { admitted: 0, nearly: 0, ids: [], changes: [], farther: 0 }
  if (kind === undefined) return nothing
  const need = normalNeed(kind, question.need, asking.gradeOf)
  const { from, most, near, region, held, published } = question
  const clauses: Clause[] = [
    { kind: 'keyword', field: 'kind', any: [kind.id] },
    ...(region === undefined ? [] : [{ kind: 'keyword' as const, field: 'region', any: region }]),
    ...(held === undefined ? [] : [{ kind: 'keyword' as const, field: 'certificates', all: held }]),
  ]
  if (published !== undefined) clauses.push(publishedClause(published))
  const judging: Judging = {
    ...{ kind: narrowed(kind, need), need, most: from + most },
    near: near && {
      kind: 'near',
      field: 'place',
      at: { latitude: near.latitude, longitude: near.longitude },
      withinKm: near.withinKm,
    },
  }
  const tally: Tally = { best: [], almost: new Map(), admitted: 0, nearly: 0, farther: 0 }
  for (const selected of selectDocuments(
    asking.index,
    question.audience,
    clauses,
    asking.scratch,
  )) {
    judge(asking, selected, judging, tally)
  }
  const { best, almost, admitted, nearly, farther } = tally
  return {
    ...{ admitted, nearly, farther },
    ids: best.slice(from).map(({ id }) => id),
    changes: [...almost]
      .flatMap(([field, all]) => changesOn(kind, field, all))
      .toSorted((one, other) => other.offers - one.offers)
      .slice(0, changesMost),
  }
}
