/** Seals by the Chinese standards beside the ordinary ones: made where wanted, checked whenever there, seen when bent. */
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../../domain/kernel/actor.ts'
import { personas, type Personas } from '../../testing/personas.ts'
import { world, type World } from '../../testing/world.ts'
import { reading } from '../work.ts'
import { proofOfEntry } from './proof.ts'
import { presentKey } from './signingKeys.ts'
import { sm2Form, sm2SignatureHolds } from './sm2Key.ts'
import { verifyHistory, type SealProof } from './verify.ts'

let w: World
let p: Personas
let folder: string

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  folder = await mkdtemp(join(tmpdir(), 'baigong-national-'))
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const owner = () => w.host.database.owner
const lastSeal = async () =>
  (await owner().query('select * from kernel.seal order by seq desc limit 1')).rows[0]

let version = 0
const want = (value: boolean) =>
  p.operator.put('/api/console/settings/kernel.national_seals', {
    ...{ version: version++, value, reason: '按密码应用要求调整。' },
  })

const proofNow = (thingId: string) =>
  reading(w.host, { actor: systemActor, requestId: 'test' }, (work) =>
    proofOfEntry(work, 'console.setting.change', thingId),
  )

async function against(proof: SealProof) {
  const file = join(folder, 'receipt.json')
  await writeFile(file, JSON.stringify({ proof }))
  return (await verifyHistory(w.host, file)).faults
}

test('nothing of it is there until an operator wants it', async () => {
  await p.applicant.patch('/api/people/me', { name: '周亦舟' })
  await w.seal()
  const { rows } = await owner().query(
    'select count(*)::int as n from kernel.seal where sm3_root is not null',
  )
  expect(rows[0].n).toBe(0)
  expect(existsSync(join(w.host.config.dataDir, 'keys', 'sm2-key.pem'))).toBe(false)
})

test('with it each seal is by both, chained, signed, proved and verified; without it seals go on', async () => {
  expect((await want(true)).statusCode).toBe(200)
  await w.seal()
  const first = await lastSeal()
  expect(first.sm3_root).toMatch(/^[0-9a-f]{64}$/)
  const key = await presentKey(w.host, sm2Form)
  const text = `baigong-seal-sm\n${first.seq}\n${first.chain}\n${first.sm3_chain}\n${first.sealed_at.toISOString()}`
  expect(await sm2SignatureHolds(key.publicKeyPem, text, first.sm2_signature)).toBe(true)
  const proof = (await proofNow('kernel.national_seals'))!
  expect(proof.national).toMatchObject({ root: first.sm3_root, keyId: key.keyId })
  expect(await against(proof)).toEqual([])
  const bent = { ...proof, national: { ...proof.national!, root: '0'.repeat(64) } }
  expect(await against(bent)).toEqual([
    'the receipt does not lead to its own root (SM3)',
    `seal ${proof.seq} kept here differs from the receipt's (SM3)`,
  ])
  await want(false)
  await w.seal()
  await want(true)
  await w.seal()
  const last = await lastSeal()
  expect([last.seq > first.seq, last.sm3_chain !== first.sm3_chain]).toEqual([true, true])
  expect((await verifyHistory(w.host)).faults).toEqual([])
})

test('what was changed shows by SM3 and SM2 as well', async () => {
  const { seq } = await lastSeal()
  const bend = async (column: string, value: string) => {
    const kept = (await lastSeal())[column]
    await owner().query(`update kernel.seal set ${column} = $1 where seq = $2`, [value, seq])
    const { faults } = await verifyHistory(w.host)
    await owner().query(`update kernel.seal set ${column} = $1 where seq = $2`, [kept, seq])
    return faults
  }
  expect(await bend('sm3_root', '0'.repeat(64))).toEqual([
    `seal ${seq}: an entry was changed, removed or added (SM3)`,
    `seal ${seq}: does not follow the seal before it (SM3)`,
  ])
  expect(await bend('sm3_chain', '0'.repeat(64))).toEqual([
    `seal ${seq}: does not follow the seal before it (SM3)`,
    `seal ${seq}: the SM2 signature does not hold`,
  ])
  expect(await bend('sm2_signature', 'AAAA')).toEqual([
    `seal ${seq}: the SM2 signature does not hold`,
  ])
  expect(await bend('sm2_key_id', 'f'.repeat(16))).toEqual([
    `seal ${seq}: signed with another SM2 key (${'f'.repeat(16)})`,
  ])
  expect((await verifyHistory(w.host)).faults).toEqual([])
})

test('a key that cannot be read stops no ordinary seal; once it is back, seals are by both again', async () => {
  await using other = await world()
  const operator = (await personas(other)).operator
  const file = join(other.host.config.dataDir, 'keys', 'sm2-key.pem')
  await writeFile(file, 'not a key')
  const reason = '按密码应用要求调整。'
  const wish = { version: 0, value: true, reason }
  const set = await operator.put('/api/console/settings/kernel.national_seals', wish)
  expect(set.statusCode).toBe(200)
  const last = async () => {
    await other.seal()
    const { rows } = await other.host.database.owner.query(
      'select root, sm3_root from kernel.seal order by seq desc limit 1',
    )
    return rows[0]
  }
  expect(await last()).toEqual({ root: expect.stringMatching(/^[0-9a-f]{64}$/), sm3_root: null })
  await rm(file)
  await operator.patch('/api/people/me', { name: '沈予安' })
  expect((await last()).sm3_root).toMatch(/^[0-9a-f]{64}$/)
  expect((await verifyHistory(other.host)).faults).toEqual([])
})

test('whoever verifies needs no key file: what is on record is enough, and no key is made', async () => {
  const file = join(w.host.config.dataDir, 'keys', 'sm2-key.pem')
  const aside = join(folder, 'sm2-key.pem')
  await want(true)
  await w.seal()
  await rename(file, aside)
  // A house that has not opened the key, as the command is.
  expect((await verifyHistory({ ...w.host })).faults).toEqual([])
  expect(existsSync(file)).toBe(false)
  await rename(aside, file)
})
