/** Keys on record: a lost or strange file is missed, a new key is somebody's decision, and old signatures hold. */
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../../testing/personas.ts'
import { world, type World } from '../../testing/world.ts'
import type { Host } from '../host.ts'
import { ed25519Form, type KeyForm } from './key.ts'
import {
  beginKey,
  holdsKey,
  keptKeys,
  keyForms,
  keyStanding,
  openSigningKeys,
  presentKey,
} from './signingKeys.ts'
import { sealOnce } from './seal.ts'
import { sm2Form } from './sm2Key.ts'
import { verifyHistory } from './verify.ts'

let w: World
let p: Personas
let folder: string
beforeAll(async () => {
  w = await world()
  p = await personas(w)
  folder = await mkdtemp(join(tmpdir(), 'baigong-keys-'))
  const wish = { version: 0, value: true, reason: '按密码应用要求调整。' }
  await p.operator.put('/api/console/settings/kernel.national_seals', wish)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const owner = () => w.host.database.owner
const keys = (host: Host = w.host) => join(host.config.dataDir, 'keys')
/** The same house after a new start: it has opened no key yet. */
const restarted = (): Host => ({ ...w.host })
const lastSeal = async () =>
  (await owner().query('select * from kernel.seal order by seq desc limit 1')).rows[0]

let renamed = 0
/** Something to seal. */
const act = () =>
  p.applicant.patch('/api/people/me', { name: `周亦舟${'一二三四五六七八九十'[renamed++]}` })
async function sealed(host: Host) {
  await act()
  for (let turn = 0; turn < 600; turn++) {
    if ((await sealOnce(host)) > 0) return lastSeal()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('nothing was sealed')
}
/** The one file of an algorithm that is there. */
const fileOf = async ({ stem }: KeyForm) =>
  (await readdir(keys())).filter((name) => name.startsWith(stem))

const columns = { ed25519: 'key_id', sm2: 'sm2_key_id' } as const
const reason = '密钥文件在换机时丢失，备份中没有。'

test('a fresh house begins its keys by itself, without a line in the history', async () => {
  const { key_id, sm2_key_id, seq } = await sealed(w.host)
  expect(await keptKeys(owner(), ed25519Form)).toEqual([
    expect.objectContaining({ keyId: key_id, afterSeal: 0, reason: null }),
  ])
  expect(await keptKeys(owner(), sm2Form)).toEqual([
    expect.objectContaining({ keyId: sm2_key_id, afterSeal: seq - 1, reason: null }),
  ])
  const { rows } = await owner().query(
    `select from kernel.history where verb like 'kernel.signingKey.%'`,
  )
  expect(rows).toEqual([])
})

test.each(keyForms)(
  '$algorithm: a lost or strange file is refused, named and never replaced',
  async (form) => {
    const [name] = await fileOf(form)
    const { keyId } = await presentKey(w.host, form)
    await rename(join(keys(), name!), join(folder, name!))
    const facts = { keyId, day: '2019-07-01', file: `keys/${name}` }
    const lost = { kind: 'unavailable', code: `kernel.${form.algorithm}_key_lost`, facts }
    const standing = () => keyStanding(owner(), w.host.config.dataDir, form)
    expect(await standing()).toMatchObject({ keyId, refusal: lost })
    expect([w.host, restarted()].map((host) => holdsKey(host, form, keyId))).toEqual([true, false])
    await expect(presentKey(restarted(), form)).rejects.toMatchObject({ refusal: lost })
    await openSigningKeys({
      ...restarted(),
      log: { ...w.host.log, error: () => undefined },
    } as Host)
    expect(await fileOf(form)).toEqual([])
    for (const language of ['zh', 'en'] as const) {
      const said = w.host.say(language, lost.code, facts)
      expect([
        said.includes(`keys/${name}`),
        said.includes('signing-key begin'),
        said.includes('{{'),
      ]).toEqual([true, true, false])
    }
    await writeFile(join(keys(), name!), form.newPem())
    expect((await standing()).refusal?.code).toBe(`kernel.${form.algorithm}_key_unlike`)
    await writeFile(join(keys(), name!), 'not a key')
    expect((await standing()).refusal?.code).toBe(`kernel.${form.algorithm}_key_unreadable`)
    await rename(join(folder, name!), join(keys(), name!))
    expect(await standing()).toEqual({ keyId, refusal: null })
  },
)

test('without its Ed25519 key a house seals nothing and works on; without that of SM2 it seals the ordinary way', async () => {
  const [plain] = await fileOf(ed25519Form)
  await rename(join(keys(), plain!), join(folder, plain!))
  const before = await lastSeal()
  expect((await act()).statusCode).toBe(200)
  await expect(sealed(restarted())).rejects.toMatchObject({
    refusal: { code: 'kernel.ed25519_key_lost' },
  })
  expect(await lastSeal()).toEqual(before)
  await rename(join(folder, plain!), join(keys(), plain!))
  const [sm2] = await fileOf(sm2Form)
  await rename(join(keys(), sm2!), join(folder, sm2!))
  const quiet = { ...restarted(), log: { ...w.host.log, error: () => undefined } } as Host
  const after = await sealed(quiet)
  expect([after.seq, after.key_id, after.sm2_key_id]).toEqual([before.seq + 1, before.key_id, null])
  await rename(join(folder, sm2!), join(keys(), sm2!))
  expect((await verifyHistory(restarted())).faults).toEqual([])
})

test.each(keyForms)(
  '$algorithm: a key begun with a reason signs from then on, the history has it, old seals hold',
  async (form) => {
    const column = columns[form.algorithm]
    const old = (await sealed(w.host))[column]
    const [name] = await fileOf(form)
    await rm(join(keys(), name!))
    await expect(beginKey(w.host, form, '丢了')).rejects.toMatchObject({
      refusal: { code: 'kernel.signing_key_reason_too_short' },
    })
    const begun = await beginKey(restarted(), form, reason)
    const after = await sealed(restarted())
    expect([begun.keyId === old, after[column], after.seq > begun.afterSeal]).toEqual([
      false,
      begun.keyId,
      true,
    ])
    // The process that had the old key in its memory follows as well.
    expect((await sealed(w.host))[column]).toBe(begun.keyId)
    const { rows } = await owner().query(
      `select thing_id, facts from kernel.history where verb = 'kernel.signingKey.begin' and thing_id = $1`,
      [begun.keyId],
    )
    expect(rows).toEqual([
      {
        thing_id: begun.keyId,
        facts: {
          algorithm: form.algorithm,
          keyId: begun.keyId,
          former: old,
          digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      },
    ])
    expect(await keptKeys(owner(), form)).toMatchObject([
      { keyId: old },
      { keyId: begun.keyId, reason },
    ])
    expect(await fileOf(form)).toEqual([`${form.stem}.${begun.keyId}.pem`])
    expect((await verifyHistory(restarted())).faults).toEqual([])
    const published = (await w.stranger.get('/api/webhooks/signing')).json()
    expect(
      published.keys.filter((key: { algorithm: string }) => key.algorithm === form.algorithm),
    ).toMatchObject([
      { keyId: old, reason: null },
      { keyId: begun.keyId, reason, afterSeal: begun.afterSeal },
    ])
  },
)

test('a seal that names a key which was not in use then, and a key nobody decided on, are seen', async () => {
  const { seq, key_id: now } = await lastSeal()
  const { keyId: old } = (await keptKeys(owner(), ed25519Form))[0]!
  await owner().query('update kernel.seal set key_id = $1 where seq = $2', [old, seq])
  const { faults } = await verifyHistory(w.host)
  await owner().query('update kernel.seal set key_id = $1 where seq = $2', [now, seq])
  expect(faults).toEqual([`seal ${seq}: signed with the key ${old}, which was not in use then`])
  const key = await ed25519Form.opensAs(ed25519Form.newPem())
  await owner().query(
    `insert into kernel.signing_key values ('ed25519', 3, $1, $2, now(), $3, $4)`,
    [key.keyId, key.publicKeyPem, seq, reason],
  )
  const smuggled = (await verifyHistory(w.host)).faults
  await owner().query('delete from kernel.signing_key where place = 3')
  expect(smuggled).toEqual([`key ${key.keyId}: the history does not say that it began`])
})

test('a house from before the record adopts the key of its seals; without that file it begins none', async () => {
  await using other = await world()
  const { operator } = await personas(other)
  await operator.patch('/api/people/me', { name: '沈予安' })
  await other.seal()
  const db = other.host.database.owner
  const before = await keptKeys(db, ed25519Form)
  await db.query('delete from kernel.signing_key')
  const file = join(keys(other.host), 'signing-key.pem')
  await rename(file, join(folder, 'adopted.pem'))
  const quiet = { ...other.host, log: { ...other.host.log, error: () => undefined } } as Host
  await openSigningKeys(quiet)
  expect([existsSync(file), await keptKeys(db, ed25519Form)]).toEqual([false, []])
  expect((await keyStanding(db, other.host.config.dataDir, ed25519Form)).refusal?.code).toBe(
    'kernel.ed25519_key_lost',
  )
  await rename(join(folder, 'adopted.pem'), file)
  await openSigningKeys({ ...other.host })
  expect(await keptKeys(db, ed25519Form)).toMatchObject([
    { keyId: before[0]!.keyId, afterSeal: 0, reason: null },
  ])
  expect((await verifyHistory({ ...other.host })).faults).toEqual([])
})

test('two processes that start at once begin one key, and of two decisions at once one stands', async () => {
  await using other = await world()
  const db = other.host.database.owner
  await db.query('delete from kernel.signing_key')
  await rm(join(keys(other.host), 'signing-key.pem'))
  const made = await Promise.all([1, 2, 3].map(() => presentKey({ ...other.host }, ed25519Form)))
  expect(new Set(made.map(({ keyId }) => keyId)).size).toBe(1)
  expect(await keptKeys(db, ed25519Form)).toHaveLength(1)
  const begun = await Promise.allSettled(
    [1, 2].map(() => beginKey({ ...other.host }, ed25519Form, reason)),
  )
  expect(begun.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(begun.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { refusal: { code: 'kernel.signing_key_begun_already' } },
  })
  expect(await keptKeys(db, ed25519Form)).toHaveLength(2)
})
