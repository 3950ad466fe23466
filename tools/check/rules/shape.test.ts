import { expect, test } from 'vitest'
import { refused } from './samples.ts'
import { exportsRule, namesRule, parsesRule, suppressionsRule } from './shape.ts'

const code = 'export const a = 1\n'

test.each([
  ['server/people/utils/a.ts', 'no folder is called "utils": name what it holds'],
  ['web/shared/a.ts', 'no folder is called "shared": name what it holds'],
  ['domain/people/common/a.ts', 'no folder is called "common": name what it holds'],
  ['server/people/people.service.ts', 'no file is called "service": name the noun it is about'],
  [
    'server/people/sessionManager.ts',
    'no file is called "sessionManager": name the noun it is about',
  ],
  ['domain/people/types.ts', 'no file is called "types": name the noun it is about'],
  ['web/people/helpers.tsx', 'no file is called "helpers": name the noun it is about'],
  ['domain/people/index.ts', 'index.ts is the face of a server module and nothing else'],
  ['server/people/session/index.ts', 'index.ts is the face of a server module and nothing else'],
])('%s is refused', (path, message) => {
  expect(refused(namesRule, { [path]: code })).toEqual([`${path} ${message}`])
})

test('names of things pass', () => {
  const paths = [
    'server/people/index.ts',
    'domain/people/person.ts',
    'web/index.html',
    'web/ui/typeface.ts',
  ]
  expect(refused(namesRule, Object.fromEntries(paths.map((path) => [path, code])))).toEqual([])
})

test.each([
  ['domain/people/a.ts', `export default 1`, 'named exports only'],
  [
    'domain/people/a.ts',
    `export * from './person.ts'`,
    'a name is exported by the file that defines it: import "./person.ts" where it is used',
  ],
  [
    'web/people/a.ts',
    `export { type A } from './person.ts'`,
    'a name is exported by the file that defines it: import "./person.ts" where it is used',
  ],
])('%s: %s', (path, text, message) => {
  expect(refused(exportsRule, { [path]: text })).toEqual([`${path}:1 ${message}`])
})

test('the face of a server module passes names on, and configurations export by default', () => {
  const files = {
    'server/people/index.ts': `export { a } from './a.ts'`,
    'journeys/vitest.config.ts': `export default {}`,
    'domain/people/a.ts': `export const a = 1; export { b }; const b = 2`,
  }
  expect(refused(exportsRule, files)).toEqual([])
})

const refusal = 'no suppressions: mend what the checker refuses'

test.each([
  ['domain/people/a.ts', '// @ts-ignore'],
  ['domain/people/a.ts', '// @ts-expect-error'],
  ['web/people/A.tsx', '/* eslint-disable */'],
  ['vite.config.ts', '// oxlint-disable-next-line import/no-default-export'],
  ['server/people/a.test.ts', '// @ts-nocheck'],
  ['server/people/a.ts', '/* v8 ignore next */'],
])('%s: %s', (path, comment) => {
  expect(refused(suppressionsRule, { [path]: `${comment}\n${code}` })).toEqual([
    `${path}:1 ${refusal}`,
  ])
})

test('a test may expect an error of types, and a string is no comment', () => {
  const files = {
    'domain/people/a.test.ts': `// @ts-expect-error: the key is missing\n${code}`,
    'domain/people/b.ts': `export const a = '// @ts-ignore'\n`,
  }
  expect(refused(suppressionsRule, files)).toEqual([])
})

test('what does not parse is refused', () => {
  expect(refused(parsesRule, { 'domain/people/a.ts': 'export const = 1' })).toHaveLength(1)
  expect(refused(parsesRule, { 'domain/people/a.ts': code })).toEqual([])
})
