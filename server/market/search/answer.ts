/** A question of the market as the engine takes it, and its answer in the words of the market. */
import type { Kind } from '../../../domain/catalog/kind.ts'
import { commonMeasures, facetsMost } from '../../../domain/catalog/searchRoom.ts'
import type { SearchIndex } from '../../../engines/search/index/hold.ts'
import { answerQuestion } from '../../../engines/search/query/answer.ts'
import type { Clause, FacetWish, Group, Lifts } from '../../../engines/search/query/question.ts'
import type { Scratch } from '../../../engines/search/query/scratch.ts'
import { groupsOf, type Reader } from '../../../engines/search/text/expand.ts'
import { slotsOf } from './marketSchema.ts'
import type { Choice, Limit, MarketAnswer, MarketQuestion, Published } from './wire.ts'

export type Asking = {
  readonly index: SearchIndex
  readonly scratch: Scratch
  readonly reader: Reader
  readonly kinds: ReadonlyMap<string, Kind>
  readonly gradeOf: (term: string) => string
}

/** A condition under the name by which it is taken back. */
type Condition = { readonly name: string; readonly clauses: readonly Clause[] }

/** Nothing that is there meets it: a field that this kind does not have. */
const never: Clause = { kind: 'keyword', field: 'kind', any: [] }

function limitClause({ field, min, max }: Limit, kind: Kind | undefined): Clause {
  const bounds = {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  }
  if (Object.hasOwn(commonMeasures, field)) return { kind: 'number', field, ...bounds }
  const slot = kind && slotsOf(kind).get(field)?.value
  if (slot === undefined || slot === null || typeof slot === 'string') return never
  if (slot.column === 'words') return never
  return { kind: slot.column, field: slot.name, ...bounds }
}

/** By which facet column offers are narrowed down on a field of the kind. */
function facetColumn(kind: Kind, field: string): string | null {
  const slots = slotsOf(kind).get(field)
  if (slots === undefined) return null
  if (slots.facet !== null) return slots.facet
  const { value } = slots
  return value !== null && typeof value === 'object' && value.column === 'words' ? value.name : null
}

function choiceClause({ field, any }: Choice, kind: Kind | undefined): Clause {
  const column = kind === undefined ? null : facetColumn(kind, field)
  return column === null ? never : { kind: 'keyword', field: column, any }
}

function partClauses(part: readonly number[]): Clause[] {
  const [a, b, c] = part
  // A round one lies along the axis of a cylinder, and takes the room of a square in a box.
  return part.length === 2
    ? [{ kind: 'envelope', field: 'box', part: [a!, a!, b!] }]
    : [{ kind: 'envelope', field: 'box', part: [a!, b!, c!] }]
}

const inCylinder = ([diameter, length]: readonly number[]): Clause[] => [
  { kind: 'number', field: 'diameter', min: diameter! },
  { kind: 'number', field: 'length', min: length! },
]

const isCylinder = (kind: Kind | undefined): boolean =>
  kind !== undefined && [...slotsOf(kind).values()].some(({ value }) => value === 'cylinder')

function* conditionsOf(
  question: MarketQuestion,
  kind: Kind | undefined,
  gradeOf: Asking['gradeOf'],
): Generator<Condition> {
  const { service, region, materials, grades, certificates, choices, limits, part, near } = question
  const keyword = (name: string, field: string, values: readonly string[]): Condition => ({
    name,
    clauses: [{ kind: 'keyword', field, any: values }],
  })
  if (question.kind !== undefined) yield keyword('kind', 'kind', [question.kind])
  if (service !== undefined) yield keyword('service', 'service', [service])
  if (region !== undefined) yield keyword('region', 'region', region)
  if (materials !== undefined) {
    yield { name: 'materials', clauses: [{ kind: 'keyword', field: 'materials', all: materials }] }
  }
  if (grades !== undefined) yield keyword('grades', 'grades', grades.map(gradeOf))
  if (certificates !== undefined) {
    const all: Clause = { kind: 'keyword', field: 'certificates', all: certificates }
    yield { name: 'certificates', clauses: [all] }
  }
  for (const one of choices ?? []) {
    yield { name: `field.${one.field}`, clauses: [choiceClause(one, kind)] }
  }
  for (const one of limits ?? []) {
    yield { name: `limit.${one.field}`, clauses: [limitClause(one, kind)] }
  }
  if (question.quantity !== undefined) {
    const { quantity } = question
    const batch: Clause = { kind: 'range', field: 'batch', min: quantity, max: quantity }
    yield { name: 'quantity', clauses: [batch] }
  }
  if (part !== undefined) {
    const round = part.length === 2 && isCylinder(kind)
    yield { name: 'part', clauses: round ? inCylinder(part) : partClauses(part) }
  }
  if (near !== undefined) {
    const { withinKm, ...at } = near
    yield { name: 'near', clauses: [{ kind: 'near', field: 'place', at, withinKm }] }
  }
  if (question.confirmedDays !== undefined) {
    const since = confirmedClause(question.day, question.confirmedDays)
    yield { name: 'confirmedDays', clauses: [since] }
  }
  if (question.published !== undefined) {
    yield { name: 'published', clauses: [publishedClause(question.published)] }
  }
}

/** Confirmed no more than so many days before. */
export const confirmedClause = (day: number, days: number): Clause => ({
  ...{ kind: 'number', field: 'day', min: day - days },
})

/** A moment later than the one that was seen, and the other one itself. */
export const publishedClause = ({ after, until }: Published): Clause => ({
  ...{ kind: 'number', field: 'published', min: after + 1, max: until },
})

const facetValuesMost = 60
const commonFacets = ['service', 'kind', 'region'] as const

/** Which columns are counted, and what each is called in the answer. */
function facetsFor(kind: Kind | undefined): readonly (readonly [name: string, wish: FacetWish])[] {
  const wish = (name: string, field: string) => [name, { field, most: facetValuesMost }] as const
  const common = commonFacets.map((field) => wish(field, field))
  if (kind === undefined) {
    return [...common, wish('materials', 'materials'), wish('certificates', 'certificates')]
  }
  const own = Object.entries(kind.fields.properties).flatMap(([id, { about }]) => {
    const column = about.facet === true ? facetColumn(kind, id) : null
    return column === null ? [] : [wish(id, column)]
  })
  return [...common, ...own.slice(0, facetsMost), wish('certificates', 'certificates')]
}

/** Of three words and more most must be there; else all. */
const enough = (groups: readonly Group[]): number =>
  groups.length < 3 ? groups.length : Math.ceil(groups.length * 0.6)

const weights = { near: 2, fresh: 1.5, standing: 0.5 }

function liftsOf({ near, day }: MarketQuestion): Lifts {
  return {
    ...(near === undefined
      ? {}
      : {
          near: {
            field: 'place',
            at: { latitude: near.latitude, longitude: near.longitude },
            halfKm: Math.max(20, near.withinKm / 3),
            weight: weights.near,
          },
        }),
    fresh: { field: 'day', now: day, half: 90, weight: weights.fresh },
    standing: { field: 'standing', weight: weights.standing },
  }
}

export function answerMarket(asking: Asking, question: MarketQuestion): MarketAnswer {
  const { index, scratch, reader, kinds, gradeOf } = asking
  const kind = question.kind === undefined ? undefined : kinds.get(question.kind)
  const conditions = [...conditionsOf(question, kind, gradeOf)]
  const groups = question.text.trim() === '' ? [] : groupsOf(reader, question.text)
  const facets = facetsFor(kind)
  const ask = (
    of: readonly Condition[],
    words: readonly Group[],
    { most, atLeast = enough(words) }: { readonly most: number; readonly atLeast?: number },
  ) =>
    answerQuestion(
      index,
      {
        audience: question.audience,
        groups: words,
        atLeast,
        clauses: of.flatMap(({ clauses }) => clauses),
        facets: most === 0 ? [] : facets.map(([, wish]) => wish),
        lifts: liftsOf(question),
        most,
        explain: true,
      },
      scratch,
    )
  const most = question.from + question.most
  const strict = ask(conditions, groups, { most })
  const loose = strict.count === 0 && groups.length > 1
  const answer = loose ? ask(conditions, groups, { most, atLeast: 1 }) : strict
  const without =
    answer.count > 0
      ? []
      : [
          ...conditions.map(({ name }) => ({
            condition: name,
            count: ask(
              conditions.filter((one) => one.name !== name),
              groups,
              { most: 0 },
            ).count,
          })),
          ...(groups.length === 0
            ? []
            : [{ condition: 'text', count: ask(conditions, [], { most: 0 }).count }]),
        ]
  return {
    count: answer.count,
    hits: answer.hits
      .slice(question.from)
      .map(({ id, reasons = [] }) => ({ id, reasons: reasons.filter(({ gave }) => gave > 0) })),
    facets: Object.fromEntries(
      facets.map(([name, { field }]) => [name, answer.facets[field] ?? []]),
    ),
    loose: loose && answer.count > 0,
    without: without
      .filter(({ count }) => count > 0)
      .toSorted((one, other) => other.count - one.count),
  }
}
