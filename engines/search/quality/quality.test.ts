/** The product's own judged queries are what they were before the engine was written. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const read = (name: string): Buffer => readFileSync(join(import.meta.dirname, name))

/** Of the data, not of its layout. */
function digestOf(name: string): string {
  const data: unknown = JSON.parse(read(name).toString('utf8'))
  return createHash('sha256').update(JSON.stringify(data)).digest('hex')
}

const files = ['offers.1.json', 'offers.2.json', 'queries.json']

test('offers, queries and judgements are frozen', () => {
  expect(Object.fromEntries(files.map((name) => [name, digestOf(name)]))).toEqual({
    'offers.1.json': '3690c7e20cc88f25d2e30abeffc47a3676088af8d5824e08f60a417b7a60bbb3',
    'offers.2.json': 'd5e7eb829a2bcb67e632a61dc0495323f2f12d3076e6e8fc5a368562c501e623',
    'queries.json': 'e53a50cdad701e9d3b99c3171c6c8c01412cd919b887b4c0cdb848d02a224cb0',
  })
})

type Offer = { readonly id: string }
type Query = { readonly id: string; readonly text: string; readonly grades: object }

test('every judgement is of an offer that exists, and none is judged twice for one query', () => {
  const offers = files.slice(0, 2).flatMap((name) => JSON.parse(read(name).toString()) as Offer[])
  const queries = JSON.parse(read('queries.json').toString()) as Query[]
  const known = new Set(offers.map(({ id }) => id))
  expect([known.size, queries.length, new Set(queries.map(({ text }) => text)).size]).toEqual([
    434, 100, 100,
  ])
  for (const { id, grades } of queries) {
    const judged = Object.values(grades).flatMap((ids: string) => ids.split(' '))
    const unknown = judged.filter((one) => !known.has(one))
    expect({ id, judged: new Set(judged).size, unknown }).toEqual({
      id,
      judged: judged.length,
      unknown: [],
    })
  }
})
