import { expect, test } from 'vitest'
import { repositoryOf } from '../repository.ts'
import { repeated, refused } from './samples.ts'
import { sizesOf, sizesRule } from './sizes.ts'

const functionOf = (lines: number): string =>
  `export function long() {\n${repeated('  step()', lines - 2)}}\n`
const component = (name: string, lines: number): string =>
  `export const ${name} = () => {\n${repeated('  step()', lines - 3)}  return <p />\n}\n`

test('a file of 400 lines passes and one of 401 does not', () => {
  expect(refused(sizesRule, { 'domain/a/a.ts': repeated('step()', 400) })).toEqual([])
  for (const path of ['domain/a/a.ts', 'web/a/a.module.css', 'server/a/migrations/0001_a.sql']) {
    expect(refused(sizesRule, { [path]: repeated('-- x', 401) })).toEqual([
      `${path} 401 lines; 400 are allowed`,
    ])
  }
})

test('generated files are not measured', () => {
  const path = 'server/kernel/generated/schema.ts'
  expect(refused(sizesRule, { [path]: repeated('step()', 500) })).toEqual([])
})

test('a function of 70 lines passes and one of 71 does not, wherever it stands', () => {
  expect(refused(sizesRule, { 'domain/a/a.ts': functionOf(70) })).toEqual([])
  expect(refused(sizesRule, { 'domain/a/a.ts': functionOf(71) })).toEqual([
    'domain/a/a.ts:1 long has 71 lines; 70 are allowed',
  ])
  expect(
    refused(sizesRule, { 'domain/a/a.ts': `\nrun(() => {\n${repeated('x()', 69)}})\n` }),
  ).toEqual(['domain/a/a.ts:2 a function has 71 lines; 70 are allowed'])
})

test('a component may have 150 lines; a hook and a lower-case function may not', () => {
  expect(refused(sizesRule, { 'web/a/A.tsx': component('Page', 150) })).toEqual([])
  expect(refused(sizesRule, { 'web/a/A.tsx': component('Page', 151) })).toEqual([
    'web/a/A.tsx:1 Page has 151 lines; 150 are allowed',
  ])
  expect(refused(sizesRule, { 'web/a/A.tsx': component('page', 71) })).toEqual([
    'web/a/A.tsx:1 page has 71 lines; 70 are allowed',
  ])
})

test('median, 90th percentile and maximum are by nearest rank', () => {
  const lengths = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
  const files = lengths.map((lines) => [`domain/a/f${lines}.ts`, repeated('x()', lines)])
  expect(sizesOf(repositoryOf(Object.fromEntries(files)))).toEqual({
    files: 10,
    median: 50,
    p90: 90,
    max: 100,
  })
})
