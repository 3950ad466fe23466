import { expect, test } from 'vitest'
import {
  counterHolds,
  mayAddPasskey,
  mayRemovePasskey,
  mayUnlink,
  passkeysMax,
  type WaysIn,
} from './passkey.ts'

const none: WaysIn = { password: false, mobile: false, passkeys: 0, links: 0 }
const codeOf = (verdict: { ok: boolean; code?: string }) => (verdict.ok ? 'ok' : verdict.code)

test.each([
  [{ passkeys: 1 }, false, 'people.last_way_in'],
  [{ passkeys: 2 }, false, 'ok'],
  [{ passkeys: 1, password: true }, false, 'ok'],
  [{ passkeys: 1, mobile: true }, false, 'ok'],
  [{ passkeys: 1, links: 1 }, false, 'ok'],
  [{ passkeys: 1, password: true }, true, 'people.passkey_is_second_factor'],
  [{ passkeys: 2, password: true }, true, 'ok'],
] as const)(
  'removing a passkey with %o, asked for after the password: %s → %s',
  (ways, step, code) => {
    expect(codeOf(mayRemovePasskey({ ...none, ...ways }, step))).toBe(code)
  },
)

test.each([
  [{ links: 1 }, 'people.last_way_in'],
  [{ links: 2 }, 'ok'],
  [{ links: 1, passkeys: 1 }, 'ok'],
  [{ links: 1, password: true }, 'ok'],
] as const)('unlinking with %o → %s', (ways, code) => {
  expect(codeOf(mayUnlink({ ...none, ...ways }))).toBe(code)
})

test('a counter runs forward, or is never used', () => {
  expect([
    counterHolds(0, 0),
    counterHolds(0, 1),
    counterHolds(5, 6),
    counterHolds(5, 5),
    counterHolds(5, 4),
    counterHolds(5, 0),
  ]).toEqual([true, true, true, false, false, false])
})

test('passkeys have a limit that is told', () => {
  expect(mayAddPasskey(passkeysMax - 1)).toEqual({ ok: true })
  expect(mayAddPasskey(passkeysMax)).toEqual({
    ok: false,
    kind: 'conflict',
    code: 'people.passkeys_too_many',
    facts: { limit: passkeysMax },
  })
})
