import { readdirSync, readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { deadlineBases } from './deadline.ts'
import { enterpriseSizes, sizeMetrics, sizeSectors } from './enterpriseSize.ts'
import { codesEn } from './text.codes.en.ts'
import { codesZh } from './text.codes.zh.ts'
import { unitCodes } from './units.ts'
import { usccReasons } from './uscc.ts'
import { usccKinds } from './usccKinds.ts'

const sorted = (names: readonly string[]) => [...names].toSorted()

test('every code has its words', () => {
  expect({
    kind: sorted(Object.keys(codesZh.kind)),
    unit: sorted(Object.keys(codesZh.unit)),
    size: Object.keys(codesZh.size),
    sizeMetric: Object.keys(codesZh.sizeMetric),
    sizeSector: Object.keys(codesZh.sizeSector),
    deadlineBasis: Object.keys(codesZh.deadlineBasis),
  }).toEqual({
    kind: sorted(Object.values(usccKinds).map(({ kind }) => kind)),
    unit: sorted(unitCodes),
    size: [...enterpriseSizes],
    sizeMetric: [...sizeMetrics],
    sizeSector: Object.keys(sizeSectors),
    deadlineBasis: [...deadlineBases],
  })
})

test('every reason that this folder gives has a sentence, and no sentence is without a reason', () => {
  const sources = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('text.'),
  )
  const given = sources.flatMap((name) =>
    [...readFileSync(`${import.meta.dirname}/${name}`, 'utf8').matchAll(/'codes\.(\w+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  )
  expect(sorted(Object.keys(codesZh.reason))).toEqual(
    sorted([...new Set([...given, ...usccReasons])]),
  )
})

test('both languages name the same values', () => {
  const placeholders = (words: unknown): unknown =>
    typeof words === 'string'
      ? sorted([...words.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''))
      : Object.fromEntries(
          Object.entries(words as object).map(([name, inner]) => [name, placeholders(inner)]),
        )
  expect(placeholders(codesEn)).toEqual(placeholders(codesZh))
})
