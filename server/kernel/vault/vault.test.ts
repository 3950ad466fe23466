import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openMasterKey } from './masterKey.ts'
import { makeVault } from './vault.ts'

const vault = makeVault(randomBytes(32))

test('what is sealed opens with the same context and no other', () => {
  const sealed = vault.seal('13800138000', 'mobile')
  expect(sealed.includes('13800138000')).toBe(false)
  expect(vault.open(sealed, 'mobile')).toBe('13800138000')
  expect(() => vault.open(sealed, 'email')).toThrow(/authenticate data/)
})

test('sealing the same twice gives different bytes, so equal values are not seen', () => {
  expect(vault.seal('same', 'x')).not.toEqual(vault.seal('same', 'x'))
})

test('a value sealed under a data key opens only for its subject, with its key, unchanged', () => {
  const key = vault.newKey('person-a')
  const sealed = vault.sealWith(key, 'person-a', '龘女士', 'name')
  expect(vault.openWith(key, 'person-a', sealed, 'name')).toBe('龘女士')
  expect(() => vault.openWith(key, 'person-b', sealed, 'name')).toThrow(/authenticate data/)
  expect(() => vault.openWith(vault.newKey('person-a'), 'person-a', sealed, 'name')).toThrow(
    /authenticate data/,
  )
  const bent = Buffer.from(sealed)
  bent[bent.length - 1]! ^= 1
  expect(() => vault.openWith(key, 'person-a', bent, 'name')).toThrow(/authenticate data/)
})

test('all values of a subject are sealed in their order, each for its own context', () => {
  const key = vault.newKey('person-a')
  const values = [
    { text: '某支行', context: 'bank' },
    { text: '6222000077776666', context: 'account' },
  ]
  const [bank, account] = vault.sealAllWith(key, 'person-a', values)
  expect(vault.openWith(key, 'person-a', bank!, 'bank')).toBe('某支行')
  expect(vault.openWith(key, 'person-a', account!, 'account')).toBe('6222000077776666')
  expect(() => vault.openWith(key, 'person-a', account!, 'bank')).toThrow(/authenticate data/)
})

test('a wrapped key is worth nothing to another instance', () => {
  const key = vault.newKey('person-a')
  const other = makeVault(randomBytes(32))
  expect(() => other.sealWith(key, 'person-a', 'x', 'y')).toThrow(/authenticate data/)
})

test('the index finds equal values, keeps purposes apart and depends on the key', () => {
  expect(vault.index('mobile', '1')).toBe(vault.index('mobile', '1'))
  expect(vault.index('mobile', '1')).not.toBe(vault.index('email', '1'))
  expect(vault.index('mobile', '1')).not.toBe(makeVault(randomBytes(32)).index('mobile', '1'))
})

test('the master key is made once and only its owner may read it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baigong-vault-'))
  try {
    const first = openMasterKey(folder)
    expect(first.length).toBe(32)
    expect(openMasterKey(folder)).toEqual(first)
    expect(statSync(join(folder, 'keys', 'vault-key')).mode & 0o777).toBe(0o600)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
