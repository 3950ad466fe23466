import { expect, test } from 'vitest'
import { allowed, invalid } from '../kernel/verdict.ts'
import { mayChoosePassword } from './password.ts'

test.each([
  ['correct horse', allowed],
  ['机床2027号', allowed],
  ['abcdefghijkmn', allowed],
  ['onlyletter', invalid('people.password_too_weak')],
  ['12345678', invalid('people.password_guessed_first')],
  ['aaaaaaaaaaaaa', invalid('people.password_guessed_first')],
  ['Password123!', invalid('people.password_guessed_first')],
  ['ｐａｓｓｗｏｒｄ1', invalid('people.password_guessed_first')],
  ['zhou.yizhou-9', invalid('people.password_about_you')],
])('%s', (password, verdict) => {
  expect(mayChoosePassword(password, ['zhou.yizhou', '周亦舟'])).toEqual(verdict)
})
