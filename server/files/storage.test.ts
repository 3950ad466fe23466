/** What every keeper of bytes promises, tried on a folder and on S3-compatible stores of this machine. */
import { createHash, randomBytes } from 'node:crypto'
import { appendFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import { openS3rver, openSwift, type S3Peer } from '../testing/s3Peers.ts'
import { partBytes } from './s3.parts.ts'
import { s3Client } from './s3.client.ts'
import { folderStorage } from './storage.folder.ts'
import { s3Storage } from './storage.s3.ts'
import { placeOf, type Storage } from './storage.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

let home: string
/** Four Python processes: started once for this file. */
let swift: S3Peer | undefined
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'baigong-storage-'))
  swift = await openSwift('house/')
}, 120_000)
afterAll(async () => {
  await swift?.close()
  await rm(home, { recursive: true, force: true })
})

type Kept = { readonly digest: string; readonly bytes: Buffer; readonly path: string }

async function onDisk(size: number): Promise<Kept> {
  const bytes = randomBytes(size)
  const digest = sha256(bytes)
  const path = join(home, digest)
  await writeFile(path, bytes)
  return { digest, bytes, path }
}

type Tried = { readonly storage: Storage; readonly small: Kept; readonly large: Kept }

const kinds = ['a folder', 's3rver', 'Swift'] as const
const tried = new Map<string, Tried>()
const slow = { timeout: 60_000 }
let s3rver: S3Peer

beforeAll(async () => {
  s3rver = await openS3rver('house/')
  const around = { scratch: join(home, 'scratch'), note: () => undefined }
  const small = await onDisk(70_000)
  // Two whole parts and a bit.
  const large = await onDisk(2 * partBytes + 12_345)
  tried.set('a folder', { storage: folderStorage(join(home, 'kept')), small, large })
  tried.set('s3rver', { storage: s3Storage(s3rver.settings, around), small, large })
  if (swift !== undefined) {
    tried.set('Swift', { storage: s3Storage(swift.settings, around), small, large })
  }
})
afterAll(() => s3rver.close())

function triedOn(kind: string, context: TestContext): Tried {
  return tried.get(kind) ?? context.skip(`${kind} is not installed here`)
}

test.for(kinds)('%s keeps bytes under their digest, once or twice', slow, async (kind, context) => {
  const { storage, small } = triedOn(kind, context)
  expect(await storage.stat(small.digest)).toBeNull()
  await storage.put(small.digest, small.path)
  await storage.put(small.digest, small.path)
  const kept = (await storage.stat(small.digest))!
  expect([kept.digest, kept.bytes]).toEqual([small.digest, 70_000])
  expect(Math.abs(Date.now() - kept.changedAt.getTime())).toBeLessThan(60_000)
  expect((await buffer(storage.get(small.digest))).equals(small.bytes)).toBe(true)
})

test.for(kinds)('%s keeps what is larger than a part', slow, async (kind, context) => {
  const { storage, large } = triedOn(kind, context)
  await storage.put(large.digest, large.path)
  expect((await storage.stat(large.digest))?.bytes).toBe(large.bytes.length)
  expect(sha256(await buffer(storage.get(large.digest)))).toBe(large.digest)
})

test.for(kinds)(
  '%s gives any range, the last byte and one across parts included',
  slow,
  async (kind, context) => {
    const { storage, large } = triedOn(kind, context)
    for (const [start, end] of [
      [0, 0],
      [partBytes - 10, partBytes + 10],
      [large.bytes.length - 1, large.bytes.length - 1],
    ] as const) {
      const bytes = await buffer(storage.get(large.digest, { start, end }))
      expect(bytes.equals(large.bytes.subarray(start, end + 1))).toBe(true)
    }
  },
)

test.for(kinds)('%s lends a local file with the same bytes', slow, async (kind, context) => {
  const { storage, small } = triedOn(kind, context)
  const read = await storage.withLocal(small.digest, (path) => readFile(path))
  expect(read.equals(small.bytes)).toBe(true)
  await expect(
    storage.withLocal(small.digest, async () => {
      throw new Error('its own')
    }),
  ).rejects.toThrow('its own')
  const left = await readdir(join(home, 'scratch')).catch(() => [])
  expect(left).toEqual([])
})

test.for(kinds)(
  '%s lists by the first two digits, and no more than asked for',
  slow,
  async (kind, context) => {
    const { storage, small } = triedOn(kind, context)
    const shard = small.digest.slice(0, 2)
    expect(
      (await storage.list(shard, 10)).map(({ digest, bytes }) => [digest, bytes]),
    ).toContainEqual([small.digest, 70_000])
    const other = small.digest.startsWith('00') ? '01' : '00'
    const elsewhere = (await storage.list(other, 10)).map(({ digest }) => digest)
    expect(elsewhere).not.toContain(small.digest)
  },
)

test.for(kinds)('%s many ask and put at once', slow, async (kind, context) => {
  const { storage } = triedOn(kind, context)
  const ten = await Promise.all(Array.from({ length: 10 }, (_one, at) => onDisk(1000 + at)))
  await Promise.all([...ten, ...ten].map(({ digest, path }) => storage.put(digest, path)))
  const read = await Promise.all(ten.map(({ digest }) => buffer(storage.get(digest))))
  expect(read.map(sha256)).toEqual(ten.map(({ digest }) => digest))
})

test.for(kinds)('%s removes, also what is not there', slow, async (kind, context) => {
  const { storage, small } = triedOn(kind, context)
  await storage.remove(small.digest)
  await storage.remove(small.digest)
  expect(await storage.stat(small.digest)).toBeNull()
  await expect(buffer(storage.get(small.digest))).rejects.toThrow(/ENOENT|nothing is kept/)
})

test.for(kinds)('%s takes no other name than a digest', slow, async (kind, context) => {
  const { storage } = triedOn(kind, context)
  await expect(async () => storage.stat('../../etc/passwd')).rejects.toThrow('no digest')
  await expect(async () => buffer(storage.get('../../etc/passwd'))).rejects.toThrow('no digest')
})

test('a folder whose bytes were changed gives an error, and never the last piece', async () => {
  const storage = folderStorage(join(home, 'changed'))
  const { digest, path } = await onDisk(300_000)
  await mkdir(join(home, 'changed'), { recursive: true })
  await storage.put(digest, path)
  await appendFile(join(home, 'changed', placeOf(digest)), 'x')
  let received = 0
  await expect(async () => {
    for await (const chunk of storage.get(digest)) received += (chunk as Buffer).length
  }).rejects.toThrow(`${digest}: other bytes than were kept`)
  expect(received).toBeLessThan(300_000)
})

describe('an S3 store that is away', () => {
  let peer: S3Peer
  const faults: string[] = []
  let storage: Storage
  beforeAll(async () => {
    peer = await openS3rver()
    const around = { scratch: join(home, 'away'), note: (fault: string) => void faults.push(fault) }
    storage = s3Storage(peer.settings, around)
  })
  afterAll(() => peer.close())

  test('is told by one coded refusal after its own attempts; afterwards everything goes on', async () => {
    const one = await onDisk(5000)
    await peer.leave()
    const away = { refusal: { kind: 'unavailable', code: 'files.store_away' } }
    await expect(storage.put(one.digest, one.path)).rejects.toMatchObject(away)
    expect(faults.at(-1)).toContain('ECONNREFUSED')
    await peer.comeBack()
    await storage.put(one.digest, one.path)
    expect((await storage.stat(one.digest))?.bytes).toBe(5000)
  }, 30_000)

  test('that comes back in time is not noticed', async () => {
    const one = await onDisk(5000)
    await peer.leave()
    const putting = storage.put(one.digest, one.path)
    setTimeout(() => void peer.comeBack(), 600)
    await putting
    expect((await buffer(storage.get(one.digest))).equals(one.bytes)).toBe(true)
  }, 30_000)

  test.each([
    ['a wrong key', { secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch'],
    ['an unknown user', { accessKeyId: 'nobody' }, 'InvalidAccessKeyId'],
    ['an absent bucket', { bucket: 'not-there' }, 'NoSuchBucket'],
  ])('%s is named to the operator', async (_what, wrong, said) => {
    const one = await onDisk(10)
    const heard: string[] = []
    const note = (fault: string) => void heard.push(fault)
    const broken = s3Storage({ ...peer.settings, ...wrong }, { scratch: home, note })
    await expect(broken.list('00', 1)).rejects.toMatchObject({
      refusal: { code: 'files.store_away' },
    })
    expect(heard.at(-1)).toContain(said)
    await expect(broken.put(one.digest, one.path)).rejects.toThrow('files.store_away')
  })
})

test('a transfer that broke off is taken up again with the parts that arrived', async (context) => {
  if (swift === undefined) return context.skip('Swift is not installed here')
  const around = { scratch: join(home, 'resume'), note: () => undefined }
  const storage = s3Storage(swift.settings, around)
  const large = await onDisk(4 * partBytes)
  const s3 = s3Client(swift.settings, () => undefined)
  const key = placeOf(large.digest)
  const begun = await s3.send({ method: 'POST', key, query: { uploads: '' } })
  const uploadId = /<UploadId>(.+?)</.exec(await begun.text())![1]!
  for (const partNumber of ['1', '3']) {
    const at = (Number(partNumber) - 1) * partBytes
    const body = new Uint8Array(large.bytes.subarray(at, at + partBytes))
    const put = await s3.send({ method: 'PUT', key, query: { partNumber, uploadId }, body })
    expect(put.status).toBe(200)
  }
  const sent: string[] = []
  const realFetch = globalThis.fetch
  globalThis.fetch = (input, init) => {
    const { method, url } = input as Request
    const part = new URL(url).searchParams.get('partNumber')
    if (method === 'PUT' && part !== null) sent.push(part)
    return realFetch(input, init)
  }
  try {
    await storage.put(large.digest, large.path)
  } finally {
    globalThis.fetch = realFetch
  }
  expect(sent.toSorted()).toEqual(['2', '4'])
  expect(sha256(await buffer(storage.get(large.digest)))).toBe(large.digest)
  // What nobody continues is given up.
  await s3.send({
    method: 'POST',
    key: placeOf(sha256(Buffer.from('x'))),
    query: { uploads: '' },
  })
  const open = async () =>
    (await (await s3.send({ method: 'GET', query: { uploads: '' } })).text()).match(/<UploadId>/g)
  expect(await open()).toHaveLength(1)
  await storage.tidy(new Date(Date.now() + 60_000))
  expect(await open()).toBeNull()
}, 90_000)
