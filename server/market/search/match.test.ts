/** Needs judged by columns answer exactly what rows say one by one: counts, order, and what each change would admit. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Field, FieldValue, FieldValues, Kind, Match } from '../../../domain/catalog/kind.ts'
import type { NeedValue, NeedValues } from '../../../domain/catalog/match.ts'
import { tierOf } from '../../../domain/catalog/offerTier.ts'
import { mulberry32 } from '../../../domain/kernel/mulberry.ts'
import { kmBetween, seatOf } from '../../../domain/market/place.ts'
import { emptyIndex, putDocuments, removeDocuments } from '../../../engines/search/index/hold.ts'
import { makeScratch } from '../../../engines/search/query/scratch.ts'
import { bytesOf, hashOf } from '../../../engines/search/segment/words.ts'
import { makeThesaurus } from '../../../engines/search/text/expand.ts'
import { makeLexicon } from '../../../engines/search/text/lexicon.ts'
import { allKinds, type IndexedOffer } from '../../catalog/index.ts'
import { marketSchema, slotsOf } from './marketSchema.ts'
import { matchNeed } from './match.ts'
import { dayOf, documentOf } from './offerDocument.ts'
import { asHeld, plainMatch } from './plainMatch.sample.ts'
import { gradeNamer, readWords } from './words.ts'

const { cutter, trade } = readWords()
const gradeOf = gradeNamer(trade, cutter.normal)
const tools = { cutter: { ...cutter, terms: () => [] }, gradeOf, divisionName: () => null }
const shipped = [...(await allKinds()).values()]
const schema = marketSchema('test')
const scratch = makeScratch()
const reader = { cutter, lexicon: makeLexicon([]), thesaurus: makeThesaurus(cutter, trade) }

type Chance = () => number
const one = <T>(chance: Chance, all: readonly T[]): T => all[Math.floor(chance() * all.length)]!
const some = <T>(chance: Chance, all: readonly T[]): T[] => {
  const chosen = all.filter(() => chance() < 0.3)
  return chosen.length === 0 ? [one(chance, all)] : chosen
}
const lengths = [50, 90, 100, 130, 200, 400]
const grades = ['6061', '7075-T6', '7075', 'SUS304', '45#', 'own']

function namesOf(field: Field): readonly string[] {
  if (field.about.shape === 'terms') return grades
  const { enum: own, items } = field as { enum?: string[]; items?: { enum: string[] } }
  return (own ?? items!.enum).slice(0, 5)
}

function spanOf(chance: Chance): readonly number[] {
  const from = one(chance, [-20, 0, 1, 50, 100])
  return [from, from + one(chance, [0, 10, 50, 900])]
}

function valueOf(chance: Chance, field: Field): FieldValue {
  switch (field.about.shape) {
    case 'measure':
      return one(chance, [-5, 0, 1, 2, 3, 7, 20])
    case 'span':
      return spanOf(chance)
    case 'box':
      return [one(chance, lengths), one(chance, lengths), one(chance, lengths)]
    case 'cylinder':
      return [one(chance, lengths), one(chance, lengths)]
    case 'choice':
      return one(chance, namesOf(field))
    case 'choices':
    case 'terms':
      return some(chance, namesOf(field)).toSorted(() => chance() - 0.5)
    case 'flag':
      return chance() < 0.5
    default:
      return '2019-07-08'
  }
}

function wantedOf(chance: Chance, field: Field): NeedValue {
  const { shape } = field.about
  if (shape === 'flag') return true
  if (shape === 'box') return [one(chance, lengths), one(chance, lengths), one(chance, lengths)]
  if (shape === 'cylinder') {
    return Array.from({ length: one(chance, [2, 3]) }, () => one(chance, lengths))
  }
  if (shape === 'span') return chance() < 0.5 ? one(chance, [-30, 0, 40, 120]) : spanOf(chance)
  if (shape === 'measure') return one(chance, [-1, 0, 2, 5, 10])
  return some(chance, namesOf(field))
}

/** The same fields, matched in every way that their shape allows. */
function varied(chance: Chance, kind: Kind): Kind {
  const properties = Object.entries(kind.fields.properties).map(([id, field]) => {
    const { match, shape } = field.about
    if (match === undefined) return [id, field] as const
    let { as }: Match = match
    if (shape === 'measure') as = one(chance, ['atLeast', 'atMost'])
    if (shape === 'choices' || shape === 'terms') as = one(chance, ['oneOf', 'allOf'])
    const own: Match = { ...match, as, strict: chance() < 0.7, weight: one(chance, [1, 2, 3, 5]) }
    return [id, { ...field, about: { ...field.about, match: own } } as Field] as const
  })
  return { ...kind, fields: { ...kind.fields, properties: Object.fromEntries(properties) } }
}

function offerOf(chance: Chance, kind: Kind, id: string): IndexedOffer {
  const values: FieldValues = Object.fromEntries(
    Object.entries(kind.fields.properties).flatMap(([field, definition]) =>
      chance() < 0.8 ? [[field, valueOf(chance, definition)]] : [],
    ),
  )
  const at = new Date(Date.UTC(2019, 6, 1 + Math.floor(chance() * 3)))
  return {
    ...{ id, version: 1, kindId: kind.id, title: '', summary: '', values, tiers: {} },
    ...{ region: one(chance, ['32', '31', '51']), division: null },
    keys: [one(chance, ['market', 'market', 'o:1', 'o:2'])],
    ...{ confirmedAt: at, publishedAt: at, orgId: '', orgName: '', certificates: [] },
  }
}

const center = seatOf('3205')!
const withinKm = 300

function drawn(seed: number) {
  const chance = mulberry32(seed)
  const kind = varied(chance, one(chance, shipped))
  const other = shipped.find(({ id }) => id !== kind.id)!
  const index = emptyIndex(schema)
  // In the order of the index: whoever is written again stands where he was written last.
  const offers = new Map<string, IndexedOffer>()
  for (let batch = 0; batch < 3; batch++) {
    const rows = Array.from({ length: 50 }, () => {
      const id = `offer-${Math.floor(chance() * 200)}`
      return offerOf(chance, chance() < 0.9 ? kind : other, id)
    })
    const last = new Map(rows.map((row) => [row.id, row]))
    putDocuments(
      index,
      [...last.values()].map((row) =>
        documentOf(row.kindId === kind.id ? kind : other, row, tools)!,
      ),
    )
    for (const [id, row] of last) {
      offers.delete(id)
      offers.set(id, row)
    }
  }
  removeDocuments(index, ['offer-1', 'offer-2'])
  offers.delete('offer-1')
  offers.delete('offer-2')
  const matched = Object.entries(kind.fields.properties).filter(([, { about }]) => about.match)
  const share = one(chance, [0.1, 0.3, 0.7])
  const need: NeedValues = Object.fromEntries(
    matched.filter(() => chance() < share).map(([id, field]) => [id, wantedOf(chance, field)]),
  )
  return { chance, kind, index, offers, need }
}

const seen = { admitted: 0, nearly: 0, farther: 0, ids: 0, changes: new Set<string>() }

function agree(seed: number): void {
  const { chance, kind, index, offers, need } = drawn(seed)
  const page = { from: one(chance, [0, 0, 7]), most: one(chance, [1, 20, 200, 0]) }
  const isNear = chance() < 0.5
  const answer = matchNeed(
    { index, scratch, reader, kinds: new Map([[kind.id, kind]]), gradeOf },
    {
      ...{ audience: ['market', 'o:1'], kind: kind.id, need, ...page },
      ...(isNear ? { near: { ...center, withinKm } } : {}),
    },
  )
  const slots = slotsOf(kind)
  const wanted = Object.fromEntries(
    Object.entries(need).map(([id, value]) => {
      const isTerms = kind.fields.properties[id]!.about.shape === 'terms'
      return [id, isTerms ? (value as string[]).map(gradeOf) : value]
    }),
  )
  const rows = [...offers.values()]
    .filter(({ kindId, keys }) => kindId === kind.id && keys[0] !== 'o:2')
    .map((offer) => ({
      ...{ id: offer.id, day: dayOf(offer.confirmedAt), tie: hashOf(bytesOf(offer.id)) },
      isInside: !isNear || kmBetween(center, seatOf(offer.region!)!) <= withinKm,
      values: asHeld(kind, offer.values, {
        has: (id) => slots.get(id)!.value !== null && tierOf(kind, offer, id) === 'public',
        words: (list) => [...new Set(list.map(gradeOf))],
      }),
    }))
  expect(answer).toEqual(plainMatch(kind, wanted, rows, page))
  for (const name of ['admitted', 'nearly', 'farther'] as const) seen[name] += answer[name]
  seen.ids += answer.ids.length
  for (const { field } of answer.changes) {
    seen.changes.add(kind.fields.properties[field]!.about.match!.as)
  }
}

test('by columns and row by row: one answer', { timeout: 60_000 }, () => {
  fc.assert(fc.property(fc.integer(), agree), { numRuns: 200 })
  // All of it was asked for.
  expect(Math.min(seen.admitted, seen.nearly, seen.farther, seen.ids)).toBeGreaterThan(100)
  expect([...seen.changes].toSorted()).toEqual(
    ['allOf', 'atLeast', 'atMost', 'contains', 'envelope', 'oneOf'].toSorted(),
  )
})
