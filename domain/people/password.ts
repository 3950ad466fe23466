/** Which passwords are accepted: length first, as NIST SP 800-63B advises, two kinds of signs where short. */
import { allowed, invalid, type Verdict } from '../kernel/verdict.ts'

const enoughAlone = 12

/** Beginnings and whole words that every guesser tries first, compared without case and digits around. */
const guessedFirst: ReadonlySet<string> = new Set([
  'password',
  'passw0rd',
  'p@ssw0rd',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'admin',
  'administrator',
  'welcome',
  'iloveyou',
  'woaini',
  'letmein',
  'abc',
  'abcd',
  'baigong',
  'test',
])

function kindsOfSigns(password: string): number {
  const kinds = [/\p{L}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u]
  return kinds.filter((kind) => kind.test(password)).length
}

/** One sign over and over, or a row of the keyboard's digits. */
function isRun(password: string): boolean {
  const signs = [...password]
  if (new Set(signs).size <= 2) return true
  const codes = signs.map((sign) => sign.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, at) => code - (codes[at] ?? 0)))
  return steps.size === 1 && (steps.has(1) || steps.has(-1))
}

/** Whether a password may be chosen; `others` are words about the person that it must not be made of. */
export function mayChoosePassword(password: string, others: readonly string[] = []): Verdict {
  const plain = password.normalize('NFKC').toLowerCase()
  const length = [...plain].length
  const core = plain.replace(/^\d+|[\d!@#.]+$/gu, '')
  if (guessedFirst.has(core) || isRun(plain)) return invalid('people.password_guessed_first')
  const about = others.map((word) => word.toLowerCase()).filter((word) => [...word].length >= 4)
  if (about.some((word) => plain.includes(word))) return invalid('people.password_about_you')
  if (length < enoughAlone && kindsOfSigns(plain) < 2) return invalid('people.password_too_weak')
  return allowed
}
