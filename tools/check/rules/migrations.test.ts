import { expect, test } from 'vitest'
import { migrationsRule } from './migrations.ts'
import { refused } from './samples.ts'

const first = 'server/people/migrations/0001_people.sql'
const second = 'server/people/migrations/0002_roles.sql'
const sql = 'create schema people;\n'

test('numbered files pass, new ones too', () => {
  expect(refused(migrationsRule, { [first]: sql, [second]: sql }, { [first]: sql })).toEqual([])
})

test('a committed migration is never edited', () => {
  expect(refused(migrationsRule, { [first]: `${sql}-- more\n` }, { [first]: sql })).toEqual([
    `${first} was edited after it had been committed: write the next number instead`,
  ])
})

test('a committed migration is never removed', () => {
  expect(refused(migrationsRule, { [first]: sql }, { [first]: sql, [second]: sql })).toEqual([
    `${second} was removed after it had been committed`,
  ])
})

test.each([
  ['server/people/migrations/1_people.sql', ['is not called NNNN_what.sql']],
  ['server/people/migrations/0001_People.sql', ['is not called NNNN_what.sql']],
  ['server/gadgets/migrations/0001_gadgets.sql', ['"gadgets" is no module of tools/laws.ts']],
])('%s is refused', (path, messages) => {
  expect(refused(migrationsRule, { [path]: sql })).toEqual(
    messages.map((message) => `${path} ${message}`),
  )
})

test('two migrations with one number are refused', () => {
  const twin = 'server/people/migrations/0001_other.sql'
  expect(refused(migrationsRule, { [twin]: sql, [first]: sql })).toEqual([
    `${first} has the number of 0001_other.sql`,
  ])
})
