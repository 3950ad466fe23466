import { expect, test } from 'vitest'
import { repositoryOf } from '../repository.ts'
import { papersRule, untoldRules } from './papers.ts'
import { refused } from './samples.ts'

const sound = {
  'docs/GLOSSARY.md':
    '| 中文 | English | identifier |\n|---|---|---|\n| 单位 | organisation | `people.organisation` |\n',
  'docs/ARCHITECTURE.md':
    'See `server/kernel/work.ts`, `domain/`, [why](decisions/0001-why.md) and `trees`.\n',
  'docs/decisions/0001-why.md': '# 0001 Why\n',
  'server/kernel/work.ts': 'export const work = 1\n',
  'domain/kernel/a.ts': 'export const a = 1\n',
  'server/people/migrations/0001_people.sql': 'create table people.organisation (id uuid);\n',
}

test('papers that tell the truth pass', () => {
  expect(refused(papersRule, sound)).toEqual([])
})

test.each([
  [
    'docs/ARCHITECTURE.md',
    'See `server/kernel/gone.ts`.',
    ':1 "server/kernel/gone.ts" does not exist',
  ],
  [
    'docs/ARCHITECTURE.md',
    'See [it](decisions/0002-gone.md).',
    ':1 "docs/decisions/0002-gone.md" does not exist',
  ],
  [
    'docs/GLOSSARY.md',
    '| 单位 | organisation | `organisationGone` |',
    ':1 "organisationGone" is in no code',
  ],
  ['docs/decisions/0001-why.md', '# Why', ' does not begin with "# NNNN " and its title'],
  ['docs/decisions/0003-gap.md', '# 0003 Gap', ' its number should be 0002'],
  ['docs/decisions/second.md', '# seco nd', ' is not called NNNN-what-was-decided.md'],
])('%s: %s', (path, text, fault) => {
  expect(refused(papersRule, { ...sound, [path]: `${text}\n` })).toEqual([`${path}${fault}`])
})

test('a project without a glossary is refused', () => {
  const { 'docs/GLOSSARY.md': _gone, ...rest } = sound
  expect(refused(papersRule, rest)).toEqual(['docs/GLOSSARY.md does not exist'])
})

test('a rule of which ARCHITECTURE.md does not tell is refused', () => {
  const repository = repositoryOf(sound)
  const rule = (name: string) => ({ name, check: () => [] })
  expect(untoldRules(repository, [rule('trees')])).toEqual([])
  expect(untoldRules(repository, [rule('tables')])).toEqual([
    { at: 'docs/ARCHITECTURE.md', message: 'does not tell of the rule `tables`' },
  ])
})
