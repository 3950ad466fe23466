import { expect, test } from 'vitest'
import { refused } from './samples.ts'
import { wordsRule } from './words.ts'

const refusal = (text: string): string =>
  `"${text}" is said to people: put it in text.zh.ts and text.en.ts`

test.each([
  ['web/people/A.tsx', `export const A = () => <p>Sign in</p>`, 'Sign in'],
  ['web/people/A.tsx', `export const A = () => <p>登录</p>`, '登录'],
  ['web/people/A.tsx', `export const A = () => <B title="Sign in" />`, 'Sign in'],
  ['web/people/A.tsx', `export const A = () => <B aria-label="Close" />`, 'Close'],
  ['web/people/A.tsx', `export const A = () => <p>{'Sign in'}</p>`, 'Sign in'],
  ['web/people/a.ts', `export const a = '登录'`, '登录'],
  ['web/people/a.ts', 'export const a = `第 ${n}`', '第'],
  ['server/people/a.ts', `export const a = '登录'`, '登录'],
])('%s: %s', (path, code, text) => {
  expect(refused(wordsRule, { [path]: code })).toEqual([`${path}:1 ${refusal(text)}`])
})

test.each([
  ['web/people/text.zh.ts', `export const peopleWebZh = { signIn: '登录' } as const`],
  ['web/kernel/text.codes.en.ts', `export const a = '登录'`],
  [
    'web/people/A.tsx',
    `export const A = () => <p className="big">{say('people:signIn')} · 12 %</p>`,
  ],
  ['web/people/A.tsx', `export const A = () => <B variant="primary" key="a" to="/sign-in" />`],
  ['web/ui/A.tsx', `export const A = () => <kbd>Esc</kbd>`],
  ['web/ui/A.tsx', `export const A = () => <dt>SHA-256</dt>`],
  ['web/people/a.test.ts', `export const a = '登录'`],
  ['server/people/samples.ts', `export const name = '启衡机电（演示）'`],
  ['server/kernel/documents/fonts.ts', `export const font = '仿宋_GB2312'`],
  ['domain/people/person.endpoints.ts', `export const summary = { zh: '登录' }`],
])('%s may: %s', (path, code) => {
  expect(refused(wordsRule, { [path]: code })).toEqual([])
})
