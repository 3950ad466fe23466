import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../domain/kernel/actor.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import { allowed, forbidden, missing } from '../../domain/kernel/verdict.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { type Persona, personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { attach, detach, holdVersion } from './attachment.actions.ts'
import { registerAudience } from './audience.ts'
import { damagedContent } from './deepCheck.ts'
import { sweep } from './retention.jobs.ts'
import { inspectWaiting, samplePdf, send, uploadApp, uploadWhole } from './samples.ts'
import { storageOf } from './storage.ts'
import { keepMade } from './version.actions.ts'

let w: World
let app: Awaited<ReturnType<typeof uploadApp>>
let p: Personas

/** A thing is read by the organisation whose id it is, and by officers; changed by the organisation. */
registerAudience('sample.thing', async (work, thingId, verb) => {
  const { actor } = work
  if (actor.orgId === thingId) return allowed
  const officer = actor.permits.has('programmes.review.check')
  if (!officer) return missing('kernel.missing', { noun: 'thing' })
  return verb === 'read' ? allowed : forbidden('kernel.permit_missing')
})
registerAudience('sample.notice', async () => allowed)

beforeAll(async () => {
  w = await world()
  app = await uploadApp(w)
  p = await personas(w)
})
afterAll(async () => {
  await app.close()
  await w[Symbol.asyncDispose]()
})

const text = (bytes = 400) => Buffer.from(randomBytes(bytes).toString('hex'))
const actorOf = (persona: Persona): Actor => ({
  via: 'session',
  personId: persona.personId,
  orgId: persona.org.id,
  roles: [],
  permits: new Set(),
})
const as = <T>(actor: Actor, act: (work: Writing) => Promise<T>) =>
  writing(w.host, { actor, requestId: 'test-access' }, act)
const thing = (slot: string, confidential = false) => ({
  thingKind: 'sample.thing',
  thingId: p.applicant.org.id,
  slot,
  confidential,
})
const content = (id: string, query = '') => `/api/files/versions/${id}/content${query}`

test('an upload is its uploader’s alone until a thing holds it, then the thing decides', async () => {
  const bytes = text()
  const { id, fileId } = await uploadWhole(app.base, p.colleague, '附件.txt', bytes)
  await w.settle()
  expect((await p.colleague.get(content(id))).rawPayload).toEqual(bytes)
  for (const other of [p.applicant, p.cityOfficer, p.operator, p.stranger]) {
    for (const path of [content(id), `/api/files/versions/${id}`, `/api/files/files/${fileId}`]) {
      expect((await other.get(path)).statusCode).toBe(404)
    }
  }
  expect(
    (await p.colleague.get('/api/files/mine')).json().rows.map((one: { id: string }) => one.id),
  ).toEqual([id])

  const held = await as(actorOf(p.colleague), (work) =>
    attach(work, { versionId: id, ...thing('plan') }),
  )
  expect(held.attachments).toBe(1)
  for (const reader of [p.colleague, p.applicant, p.cityOfficer]) {
    expect((await reader.get(content(id))).rawPayload).toEqual(bytes)
  }
  expect((await p.otherApplicant.get(content(id))).statusCode).toBe(404)
  expect((await p.colleague.get('/api/files/mine')).json()).toEqual({
    rows: [],
    total: 0,
    next: null,
  })
  expect((await p.colleague.delete(`/api/files/versions/${id}`)).json().code).toBe(
    'files.still_attached',
  )
  // Who may only read the thing adds no version to its file.
  const more = await p.cityOfficer.post('/api/files/uploads', { name: 'b.txt', bytes: 5, fileId })
  expect(more.statusCode).toBe(404)
  const mine = await p.applicant.post('/api/files/uploads', { name: 'b.txt', bytes: 5, fileId })
  expect(mine.statusCode).toBe(200)

  await as(actorOf(p.applicant), (work) => detach(work, { versionId: id, ...thing('plan') }))
  expect((await p.cityOfficer.get(content(id))).statusCode).toBe(404)
  expect((await p.colleague.get(content(id))).statusCode).toBe(200)
})

test('a file of somebody else cannot be taken into a thing by its number', async () => {
  const { id } = await uploadWhole(app.base, p.otherApplicant, 'x.txt', text())
  const taking = as(actorOf(p.applicant), (work) => attach(work, { versionId: id, ...thing('a') }))
  await expect(taking).rejects.toMatchObject({ message: 'files.not_attachable' })
})

test('whoever uploaded a file has no right of its own to it once a thing holds it', async () => {
  const { id } = await uploadWhole(app.base, p.applicant, 'given.txt', text())
  expect((await p.applicant.get(`/api/files/versions/${id}`)).statusCode).toBe(200)
  const theirs = { ...thing('a'), thingId: p.otherApplicant.org.id }
  await as(systemActor, (work) => holdVersion(work, { versionId: id, ...theirs }))
  expect((await p.applicant.get(`/api/files/versions/${id}`)).statusCode).toBe(404)
  expect((await p.otherApplicant.get(`/api/files/versions/${id}`)).statusCode).toBe(200)
})

test('public things give their files to everybody; a kind that nobody registered gives none', async () => {
  const made = await as(systemActor, async (work) => {
    const open = await keepMade(work, { name: '通知.pdf', bytes: samplePdf(1) })
    await holdVersion(work, {
      versionId: open.id,
      thingKind: 'sample.notice',
      thingId: '1',
      slot: 'text',
    })
    const hidden = await keepMade(work, { name: '内部.pdf', bytes: samplePdf(2) })
    await holdVersion(work, {
      versionId: hidden.id,
      thingKind: 'sample.unknown',
      thingId: '1',
      slot: 'text',
    })
    return { open, hidden }
  })
  expect(made.open.inspection).toEqual({ state: 'clean', code: null, facts: {} })
  const answer = await p.stranger.get(content(made.open.id, '?inline=true'))
  expect(answer.rawPayload).toEqual(samplePdf(1))
  expect((await p.operator.get(content(made.hidden.id))).statusCode).toBe(404)
})

test('a download says what it is, resumes, and can run nothing', async () => {
  const bytes = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  )
  const { id, sha256 } = await uploadWhole(app.base, p.applicant, '图（一）.svg', bytes)
  const waiting = await p.applicant.get(content(id))
  expect([waiting.statusCode, waiting.json().code]).toEqual([409, 'files.inspection_waiting'])
  await inspectWaiting(w)
  const whole = await p.applicant.get(content(id, '?inline=true'))
  const shown = [
    'content-type',
    'content-disposition',
    'x-content-type-options',
    'content-security-policy',
  ]
  expect(Object.fromEntries(shown.map((name) => [name, whole.headers[name]]))).toEqual({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="____.svg"; filename*=UTF-8''%E5%9B%BE%EF%BC%88%E4%B8%80%EF%BC%89.svg`,
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
  })
  const ranged = (range: string) =>
    p.applicant.inject({ method: 'GET', url: content(id), headers: { range } })
  const part = await ranged('bytes=5-9')
  expect([part.statusCode, part.headers['content-range'], part.body]).toEqual([
    206,
    `bytes 5-9/${bytes.length}`,
    bytes.toString().slice(5, 10),
  ])
  const beyond = await ranged('bytes=9999-')
  expect([beyond.headers['content-range'], beyond.json().code]).toEqual([
    `bytes */${bytes.length}`,
    'files.range_unsatisfiable',
  ])
  const headers = { 'if-none-match': `"${sha256}"` }
  const known = await p.applicant.inject({ method: 'GET', url: content(id), headers })
  expect([known.statusCode, known.body]).toEqual([304, ''])
})

test('a PDF is shown inline under its type', async () => {
  const { id } = await uploadWhole(app.base, p.applicant, 'a.pdf', samplePdf(7))
  await inspectWaiting(w)
  const answer = await p.applicant.get(content(id, '?inline=true'))
  expect([answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([
    'application/pdf',
    `inline; filename="a.pdf"; filename*=UTF-8''a.pdf`,
  ])
  expect((await p.applicant.get(`/api/files/versions/${id}`)).json().pages).toBe(7)
})

test('who opened a confidential file is written down before the first byte', async () => {
  const { id } = await uploadWhole(app.base, p.applicant, 'secret.txt', text())
  await as(actorOf(p.applicant), (work) => attach(work, { versionId: id, ...thing('c', true) }))
  await inspectWaiting(w)
  const traces = async () =>
    (
      await w.host.database.owner.query(
        `select person_id, org_id, endpoint, facts->>'thingKind' as kind from kernel.trace where thing_id = $1`,
        [id],
      )
    ).rows
  await p.cityOfficer.get(`/api/files/versions/${id}`)
  expect(await traces()).toEqual([])
  const opened = await p.cityOfficer.get(content(id))
  // Nor does a browser keep it.
  expect(opened.headers['cache-control']).toBe('private, no-store')
  expect(await traces()).toEqual([
    {
      person_id: p.cityOfficer.personId,
      org_id: p.cityOfficer.org.id,
      endpoint: 'files.version.download',
      kind: 'sample.thing',
    },
  ])
})

test('refused content is not kept, is told apart for its owners, and is refused again at once', async () => {
  const bytes = Buffer.from('机密★1年\n正文')
  const { id, sha256, fileId } = await uploadWhole(app.base, p.applicant, '材料.txt', bytes)
  await inspectWaiting(w)
  const seen = (await p.applicant.get(`/api/files/versions/${id}`)).json()
  expect(seen.inspection).toEqual({
    state: 'refused',
    code: 'files.classified_mark_found',
    facts: { mark: '机密' },
  })
  expect((await p.applicant.get(content(id))).json().code).toBe('files.classified_mark_found')
  expect(await storageOf(w.host).stat(sha256)).toBeNull()
  const { rows } = await w.host.database.owner.query(
    `select name, facts->>'fileId' as file, facts->>'code' as code from kernel.event
     where name = 'files.version.refused'`,
  )
  expect(rows).toEqual([
    { name: 'files.version.refused', file: fileId, code: 'files.classified_mark_found' },
  ])
  const attaching = as(actorOf(p.applicant), (work) =>
    attach(work, { versionId: id, ...thing('d') }),
  )
  await expect(attaching).rejects.toMatchObject({ message: 'files.classified_mark_found' })
  const again = uploadWhole(app.base, p.applicant, '改名.txt', bytes)
  await expect(again).rejects.toThrow('files.classified_mark_found')
})

test('clean content under a wrong name is refused for that name alone', async () => {
  const page = Buffer.from('ISO-10303-21;\nHEADER;')
  const right = await uploadWhole(app.base, p.applicant, 'part.step', page)
  const wrong = await uploadWhole(app.base, p.otherApplicant, 'part.xml', page)
  await inspectWaiting(w)
  expect((await p.applicant.get(content(right.id))).statusCode).toBe(200)
  expect((await p.otherApplicant.get(`/api/files/versions/${wrong.id}`)).json().inspection).toEqual(
    {
      state: 'refused',
      code: 'files.type_mismatch',
      facts: { declared: 'xml', found: 'step' },
    },
  )
  const later = uploadWhole(app.base, p.applicant, 'again.dxf', page)
  await expect(later).rejects.toThrow('files.type_mismatch')
})

test('the sweep takes what nobody wanted for a month, and nothing else', async () => {
  const begun = w.now()
  const kept = await uploadWhole(app.base, p.applicant, 'kept.txt', text())
  await as(actorOf(p.applicant), (work) => attach(work, { versionId: kept.id, ...thing('e') }))
  const loose = await uploadWhole(app.base, p.applicant, 'loose.txt', text())
  await inspectWaiting(w)
  const day = 86_400_000
  w.travel(new Date(begun.getTime() + 29 * day))
  const fresh = await uploadWhole(app.base, p.otherApplicant, 'fresh.txt', text())
  await inspectWaiting(w)
  await sweep(w.host)
  expect(await storageOf(w.host).stat(loose.sha256)).not.toBeNull()
  w.travel(new Date(begun.getTime() + 31 * day))
  await sweep(w.host)
  const storage = storageOf(w.host)
  expect(await storage.stat(loose.sha256)).toBeNull()
  for (const one of [kept, fresh]) expect((await storage.stat(one.sha256))?.bytes).toBe(one.bytes)
  expect((await p.applicant.get(`/api/files/versions/${loose.id}`)).statusCode).toBe(404)
  expect((await p.otherApplicant.get(content(fresh.id))).statusCode).toBe(200)
  w.travel(begun)
})

test('sweeping and uploading the same bytes at once loses nothing', async () => {
  const bytes = text()
  const begun = w.now()
  for (let round = 0; round < 5; round++) {
    const first = await uploadWhole(app.base, p.applicant, 'a.txt', bytes)
    await p.applicant.delete(`/api/files/versions/${first.id}`)
    w.travel(new Date(w.now().getTime() + 2 * 86_400_000))
    const made = (
      await p.applicant.post('/api/files/uploads', { name: 'b.txt', bytes: bytes.length })
    ).json()
    await send(app.base, p.applicant, made.id, 0, bytes)
    const [, finished] = await Promise.all([
      sweep(w.host),
      p.applicant.post(`/api/files/uploads/${made.id}/finish`),
    ])
    expect(finished.statusCode).toBe(200)
    expect((await storageOf(w.host).stat(finished.json().sha256))?.bytes).toBe(bytes.length)
    await p.applicant.delete(`/api/files/versions/${finished.json().id}`)
  }
  w.travel(begun)
})

test('the deep check finds bytes that are damaged, cut or gone', async () => {
  const made = []
  for (const name of ['a.txt', 'b.txt', 'c.txt', 'd.txt']) {
    made.push(await uploadWhole(app.base, p.applicant, name, text()))
  }
  const paths = await Promise.all(
    made.map(({ sha256 }) => storageOf(w.host).withLocal(sha256, async (path) => path)),
  )
  const before = await damagedContent(w.host)
  await writeFile(paths[0]!, 'x'.repeat(made[0]!.bytes))
  await writeFile(paths[1]!, 'x')
  await storageOf(w.host).remove(made[2]!.sha256)
  const faults = new Map((await damagedContent(w.host)).map(({ digest, fault }) => [digest, fault]))
  expect(before).toEqual([])
  expect(made.map(({ sha256 }) => faults.get(sha256))).toEqual([
    'wrong_digest',
    'wrong_size',
    'absent',
    undefined,
  ])
})
