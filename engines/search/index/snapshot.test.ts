/** What is not a whole snapshot is refused with a code, and nothing else is ever thrown. */
import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerQuestion } from '../query/answer.ts'
import type { Question } from '../query/question.ts'
import { makeScratch } from '../query/scratch.ts'
import type { SearchDocument } from '../schema.ts'
import { Fault } from '../segment/fault.ts'
import { smallSchema } from '../testing/smallSchema.ts'
import { emptyIndex, putDocuments, removeDocuments } from './hold.ts'
import { openSnapshot, snapshotOf, type Snapshot } from './snapshot.ts'

const offer = (number: number): SearchDocument => ({
  id: `offer-${number}`,
  audience: [number % 2 === 0 ? 'open' : 'space:a'],
  texts: { title: ['铣'], text: ['五轴', `词${number}`] },
  numbers: { price: number },
  keywords: { region: ['苏州'], material: ['铝', '钢'] },
  points: { place: { latitude: 31, longitude: 120 } },
})

function sample(): Snapshot {
  const index = emptyIndex(smallSchema)
  putDocuments(
    index,
    Array.from({ length: 9 }, (_, number) => offer(number)),
  )
  putDocuments(index, [offer(3), offer(20)])
  removeDocuments(index, ['offer-4'])
  return snapshotOf(index, 'cursor-1')
}

const everything: Question = {
  audience: ['open', 'space:a'],
  groups: [{ word: '铣', alternatives: [{ term: '铣', weight: 1, via: 'itself' }] }],
  clauses: [
    { kind: 'number', field: 'price', min: 0 },
    { kind: 'keyword', field: 'material', all: ['铝'] },
  ],
  facets: [{ field: 'region', most: 9 }],
  most: 20,
  explain: true,
}

const snapshot = sample()
const fileOf = (name: string): Uint8Array | undefined =>
  snapshot.files.find((file) => file.name === name)?.bytes

function codeOf(act: () => unknown): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (error instanceof Fault) return error.code
    throw error
  }
}

const open = (manifest: Uint8Array, read = fileOf) => openSnapshot(smallSchema, manifest, read)

test('a whole snapshot answers as the index did', () => {
  const { index, cursor } = open(snapshot.manifest)
  const { count, facets, hits } = answerQuestion(index, everything, makeScratch())
  expect({ cursor, count, facets, hits: hits.length }).toEqual({
    cursor: 'cursor-1',
    count: 9,
    facets: { region: [{ value: '苏州', count: 9 }] },
    hits: 9,
  })
})

test('what was written once keeps its name', () => {
  const { index } = open(snapshot.manifest)
  removeDocuments(index, ['offer-1'])
  const again = snapshotOf(index, 'cursor-2')
  expect(again.files.map(({ name }) => name)).toEqual(snapshot.files.map(({ name }) => name))
  expect(again.manifest).not.toEqual(snapshot.manifest)
})

describe('refused', () => {
  const first = snapshot.files[0]!
  const flipped = first.bytes.slice()
  flipped[flipped.length >> 1]! ^= 1
  const torn = (name: string) => fileOf(name)?.subarray(0, 100)
  const rows: [what: string, act: () => unknown, code: string][] = [
    ['no manifest', () => open(new Uint8Array()), 'manifest_content'],
    ['a torn manifest', () => open(snapshot.manifest.slice(0, -1)), 'segment_digest'],
    ['an absent file', () => open(snapshot.manifest, () => undefined), 'segment_absent'],
    ['a torn file', () => open(snapshot.manifest, torn), 'segment_length'],
    ['a flipped bit', () => open(snapshot.manifest, () => flipped), 'segment_digest'],
    [
      'another schema',
      () => openSnapshot({ ...smallSchema, version: 'other' }, snapshot.manifest, fileOf),
      'segment_schema',
    ],
  ]
  test.each(rows)('%s', (_what, act, code) => expect(codeOf(act)).toBe(code))
})

/** A manifest that vouches for these bytes, so that nothing but what they hold can be refused. */
function vouched(bytes: Uint8Array): { manifest: Uint8Array; name: string } {
  const digest = (of: Uint8Array): string => createHash('sha256').update(of).digest('hex')
  const name = digest(bytes)
  const told = Buffer.from(
    JSON.stringify({
      format: 1,
      schema: smallSchema.version,
      cursor: '',
      segments: [{ name, bytes: bytes.length, gone: Buffer.alloc(4).toString('base64') }],
    }),
  )
  return { manifest: Buffer.concat([Buffer.from(`${digest(told)}\n`), told]), name }
}

const runs = Number(process.env['SEARCH_FUZZ'] ?? 2000)
let [refused, read] = [0, 0]

function tryBytes(bytes: Uint8Array): void {
  const { manifest } = vouched(bytes)
  const code = codeOf(() => {
    const { index } = open(manifest, () => bytes)
    answerQuestion(index, everything, makeScratch())
  })
  if (code === undefined) read++
  else refused++
}

test('bytes of every kind end in an answer or a code', () => {
  const whole = snapshot.files[0]!.bytes
  const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.integer({ min: 0, max: 255 }) })
  const changed = fc.array(change, { minLength: 1, maxLength: 8 }).map((changes) => {
    const bytes = whole.slice()
    for (const { at, to } of changes) bytes[at] = to
    return bytes
  })
  const cut = fc.nat(whole.length).map((length) => whole.slice(0, length))
  const all = fc.oneof(changed, cut, fc.uint8Array({ maxLength: 200 }))
  fc.assert(fc.property(all, tryBytes), { numRuns: runs, seed: 7 })
  const manifests = fc.uint8Array({ maxLength: 300 })
  const isRefused = (bytes: Uint8Array): boolean => codeOf(() => open(bytes)) !== undefined
  fc.assert(fc.property(manifests, isRefused), { numRuns: 200, seed: 8 })
  expect([refused > runs / 4, read > 0]).toEqual([true, true])
})
