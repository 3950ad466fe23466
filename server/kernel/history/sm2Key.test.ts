/** SM3 and SM2 against the examples of the standards, and against another implementation where there is one. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sm3Of } from './nationalSeal.ts'
import { openFirstKey } from './keyFile.ts'
import { sm2Form, sm2PublicPem, sm2SignatureHolds } from './sm2Key.ts'

const run = promisify(execFile)
const openssl = await run('openssl', ['version']).then(
  () => true,
  () => false,
)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baigong-sm2-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

test('SM3: the examples of GB/T 32905, appendix A', () => {
  expect(sm3Of('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  expect(sm3Of('abcd'.repeat(16))).toBe(
    'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  )
})

/** GM/T 0003.5, appendix A.2: "message digest", identity 1234567812345678, on the recommended curve. */
const example = {
  x: '09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020',
  y: 'CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13',
  r: 'F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3',
  s: 'B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA',
} as const

/** Two numbers as DER writes them; both begin with a bit that would make them negative. */
function derOf(r: string, s: string): string {
  const whole = (hex: string) => `022100${hex}`
  const body = whole(r) + whole(s)
  return Buffer.from(`30${(body.length / 2).toString(16)}${body}`, 'hex').toString('base64url')
}

test('SM2: the example of GM/T 0003.5 holds, and nothing near it', async () => {
  const { x, y, r, s } = example
  const pem = sm2PublicPem(Buffer.from(`04${x}${y}`, 'hex'))
  expect(await sm2SignatureHolds(pem, 'message digest', derOf(r, s))).toBe(true)
  expect(await sm2SignatureHolds(pem, 'message digesT', derOf(r, s))).toBe(false)
  expect(await sm2SignatureHolds(pem, 'message digest', derOf(s, r))).toBe(false)
  expect(await sm2SignatureHolds(pem, 'message digest', 'nonsense')).toBe(false)
})

test('a key is made once, only its owner may read it, and each signature is another', async () => {
  const [one, two] = await Promise.all([
    openFirstKey(folder, sm2Form),
    openFirstKey(folder, sm2Form),
  ])
  expect(two.keyId).toBe(one.keyId)
  expect((await openFirstKey(folder, sm2Form)).publicKeyPem).toBe(one.publicKeyPem)
  expect((await stat(join(folder, 'keys', 'sm2-key.pem'))).mode & 0o777).toBe(0o600)
  const [first, second] = [one.sign('封存'), one.sign('封存')]
  expect(first).not.toBe(second)
  expect(await sm2SignatureHolds(one.publicKeyPem, '封存', first)).toBe(true)
  expect(await sm2SignatureHolds(one.publicKeyPem, '封存', second)).toBe(true)
  expect(await sm2SignatureHolds(one.publicKeyPem, '封存。', first)).toBe(false)
})

test.skipIf(!openssl)('OpenSSL takes our signatures, and we take those of OpenSSL', async () => {
  const key = await openFirstKey(folder, sm2Form)
  const at = (name: string) => join(folder, name)
  const identity = ['-pkeyopt', 'distid:1234567812345678']
  const base = ['pkeyutl', '-rawin', '-digest', 'sm3', ...identity, '-in', at('text')]
  for (let n = 0; n < 10; n++) {
    const text = `第 ${n} 次封存 ${createHash('sha256').update(String(n)).digest('hex')}`
    await writeFile(at('text'), text)
    await writeFile(at('public.pem'), key.publicKeyPem)
    await writeFile(at('ours'), Buffer.from(key.sign(text), 'base64url'))
    const verify = [...base, '-verify', '-pubin', '-inkey', at('public.pem')]
    const { stdout } = await run('openssl', [...verify, '-sigfile', at('ours')])
    expect(stdout).toContain('Signature Verified Successfully')
    const sign = [...base, '-sign', '-inkey', join(folder, 'keys', 'sm2-key.pem')]
    const made = await run('openssl', sign, { encoding: 'buffer' })
    const theirs = made.stdout.toString('base64url')
    expect(await sm2SignatureHolds(key.publicKeyPem, text, theirs)).toBe(true)
  }
})
