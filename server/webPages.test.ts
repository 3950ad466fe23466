import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
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

/** The session of somebody who acts for an organisation of this name. */
function signedIn(name: string): Promise<string> {
  const start = { actor: systemActor, requestId: 'test-setup' }
  return writing(w.host, start, async (work) => {
    const orgId = await makeOrganisation(work, { name, kind: 'enterprise' })
    const sample = { name: '周亦舟', email: `${orgId}@demo.test`, passwordHash: '' }
    const personId = await makePerson(work, sample)
    await makeMembership(work, personId, orgId, ['applicant.admin'])
    return makeSession(work, personId, orgId)
  })
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
  const token = await signedIn(name)
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
  const hasty = (await openWebPages(w.app, folder, 1500))!
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

/** A web that was built with a program that writes pages: it says what it was asked, and counts. */
async function builtWeb(write: string): Promise<string> {
  const built = await mkdtemp(join(folder, 'built-'))
  await mkdir(join(built, 'web'))
  await mkdir(join(built, 'prerender'))
  await writeFile(
    join(built, 'web/index.html'),
    '<html lang="zh-CN"><head><title>x</title></head><body><div id="root"></div></body></html>',
  )
  const none = { zh: [], en: [] }
  const files = JSON.stringify({ portal: none, call: none, other: none })
  await writeFile(join(built, 'web/pages.json'), files)
  await writeFile(join(built, 'prerender/package.json'), '{"type":"module"}')
  await writeFile(join(built, 'prerender/prerender.js'), write)
  return join(built, 'web')
}

const request = (url: string, cookie?: string) => {
  const query = Object.fromEntries(new URL(url, 'http://house').searchParams)
  const headers = cookie === undefined ? {} : { cookie }
  return { url, query, headers, ip: '127.0.0.1' } as unknown as FastifyRequest
}

test('a stranger’s page is written once a minute in the language asked for; nobody else’s is', async () => {
  const web = await builtWeb(`let times = 0
    export const writePage = async (path, language) =>
      ({ title: 'T', html: '<p>' + path + ' ' + language + ' ' + ++times + '</p>' })`)
  const { pageFor } = (await openWebPages(w.app, web, 20_000))!
  const root = async (url: string, cookie?: string) =>
    /<html.*?>|<title>.*?<\/title>|<div id="root".*?<\/div>/g[Symbol.match](
      await pageFor(request(url, cookie), w.now()),
    )
  const zh = [
    '<html lang="zh-CN">',
    '<title>T</title>',
    '<div id="root" data-language="zh"><p>/ zh 1</p></div>',
  ]
  expect(await root('/')).toEqual(zh)
  expect(await root('/')).toEqual(zh)
  const en = [
    '<html lang="en">',
    '<title>T</title>',
    '<div id="root" data-language="en"><p>/ en 2</p></div>',
  ]
  expect(await root('/?lang=en')).toEqual(en)
  expect(await root('/', 'baigong_language=en')).toEqual(en)
  const token = await signedIn('读者（演示）')
  const plain = ['<html lang="zh-CN">', '<title>x</title>', '<div id="root"></div>']
  expect(await root('/', `baigong_session=${token}`)).toEqual(plain)
  expect(await root('/desk')).toEqual(plain)
})

test.each([
  ['takes too long', 'export const writePage = () => new Promise(() => {})'],
  ['fails', "export const writePage = async () => { throw new Error('no') }"],
  ['has to wait for something', 'export const writePage = async () => undefined'],
])('a page whose writing %s is left to the browser', async (_how, write) => {
  const { pageFor } = (await openWebPages(w.app, await builtWeb(write), 400))!
  const html = await pageFor(request('/'), w.now())
  expect(html).toContain('<div id="root"></div>')
  expect(givenIn(html).given).toHaveLength(4)
})
