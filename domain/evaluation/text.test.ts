import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { evaluationEn } from './text.en.ts'
import { evaluationZh } from './text.zh.ts'

test('every reason of evaluation has its sentence in both languages, and none is left over', () => {
  const used = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
    .flatMap((text) => [...text.matchAll(/'evaluation\.([a-z]+(?:_[a-z]+)+)'/g)])
    .map((match) => match[1] ?? '')
  expect([...new Set(used)].toSorted()).toEqual(Object.keys(evaluationZh.reason).toSorted())
  expect(Object.keys(evaluationEn.reason).toSorted()).toEqual(
    Object.keys(evaluationZh.reason).toSorted(),
  )
})
