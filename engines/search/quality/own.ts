/** The product's own queries put to an index of their offers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { emptyIndex, putDocuments, type SearchIndex } from '../index/hold.ts'
import { lexiconOf } from '../index/known.ts'
import { answerQuestion } from '../query/answer.ts'
import { makeScratch } from '../query/scratch.ts'
import type { SearchSchema } from '../schema.ts'
import type { Cutter } from '../text/cut.ts'
import { groupsOf, makeThesaurus, type Expansion, type Reader } from '../text/expand.ts'
import type { Trade } from '../text/trade.ts'
import { gainAt, type Grades } from './gain.ts'

type Offer = {
  readonly id: string
  readonly company: string
  readonly place: string
  readonly title: string
  readonly text: string
}

export type JudgedQuery = {
  readonly id: string
  readonly text: string
  readonly needs: string
  readonly grades: Readonly<Record<string, string>>
}

const read = <T>(name: string): T[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as T[]

export const judgedQueries = (): JudgedQuery[] => read<JudgedQuery>('queries.json')

export const offerSchema: SearchSchema = {
  version: 'quality-1',
  texts: [
    { name: 'title', boost: 2.5, lengthWeight: 0.4, averageLength: 5 },
    { name: 'text', boost: 1, lengthWeight: 0.5, averageLength: 20 },
    { name: 'place', boost: 1.2, lengthWeight: 0, averageLength: 1 },
    { name: 'company', boost: 0.5, lengthWeight: 0, averageLength: 3 },
  ],
  numbers: [],
  ranges: [],
  envelopes: [],
  keywords: ['place'],
  points: [],
}

export type Own = { readonly index: SearchIndex; readonly reader: Reader }

export function openOwn(cutter: Cutter, trade: Trade): Own {
  const index = emptyIndex(offerSchema)
  const offers = [...read<Offer>('offers.1.json'), ...read<Offer>('offers.2.json')]
  putDocuments(
    index,
    offers.map(({ id, company, place, title, text }) => ({
      id,
      audience: ['open'],
      texts: {
        title: cutter.terms(title),
        text: cutter.terms(text),
        place: cutter.terms(place),
        company: cutter.terms(company),
      },
      keywords: { place: [place] },
    })),
  )
  const lexicon = lexiconOf(index, trade, ['open'])
  return { index, reader: { cutter, thesaurus: makeThesaurus(cutter, trade), lexicon } }
}

function gradesOf({ grades }: JudgedQuery): Grades {
  return new Map(
    Object.entries(grades).flatMap(([grade, ids]) =>
      ids.split(' ').map((id): [string, number] => [id, Number(grade)]),
    ),
  )
}

export function rankedBy({ index, reader }: Own, text: string, wanted: ReadonlySet<Expansion>) {
  const question = { audience: ['open'], clauses: [], facets: [], most: 10, explain: true }
  const groups = groupsOf(reader, text, wanted)
  return answerQuestion(index, { ...question, groups }, makeScratch()).hits
}

/** nDCG@10 of each query, in their order. */
export function gainsOf(own: Own, wanted: ReadonlySet<Expansion>): number[] {
  return judgedQueries().map((query) => {
    const ranked = rankedBy(own, query.text, wanted).map(({ id }) => id)
    return gainAt(10, ranked, gradesOf(query))
  })
}
