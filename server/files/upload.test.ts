import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Upload } from '../../domain/files/upload.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { quotaSettings } from './quota.ts'
import { samplePdf, send, uploadApp, uploadWhole } from './samples.ts'
import { stagedPath } from './staging.ts'
import { folderStorage } from './storage.folder.ts'
import { forgetExpiredUploads } from './upload.jobs.ts'

let w: World
let app: Awaited<ReturnType<typeof uploadApp>>
let p: Personas

beforeAll(async () => {
  w = await world()
  app = await uploadApp(w)
  p = await personas(w)
})
afterAll(async () => {
  await app.close()
  await w[Symbol.asyncDispose]()
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
/** Text of so many bytes, different every time, so that nothing is deduplicated by accident. */
const textOf = (bytes: number) => Buffer.from(randomBytes(bytes).toString('hex').slice(0, bytes))

async function create(name: string, bytes: number, more: object = {}): Promise<Upload> {
  const answer = await p.applicant.post('/api/files/uploads', { name, bytes, ...more })
  expect(answer.statusCode).toBe(200)
  return answer.json()
}

async function problem(response: Response) {
  const { code, facts } = (await response.json()) as { code: string; facts?: object }
  return { status: response.status, code, ...(facts === undefined ? {} : { facts }) }
}

test('an upload in three parts becomes version 1, kept under its digest', async () => {
  const bytes = textOf(300_000)
  const upload = await create('说明.txt', bytes.length, { sha256: sha256(bytes) })
  expect(upload).toEqual({
    id: upload.id,
    name: '说明.txt',
    bytes: 300_000,
    receivedBytes: 0,
    state: 'receiving',
    refusal: null,
    fileId: null,
    versionId: null,
    expiresAt: '2019-07-08T01:00:00.000Z',
  })
  for (const [from, to] of [
    [0, 100_000],
    [100_000, 250_000],
    [250_000, 300_000],
  ] as const) {
    const sent = await send(app.base, p.applicant, upload.id, from, bytes.subarray(from, to))
    expect(sent.headers.get('upload-offset')).toBe(String(to))
    const state = to === 300_000 ? 'received' : 'receiving'
    expect(await sent.json()).toEqual({ ...upload, state, receivedBytes: to })
  }
  const head = await p.applicant.inject({ method: 'HEAD', url: `/api/files/uploads/${upload.id}` })
  expect(head.headers['upload-offset']).toBe('300000')
  const finished = await p.applicant.post(`/api/files/uploads/${upload.id}/finish`)
  const version = finished.json()
  expect(version).toEqual({
    id: version.id,
    fileId: version.fileId,
    number: 1,
    name: '说明.txt',
    mediaType: 'text/plain',
    bytes: 300_000,
    sha256: sha256(bytes),
    pages: null,
    keptAt: '2019-07-01T01:00:00.000Z',
    keptBy: { id: p.applicant.personId, name: '周亦舟' },
    inspection: { state: 'waiting', code: null, facts: {} },
    attachments: 0,
    inline: false,
  })
  // The answer may have been lost: asking again makes no second version.
  const again = await p.applicant.post(`/api/files/uploads/${upload.id}/finish`)
  expect(again.json()).toEqual(version)
  // The staged bytes go after the commit, beside the answer.
  await expect.poll(() => existsSync(stagedPath(w.host, upload.id))).toBe(false)
  const kept = await folderStorage(`${w.host.config.dataDir}/files`).stat(version.sha256)
  expect(kept?.bytes).toBe(300_000)
})

test('bytes at a wrong offset, beyond the size or without an offset are refused and harm nothing', async () => {
  const bytes = textOf(1000)
  const { id } = await create('a.txt', 1000)
  await send(app.base, p.applicant, id, 0, bytes.subarray(0, 400))
  const wrong = await send(app.base, p.applicant, id, 300, bytes.subarray(300, 400))
  expect(await problem(wrong)).toEqual({
    status: 409,
    code: 'files.offset_wrong',
    facts: { receivedBytes: 400 },
  })
  const unfinished = await p.applicant.post(`/api/files/uploads/${id}/finish`)
  expect(unfinished.json().code).toBe('files.upload_unfinished')
  const other = await send(app.base, p.colleague, id, 400, bytes.subarray(400))
  expect(await problem(other)).toEqual({
    status: 404,
    code: 'kernel.missing',
    facts: { noun: 'upload' },
  })
  const nobody = await send(app.base, p.stranger, id, 400, bytes.subarray(400))
  expect((await problem(nobody)).code).toBe('kernel.sign_in_first')
  const long = await send(app.base, p.applicant, id, 400, textOf(601))
  expect(await problem(long)).toEqual({ status: 400, code: 'files.upload_too_long' })
  const closed = await send(app.base, p.applicant, id, 400, bytes.subarray(400))
  expect(await problem(closed)).toEqual({ status: 409, code: 'files.upload_closed' })
})

test.each([
  ['a.png', samplePdf(1), {}, 'files.type_mismatch'],
  ['a.txt', Buffer.from('正文 a', 'utf16le'), {}, 'files.encoding_unknown'],
  ['b.txt', Buffer.from('abc'), { sha256: '0'.repeat(64) }, 'files.digest_mismatch'],
])('%s is refused once it is whole: %#', async (name, bytes, more, code) => {
  const before = (await p.applicant.get('/api/files/usage')).json()
  const { id } = await create(name, bytes.length, more)
  const sent = await send(app.base, p.applicant, id, 0, bytes)
  expect(await problem(sent)).toMatchObject({ status: 400, code })
  const finish = await p.applicant.post(`/api/files/uploads/${id}/finish`)
  expect([finish.statusCode, finish.json().code]).toEqual([400, code])
  expect((await p.applicant.get('/api/files/usage')).json()).toEqual(before)
  expect(existsSync(stagedPath(w.host, id))).toBe(false)
})

test('a line that breaks keeps what arrived; the rest follows from there', async () => {
  const bytes = textOf(2_000_000)
  const { id } = await create('long.txt', bytes.length)
  const broken = new AbortController()
  const slowly = new ReadableStream({
    async start(controller) {
      controller.enqueue(bytes.subarray(0, 700_000))
      await expect.poll(async () => (await stat(stagedPath(w.host, id))).size).toBe(700_000)
      broken.abort()
    },
  })
  await expect(send(app.base, p.applicant, id, 0, slowly, broken.signal)).rejects.toMatchObject({
    name: 'AbortError',
  })
  const stood = await untilFree(id)
  expect(stood.receivedBytes).toBe(700_000)
  const rest = await send(app.base, p.applicant, id, 700_000, bytes.subarray(700_000))
  expect(rest.status).toBe(200)
  const version = (await p.applicant.post(`/api/files/uploads/${id}/finish`)).json()
  expect(version.sha256).toBe(sha256(bytes))
})

/** The upload once no request holds it. */
async function untilFree(id: string): Promise<Upload> {
  for (let round = 0; round < 200; round++) {
    const { rows } = await w.host.database.owner.query(
      'select held_by from files.upload where id = $1',
      [id],
    )
    if (rows[0].held_by === null) return (await p.applicant.get(`/api/files/uploads/${id}`)).json()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('still held')
}

test('of twenty equal requests at once one receives, the others are told to wait, the bytes are right', async () => {
  const bytes = textOf(3_000_000)
  const { id } = await create('race.txt', bytes.length)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => send(app.base, p.applicant, id, 0, bytes)),
  )
  const codes = await Promise.all(
    answers.map(async (one) => (one.status === 200 ? 'taken' : (await problem(one)).code)),
  )
  expect(codes.filter((code) => code === 'taken')).toEqual(['taken'])
  const refused = codes.filter((code) => code !== 'taken')
  expect(refused.every((code) => ['files.upload_busy', 'files.upload_closed'].includes(code))).toBe(
    true,
  )
  const finishes = await Promise.all(
    Array.from({ length: 10 }, () => p.applicant.post(`/api/files/uploads/${id}/finish`)),
  )
  const versions = new Set(finishes.map((one) => one.json().id))
  expect(versions.size).toBe(1)
  expect(finishes[0]!.json().sha256).toBe(sha256(bytes))
})

test('the same bytes are kept once; new versions count up, also when made at once', async () => {
  const bytes = textOf(5000)
  const first = await uploadWhole(app.base, p.applicant, 'one.txt', bytes)
  const twin = await uploadWhole(app.base, p.otherApplicant, 'zwei.csv', bytes)
  expect([twin.sha256, twin.id === first.id]).toEqual([first.sha256, false])
  const { rows } = await w.host.database.owner.query(
    'select count(*)::int as n from files.content where digest = $1',
    [first.sha256],
  )
  expect(rows).toEqual([{ n: 1 }])
  const later = await Promise.all(
    [1, 2, 3, 4].map(() =>
      uploadWhole(app.base, p.applicant, 'one.txt', textOf(100), { fileId: first.fileId }),
    ),
  )
  expect(later.map(({ number }) => number).toSorted()).toEqual([2, 3, 4, 5])
  const file = (await p.applicant.get(`/api/files/files/${first.fileId}`)).json()
  expect([file.current, file.versions.map((one: { number: number }) => one.number)]).toEqual([
    5,
    [5, 4, 3, 2, 1],
  ])
  const foreign = await p.colleague.post('/api/files/uploads', {
    name: 'one.txt',
    bytes: 10,
    fileId: first.fileId,
  })
  expect(foreign.statusCode).toBe(404)
})

test('the quota holds when many begin at once, and space comes back', async () => {
  const q = await personas(w)
  const name = `${quotaSettings.organisation}:${q.applicant.org.id}`
  await w.host.database.owner.query(
    `insert into kernel.setting (name, value, changed_at) values ($1, '1000', now())`,
    [name],
  )
  const answers = await Promise.all(
    Array.from({ length: 12 }, () =>
      q.applicant.post('/api/files/uploads', { name: 'a.txt', bytes: 300 }),
    ),
  )
  const made = answers.filter((one) => one.statusCode === 200)
  expect(made.length).toBe(3)
  const refusal = answers.find((one) => one.statusCode !== 200)!.json()
  expect([refusal.code, refusal.facts]).toEqual([
    'files.quota_exceeded',
    { neededMiB: 0, freeMiB: 0, quotaMiB: 0 },
  ])
  expect((await q.colleague.get('/api/files/usage')).json()).toEqual({
    usedBytes: 0,
    reservedBytes: 900,
    quotaBytes: 1000,
  })
  const cancelled = await q.applicant.delete(`/api/files/uploads/${made[0]!.json().id}`)
  expect(cancelled.json()).toEqual({})
  expect((await q.applicant.get('/api/files/usage')).json().reservedBytes).toBe(600)
  const left = (await q.applicant.get('/api/files/uploads')).json().rows
  expect(left.map((one: Upload) => one.id).toSorted()).toEqual(
    made
      .slice(1)
      .map((one) => one.json().id)
      .toSorted(),
  )
})

test('a part that was lost on disk begins again from nothing', async () => {
  const bytes = textOf(1000)
  const { id } = await create('lost.txt', 1000)
  await send(app.base, p.applicant, id, 0, bytes.subarray(0, 600))
  await rm(stagedPath(w.host, id))
  const sent = await send(app.base, p.applicant, id, 600, bytes.subarray(600))
  expect(await problem(sent)).toEqual({
    status: 409,
    code: 'files.offset_wrong',
    facts: { receivedBytes: 0 },
  })
  await send(app.base, p.applicant, id, 0, bytes)
  const version = (await p.applicant.post(`/api/files/uploads/${id}/finish`)).json()
  expect(version.sha256).toBe(sha256(bytes))
})

test('an upload that nobody continues is forgotten after seven days, with its bytes', async () => {
  const q = await personas(w)
  const made = (await q.applicant.post('/api/files/uploads', { name: 'a.txt', bytes: 500 })).json()
  await send(app.base, q.applicant, made.id, 0, textOf(200))
  const begun = w.now()
  w.travel(new Date(begun.getTime() + 6 * 86_400_000))
  await forgetExpiredUploads(w.host)
  expect(existsSync(stagedPath(w.host, made.id))).toBe(true)
  w.travel(new Date(begun.getTime() + 7 * 86_400_000 + 1000))
  await forgetExpiredUploads(w.host)
  expect(existsSync(stagedPath(w.host, made.id))).toBe(false)
  expect((await q.applicant.get(`/api/files/uploads/${made.id}`)).statusCode).toBe(404)
  const { rows } = await w.host.database.owner.query(
    'select used_bytes, reserved_bytes from files.usage where owner_id = $1',
    [q.applicant.org.id],
  )
  expect(rows).toEqual([{ used_bytes: 0, reserved_bytes: 0 }])
  w.travel(begun)
})
