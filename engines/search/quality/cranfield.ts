/** An old collection of English abstracts: a floor under the ranking, with plain settings. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { emptyIndex, putDocuments } from '../index/hold.ts'
import { answerQuestion } from '../query/answer.ts'
import { makeScratch } from '../query/scratch.ts'
import type { SearchSchema } from '../schema.ts'
import type { Cutter } from '../text/cut.ts'
import { gainAt } from './gain.ts'

const schema: SearchSchema = {
  version: 'cranfield-1',
  texts: [
    { name: 'title', boost: 1, lengthWeight: 0.75, averageLength: 12 },
    { name: 'text', boost: 1, lengthWeight: 0.75, averageLength: 160 },
  ],
  ...{ numbers: [], ranges: [], envelopes: [], keywords: [], points: [] },
}

function tagged(xml: string, tag: string): string[] {
  return [...xml.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map((found) => found[1]!)
}

/** Undefined where the material is not on this machine. */
export function cranfieldIn(folder: string | undefined): string | undefined {
  const path = folder && join(folder, 'search', 'cranfield')
  return path && existsSync(path) ? path : undefined
}

/** nDCG@10 of each of its 225 queries. Judgements are joined by the order of queries, not by their numbers. */
export function cranfieldGains(path: string, cutter: Cutter): number[] {
  const read = (name: string): string => readFileSync(join(path, name), 'utf8')
  const index = emptyIndex(schema)
  putDocuments(
    index,
    tagged(read('cran.all.1400.xml'), 'doc').map((doc) => ({
      id: tagged(doc, 'docno')[0]!.trim(),
      audience: ['open'],
      texts: {
        title: cutter.terms(tagged(doc, 'title')[0] ?? ''),
        text: cutter.terms(tagged(doc, 'text')[0] ?? ''),
      },
    })),
  )
  const grades = new Map<number, Map<string, number>>()
  for (const line of read('cranqrel.trec.txt').trim().split('\n')) {
    const [query, , document, grade] = line.trim().split(/\s+/)
    const own = grades.get(Number(query)) ?? new Map<string, number>()
    grades.set(Number(query), own.set(document!, Math.max(0, Number(grade))))
  }
  const scratch = makeScratch()
  const plain = { audience: ['open'], clauses: [], facets: [], most: 10 }
  return tagged(read('cran.qry.xml'), 'title').map((text, order) => {
    const words = [...new Set(cutter.pieces(text).map(({ term }) => term))]
    const groups = words.map((term) => ({
      word: term,
      alternatives: [{ term, weight: 1, via: 'itself' as const }],
    }))
    const { hits } = answerQuestion(index, { ...plain, groups }, scratch)
    return gainAt(
      10,
      hits.map(({ id }) => id),
      grades.get(order + 1) ?? new Map(),
    )
  })
}
