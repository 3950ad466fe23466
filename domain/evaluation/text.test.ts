import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { houseSettings } from '../console/settings.ts'
import { evaluationEn } from './text.en.ts'
import { evaluationZh } from './text.zh.ts'

test('every reason of evaluation has its sentence in both languages, and none is left over', () => {
  const folders = ['domain', 'server', 'web'].map((tree) =>
    join(import.meta.dirname, '../..', tree, 'evaluation'),
  )
  const used = folders
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .flatMap((text) => [
      ...text.matchAll(/(?<!(?:From|Into|Table|Join)\()'evaluation\.([a-z]+(?:_[a-z]+)+)'/g),
      // Faults of a cell are named without their module.
      ...text.matchAll(/\bfault\(\s*'(cell_[a-z_]+)'/g),
    ])
    .map((match) => match[1] ?? '')
    // A setting of the house, with words of its own.
    .filter((code) => !houseSettings.some(({ name }) => name === `evaluation.${code}`))
  expect([...new Set(used)].toSorted()).toEqual(Object.keys(evaluationZh.reason).toSorted())
  expect(Object.keys(evaluationEn.reason).toSorted()).toEqual(
    Object.keys(evaluationZh.reason).toSorted(),
  )
})
