/** A house whose files lie in an S3-compatible store: uploads, downloads, a store that goes away, backup. */
import { createHash, randomBytes } from 'node:crypto'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkStore } from '../commands/doctor/store.ts'
import { backup } from '../kernel/backup/backup.ts'
import { restore } from '../kernel/backup/restore.ts'
import { moduleOrder } from '../modules.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { openS3rver, s3Environment, type S3Peer } from '../testing/s3Peers.ts'
import { openScratchServer, scratchName } from '../testing/scratch.ts'
import { onDatabase, runOn } from '../kernel/database/elsewhere.ts'
import { world, type World } from '../testing/world.ts'
import { damagedContent } from './deepCheck.ts'
import { inspectContent } from './inspection.jobs.ts'
import { fileKeeper } from './keeper.ts'
import { send, uploadApp, uploadWhole } from './samples.ts'
import { openStorage, placeOf, storageOf } from './storage.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const textOf = (bytes: number) => Buffer.from(randomBytes(bytes).toString('hex').slice(0, bytes))

let peer: S3Peer
let w: World
let app: Awaited<ReturnType<typeof uploadApp>>
let p: Personas
let home: string

beforeAll(async () => {
  peer = await openS3rver('house/')
  w = await world(undefined, s3Environment(peer.settings))
  app = await uploadApp(w)
  p = await personas(w)
  home = await mkdtemp(join(tmpdir(), 'baigong-s3-house-'))
})
afterAll(async () => {
  await app.close()
  await w[Symbol.asyncDispose]()
  await peer.close()
  await rm(home, { recursive: true, force: true })
})

test('what was uploaded lies in the store, is inspected from there and given out, whole or in part', async () => {
  const bytes = textOf(200_000)
  const version = await uploadWhole(app.base, p.applicant, '说明.txt', bytes)
  expect((await storageOf(w.host).stat(version.sha256))?.bytes).toBe(200_000)
  await inspectContent(w.host, { digest: version.sha256 })
  const whole = await fetch(`${app.base}/api/files/versions/${version.id}/content`, {
    headers: { cookie: p.applicant.cookie },
  })
  expect(whole.status).toBe(200)
  expect(sha256(new Uint8Array(await whole.arrayBuffer()))).toBe(version.sha256)
  const part = await fetch(`${app.base}/api/files/versions/${version.id}/content`, {
    headers: { cookie: p.applicant.cookie, range: 'bytes=1000-1999' },
  })
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 1000-1999/200000'])
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(1000, 2000))).toBe(true)
})

test('a store that is away loses nothing: bytes stay acknowledged, and the same request ends it later', async () => {
  const bytes = textOf(50_000)
  const begun = await p.applicant.post('/api/files/uploads', { name: 'a.txt', bytes: 50_000 })
  const { id } = begun.json()
  await peer.leave()
  const sent = await send(app.base, p.applicant, id, 0, bytes)
  const problem = (await sent.json()) as { code: string; detail: string }
  expect([sent.status, problem.code, sent.headers.get('retry-after')]).toEqual([
    503,
    'files.store_away',
    '10',
  ])
  expect(problem.detail).toMatch(/^文件存储暂时连接不上/)
  const waiting = (await p.applicant.get(`/api/files/uploads/${id}`)).json()
  expect([waiting.state, waiting.receivedBytes]).toEqual(['receiving', 50_000])
  await peer.comeBack()
  const again = await send(app.base, p.applicant, id, 50_000, new Uint8Array())
  expect(await again.json()).toMatchObject({ state: 'received', receivedBytes: 50_000 })
  const finished = (await p.applicant.post(`/api/files/uploads/${id}/finish`)).json()
  expect(sha256(await buffer(storageOf(w.host).get(finished.sha256)))).toBe(sha256(bytes))
}, 30_000)

test('downloads and inspections say so while the store is away, and tell bytes that are gone', async () => {
  const version = await uploadWhole(app.base, p.applicant, 'b.txt', textOf(3000))
  const content = `/api/files/versions/${version.id}/content`
  await peer.leave()
  await expect(inspectContent(w.host, { digest: version.sha256 })).rejects.toThrow(
    'files.store_away',
  )
  await peer.comeBack()
  await inspectContent(w.host, { digest: version.sha256 })
  await peer.leave()
  const away = await p.applicant.get(content)
  expect([away.statusCode, away.json().code]).toEqual([503, 'files.store_away'])
  await peer.comeBack()
  expect((await p.applicant.get(content)).statusCode).toBe(200)
  expect(await damagedContent(w.host)).toEqual([])
  const path = join(home, 'saved')
  await storageOf(w.host).withLocal(version.sha256, (local) => copyFile(local, path))
  await storageOf(w.host).remove(version.sha256)
  const gone = await p.applicant.get(content)
  expect([gone.statusCode, gone.json().code]).toEqual([404, 'files.bytes_missing'])
  expect(await damagedContent(w.host)).toEqual([{ digest: version.sha256, fault: 'absent' }])
  await storageOf(w.host).put(version.sha256, path)
}, 60_000)

test('the doctor proves the store, and names what to mend', async () => {
  const seen = await checkStore(w.host.config)
  expect([seen.ok, seen.remedy]).toEqual(['note', 'http: files travel unencrypted'])
  const s3 = { ...peer.settings, secretAccessKey: 'wrong' }
  const wrong = await checkStore({ ...w.host.config, s3 })
  expect(wrong).toMatchObject({ ok: 'no', remedy: 'check S3_SECRET_ACCESS_KEY and S3_REGION' })
  expect(wrong.detail).not.toContain('wrong')
})

test('an encrypted backup carries the store’s files into another store, and into a folder', async () => {
  const folder = join(home, 'backup')
  const passphrase = 'a long enough passphrase'
  const keeper = fileKeeper(storageOf(w.host))
  const from = {
    connection: w.host.database.connection,
    schemas: moduleOrder,
    dataDir: w.host.config.dataDir,
    folder,
    now: w.now(),
    passphrase,
    withKeys: true,
    files: keeper,
  }
  const contents = await backup(from)
  const digests: string[] = []
  for await (const { sha256: digest } of keeper.all()) digests.push(digest)
  expect(digests.length).toBeGreaterThanOrEqual(3)
  expect(contents.files.map(({ path }) => path)).toEqual(digests.map(placeOf))
  const server = await openScratchServer()
  const other = await openS3rver('elsewhere/')
  try {
    for (const s3 of [other.settings, null]) {
      const name = scratchName()
      await runOn(server.connection, `create database ${name}`)
      const dataDir = join(home, `restored-${name}`)
      const storage = openStorage({ ...w.host.config, dataDir, s3 }, () => undefined)
      await restore({
        connection: onDatabase(server.connection, name),
        modules: moduleOrder,
        dataDir,
        folder,
        passphrase,
        ...(s3 === null ? {} : { files: fileKeeper(storage) }),
      })
      for (const digest of digests) {
        expect(sha256(await buffer(storage.get(digest)))).toBe(digest)
      }
      await runOn(server.connection, `drop database ${name} with (force)`)
    }
  } finally {
    await other.close()
  }
}, 120_000)
