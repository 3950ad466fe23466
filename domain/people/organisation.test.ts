import { expect, test } from 'vitest'
import { makeUscc, readUscc } from '../kernel/uscc.ts'
import { allowed, conflict, invalid } from '../kernel/verdict.ts'
import {
  adminRoleOf,
  divisionCovers,
  mayAmend,
  mayRefuse,
  mayRegisterCode,
  mayVerify,
  stateByCode,
} from './organisation.ts'

const valid = makeUscc('enterprise', '510100', 7)
const bent = valid.slice(0, 17) + (valid[17] === '0' ? '1' : '0')

test('a sound code waits, a failing one needs an officer, a misshapen one is refused', () => {
  expect(stateByCode(readUscc(valid))).toBe('pending')
  expect(mayRegisterCode(readUscc(bent))).toEqual(allowed)
  expect(stateByCode(readUscc(bent))).toBe('needsOfficer')
  expect(mayRegisterCode(readUscc('91510'))).toEqual(invalid('codes.uscc_length'))
})

test.each([
  ['pending', '', allowed],
  ['needsOfficer', '', invalid('people.reason_for_code_needed')],
  ['needsOfficer', '已核验营业执照原件', allowed],
  [
    'verified',
    '',
    conflict('people.organisation_decided_already', { state: 'verified', verb: 'verify' }),
  ],
  [
    'refused',
    '',
    conflict('people.organisation_decided_already', { state: 'refused', verb: 'verify' }),
  ],
] as const)('%s with the reason "%s"', (state, reason, verdict) => {
  expect(mayVerify(state, reason)).toEqual(verdict)
})

test('what is verified can be neither refused nor amended', () => {
  expect(mayRefuse('verified').ok).toBe(false)
  expect(mayAmend('verified').ok).toBe(false)
  expect(mayAmend('refused')).toEqual(allowed)
})

test.each([
  ['510000', '510107', true],
  ['510100', '510107', true],
  ['510100', '510700', false],
  ['110000', '510100', false],
  ['XPCC', 'XPCC', true],
  ['XPCC', '650000', false],
  ['510107', '510107', true],
])('%s covers %s: %s', (whole, part, covers) => {
  expect(divisionCovers(whole, part)).toBe(covers)
})

test('each kind has its administrator', () => {
  expect([adminRoleOf('institute'), adminRoleOf('authority')]).toEqual([
    'applicant.admin',
    'authority.admin',
  ])
})
