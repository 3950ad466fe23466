import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { FastifyRequest } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../domain/kernel/actor.ts'
import { writing } from './kernel/work.ts'
import { makeMembership, makeOrganisation, makePerson, makeSession } from './people/samples.ts'
import { world, type World } from './testing/world.ts'
import { openWebPages, type WebPages } from './webPages.ts'

let w: World
let folder: string
let pages: WebPages

beforeAll(async () => {
  w = await world()
  folder = await mkdtemp(join(tmpdir(), 'baigong-pages-'))
  await writeFile(
    join(folder, 'index.html'),
    '<html><head><link href="/assets/a.js"></head><body></body></html>',
  )
  const files = { zh: ['/assets/a.js', '/assets/b.js', '/assets/c.css'], en: ['/assets/en.js'] }
  await writeFile(
    join(folder, 'pages.json'),
    JSON.stringify({ portal: files, call: files, other: { zh: [], en: [] } }),
  )
  pages = (await openWebPages(w.app, folder, 20_000))!
})

afterAll(async () => {
  await rm(folder, { recursive: true })
  await w[Symbol.asyncDispose]()
})

function visit(url: string, cookie?: string, lang?: string): Promise<string> {
  const headers = cookie === undefined ? {} : { cookie }
  const query = lang === undefined ? {} : { lang }
  return pages.pageFor(
    { url, query, headers, ip: '127.0.0.1' } as unknown as FastifyRequest,
    w.now(),
  )
}

type Given = { date: string; given: { key: unknown[]; answer: unknown }[] }

function givenIn(html: string): Given {
  return JSON.parse(/id="given">(.*?)<\/script>/s.exec(html)![1]!) as Given
}

test('the front page names its files and holds the answers that it will ask for', async () => {
  const html = await visit('/')
  expect(html.replace(/<script.*<\/script>/s, '')).toBe(
    '<html><head><link href="/assets/a.js">' +
      '<link rel="modulepreload" crossorigin href="/assets/b.js">' +
      '<link rel="stylesheet" crossorigin href="/assets/c.css"></head><body></body></html>',
  )
  const { date, given } = givenIn(html)
  expect(date).toBe(w.now().toUTCString())
  expect(given.map(({ key }) => key)).toEqual([
    ['people.session.me', {}],
    ['console.branding.read', {}],
    ['console.announcement.shown', {}],
    ['programmes.call.list', {}],
  ])
  const me = await w.stranger.get('/api/people/me')
  expect(given[0]!.answer).toEqual(me.json())
})

test('in English it names English words; other pages are the plain file', async () => {
  expect(await visit('/', undefined, 'en')).toContain('href="/assets/en.js"')
  expect(await visit('/desk')).toBe(
    '<html><head><link href="/assets/a.js"></head><body></body></html>',
  )
})

test('who is signed in is known from the page, and no name ends the data', async () => {
  const name = '</script><b>演示</b>'
  const token = await writing(
    w.host,
    { actor: systemActor, requestId: 'test-setup' },
    async (work) => {
      const orgId = await makeOrganisation(work, { name, kind: 'enterprise' })
      const sample = { name: '周亦舟', email: 'pages@demo.test', passwordHash: '' }
      const personId = await makePerson(work, sample)
      await makeMembership(work, personId, orgId, ['applicant.admin'])
      return makeSession(work, personId, orgId)
    },
  )
  const html = await visit('/', `baigong_session=${token}`)
  expect(html).not.toContain(name)
  const me = givenIn(html).given[0]!.answer as { actingOrg: { name: string } }
  expect(me.actingOrg.name).toBe(name)
})

test('a call that does not exist is not given: the page asks and says so itself', async () => {
  const { given } = givenIn(await visit('/calls/none'))
  expect(given.map(({ key }) => key[0])).not.toContain('programmes.call.read')
  expect(given).toHaveLength(3)
})

test('an answer that is late is left out, and the page does not wait for it', async () => {
  const hasty = (await openWebPages(w.app, folder, 500))!
  const request = { url: '/', query: {}, headers: {}, ip: '127.0.0.1' }
  const client = await w.host.database.owner.connect()
  try {
    await client.query('begin; lock table programmes.programme in access exclusive mode')
    const html = await hasty.pageFor(request as unknown as FastifyRequest, w.now())
    expect(givenIn(html).given.map(({ key }) => key[0])).toEqual([
      'people.session.me',
      'console.branding.read',
      'console.announcement.shown',
    ])
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('a long answer travels compressed where the client understands it, and is the same', async () => {
  const url = '/api/openapi.json'
  const plain = await w.stranger.get(url)
  expect(plain.headers['content-encoding']).toBeUndefined()
  const asked = (encoding: string) =>
    w.stranger.inject({ method: 'GET', url, headers: { 'accept-encoding': encoding } })
  const [brotli, gzip] = [await asked('gzip, br'), await asked('gzip')]
  expect([brotli.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual([
    'br',
    'gzip',
  ])
  expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(plain.body)
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body)
  expect(brotli.rawPayload.length).toBeLessThan(plain.rawPayload.length / 4)
})
