/** The command line as people run it: real child processes, through the `bin` of package.json. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { commitmentTo, drawLots, sheetDigestOf } from '../../engines/lot/draw.ts'
import { projectRoot } from '../kernel/config.ts'
import { runOn } from '../kernel/database/elsewhere.ts'
import { openEmbedded, type EmbeddedCluster } from '../kernel/database/embedded.ts'
import { openScratchServer, scratchName, urlOf } from '../testing/scratch.ts'
import type { Finding } from './doctor/finding.ts'
import { program } from './program.ts'

// Each call starts a process, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 240_000 })

type Answer = { readonly code: number; readonly out: string; readonly err: string }

let folder: string
const databases: { readonly on: pg.ClientConfig; readonly name: string }[] = []
let connection: pg.ClientConfig
let durable: EmbeddedCluster | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baigong-commands-'))
  connection = (await openScratchServer()).connection
})
afterAll(async () => {
  for (const { on, name } of databases)
    await runOn(on, `drop database if exists ${name} with (force)`)
  await durable?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** An empty database, as DATABASE_URL names it. */
async function emptyDatabase(on = connection): Promise<string> {
  const name = scratchName()
  await runOn(on, `create database ${name}`)
  databases.push({ on, name })
  return urlOf(on, name)
}

/** The same where commits reach the disk: the server of the other tests is told to forget. */
async function durableDatabase(): Promise<string> {
  const place = join(projectRoot, '.baigong', 'bench')
  durable ??= await openEmbedded(place, { keepAdopted: true })
  return emptyDatabase(durable.connection)
}

function baigong(args: readonly string[], environment: Record<string, string> = {}) {
  const options = {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', BAIGONG_DATA: join(folder, 'data'), ...environment },
    timeout: 120_000,
  }
  return new Promise<Answer>((resolve) => {
    const bin = join(projectRoot, 'tools/baigong.mjs')
    execFile(process.execPath, [bin, ...args], options, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    )
  })
}

test.each([
  ['91110108123456788E', 0, { valid: true, kind: 'enterprise', reason: null }],
  ['91110108123456788F', 1, { valid: false, kind: 'enterprise', reason: 'uscc_check_digit' }],
])('code check %s --json', async (typed, code, rest) => {
  const answer = await baigong(['code', 'check', typed, '--json'])
  expect(answer).toEqual({ code, out: `${JSON.stringify({ code: typed, ...rest })}\n`, err: '' })
})

test('programme check --json prints the key figures of a sound file and every fault of another', async () => {
  const file = join(projectRoot, 'data/programmes/shuangchuang-2019.json')
  const sound = await baigong(['programme', 'check', file, '--json'])
  const { fileNameExample, ...figures } = JSON.parse(sound.out)
  expect({ ...sound, out: figures }).toEqual({
    code: 0,
    out: {
      id: 'shuangchuang-2019',
      valid: true,
      areas: 4,
      directions: 9,
      recommendingUnits: 47,
      ceiling: 705,
      copies: [2, 4, 6],
      faults: [],
    },
    err: '',
  })
  expect(fileNameExample).toMatch(/^.+[—-]\d+[—-].+[—-].+/)
  const broken = join(folder, 'broken.json')
  await writeFile(broken, '{"id": 7}')
  const refused = await baigong(['programme', 'check', broken, '--json'])
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.out)).toMatchObject({ valid: false })
  expect(JSON.parse(refused.out).faults.length).toBeGreaterThan(0)
})

test('evaluation reproduce ranks an export again, and says where another file is wrong', async () => {
  const reviews = [90, 70, 80].map((points, item) => ({
    item,
    expert: 0,
    points: [points],
    vetoed: false,
  }))
  const data = {
    shape: 1,
    total: 100,
    dimensions: [{ code: 'a', max: 100, weight: 1 }],
    items: 3,
    experts: 1,
    reviews,
    method: 'raw',
    seed: 1,
    draws: 0,
  }
  const file = join(folder, 'export.json')
  await writeFile(file, JSON.stringify(data))
  const again = await baigong(['evaluation', 'reproduce', file, '--json'])
  expect([again.code, again.err]).toEqual([0, ''])
  const { method, items } = JSON.parse(again.out)
  expect(method).toBe('raw')
  expect(items.map((one: { ranks: { raw: number } }) => one.ranks.raw)).toEqual([1, 3, 2])
  const lines = (await baigong(['evaluation', 'reproduce', file])).out.trim().split('\n')
  expect(lines.map((line) => line.split(/\s+/)[1])).toEqual(['#0', '#2', '#1'])

  await writeFile(file, JSON.stringify({ ...data, items: 2 }))
  const refused = await baigong(['evaluation', 'reproduce', file, '--json'])
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.out).faults).toMatchObject([
    { at: '/reviews/2/item', code: 'evaluation.place_outside', facts: { place: 2, count: 2 } },
  ])
})

test('evaluation replay-draw draws a record again, sees each change, and refuses what is no record', async () => {
  const sheet = {
    items: [{ id: 'i', strata: [{ field: 'd', count: 2 }] }],
    experts: ['a', 'b', 'c', 'd'].map((id) => ({
      ...{ id, fields: ['d'], region: id, employer: id, loadMax: 1 },
    })),
    rules: { maxSameRegion: 1, maxSameEmployer: 1 },
    forbidden: [],
  }
  const secret = 'a secret of sixteen signs'
  const randomness = [{ witness: 'w', text: 'three bicycles' }]
  const record = {
    ...{ shape: 1, sheet, sheetDigest: sheetDigestOf(sheet), commitment: commitmentTo(secret) },
    ...{ secret, randomness, pairs: drawLots({ sheet, secret, randomness }) },
  }
  const file = join(folder, 'draw.json')
  const replay = async (value: object) => {
    await writeFile(file, JSON.stringify(value))
    const { code, out } = await baigong(['evaluation', 'replay-draw', file, '--json'])
    return { code, out: out === '' ? null : JSON.parse(out) }
  }
  expect(await replay(record)).toMatchObject({
    ...{ code: 0, out: { holds: true, faults: [], items: 1, experts: 4, pairs: 2 } },
  })
  const other = [{ witness: 'w', text: 'four bicycles, and it rains' }]
  expect(await replay({ ...record, randomness: other, commitment: '0'.repeat(64) })).toMatchObject({
    ...{ code: 1, out: { holds: false, faults: [{ code: 'commitmentBroken' }, {}] } },
  })
  expect(await replay({ ...record, shape: 3 })).toEqual({ code: 2, out: null })
})

test.each([
  [['code', 'check']],
  [['evaluation', 'reproduce', 'no-such-file.json']],
  [['evaluation', 'replay-draw', 'no-such-file.json']],
  [['nonsense']],
  [['code', 'check', 'A', '--nonsense']],
  [['programme', 'check', 'no-such-file.json', '--json']],
])('%j is wrong use: exit 2, nothing on standard output', async (args) => {
  const { code, out, err } = await baigong(args)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).not.toBe('')
})

test('a wrong configuration is wrong use, and with --json the error is JSON', async () => {
  const answer = await baigong(['migrate', '--json'], { PORT: 'x', DATABASE_URL: 'mysql://a' })
  expect({ ...answer, err: JSON.parse(answer.err) }).toEqual({
    code: 2,
    out: '',
    err: {
      error: {
        code: 'configuration',
        message:
          'PORT: must be a whole number from 0 to 65535\n' +
          'DATABASE_URL: must be an address that begins with postgres: or postgresql://',
      },
    },
  })
})

test('a database that does not answer is our fault, said in JSON', async () => {
  const DATABASE_URL = `postgres:///none?host=${encodeURIComponent(folder)}&user=nobody`
  const { code, out, err } = await baigong(['check-data', '--json'], { DATABASE_URL })
  expect({ code, out }).toEqual({ code: 3, out: '' })
  expect(JSON.parse(err)).toEqual({
    error: { code: 'fault', message: expect.stringContaining('ENOENT') },
  })
})

test('every command explains itself', async () => {
  const whole = await program()
  const all = whole.commands.flatMap((one) => [one, ...one.commands])
  for (const command of all) {
    expect({ name: command.name(), says: command.description() }).not.toMatchObject({ says: '' })
    expect(command.helpInformation()).toContain('--help')
  }
  expect(all.map((command) => command.name())).toEqual(
    expect.arrayContaining(['serve', 'work', 'migrate', 'seed', 'check-data', 'verify']),
  )
  const { code, out } = await baigong(['doctor', '--help'])
  expect({ code, first: out.split('\n')[0] }).toEqual({
    code: 0,
    first: 'Usage: baigong doctor [options]',
  })
})

test('a house is migrated, checked, verified, backed up, restored and is then the same', async () => {
  const DATABASE_URL = await emptyDatabase()
  const json = async (args: readonly string[], environment: Record<string, string>) => {
    const { code, out, err } = await baigong([...args, '--json'], environment)
    return { code, err, out: JSON.parse(out) }
  }
  const here = { DATABASE_URL }
  expect(await json(['migrate'], here)).toEqual({ code: 0, err: '', out: { migrated: true } })
  expect(await json(['check-data'], here)).toEqual({
    code: 0,
    err: '',
    out: { ok: true, broken: [] },
  })
  const verified = { ok: true, seals: 0, entries: 0, faults: [] }
  expect(await json(['verify'], here)).toEqual({ code: 0, err: '', out: verified })
  const kept = await json(['backup', 'kept'], here)
  expect(kept).toEqual({
    code: 0,
    err: '',
    out: {
      folder: join(folder, 'kept'),
      madeAt: expect.any(String),
      postgres: expect.any(String),
      tables: expect.any(Number),
      rows: expect.any(Number),
      files: 0,
      jobs: 0,
      keys: 0,
    },
  })
  const there = { DATABASE_URL: await emptyDatabase(), BAIGONG_DATA: join(folder, 'other') }
  const restored = await json(['restore', 'kept'], there)
  expect(restored).toEqual(kept)
  expect(await json(['check-data'], there)).toMatchObject({ code: 0, out: { ok: true } })
  // Its keys stayed behind: that is told, and only a decision begins another.
  const lost = await json(['signing-key', 'show'], there)
  const [ed25519, sm2] = lost.out.forms
  expect([lost.code, ed25519.code, ed25519.keys.length, sm2.code]).toEqual([
    ...[1, 'kernel.ed25519_key_lost', 1, null],
  ])
  const begin = [
    'signing-key',
    'begin',
    'ed25519',
    '--reason',
    'The key stayed behind at a restore.',
  ]
  const begun = await json(begin, there)
  expect([begun.code, begun.out.keyId === ed25519.keyId]).toEqual([0, false])
  const shown = await json(['signing-key', 'show'], there)
  expect([shown.code, shown.out.forms[0].keyId]).toEqual([0, begun.out.keyId])
  const again = await baigong(['restore', 'kept', '--json'], there)
  expect({ ...again, err: JSON.parse(again.err) }).toEqual({
    code: 1,
    out: '',
    err: {
      error: {
        code: 'refused',
        message: 'the database is not empty: restore only into an empty one',
      },
    },
  })
})

test('the doctor finds a sound house sound, and the server keeps every promise', async () => {
  const environment = { DATABASE_URL: await durableDatabase(), PORT: '0' }
  const { code, out, err } = await baigong(['doctor', '--database', '--json'], environment)
  const { ok, findings } = JSON.parse(out) as { ok: boolean; findings: Finding[] }
  expect(findings.filter((finding) => finding.ok === 'no')).toEqual([])
  expect({ code, err, ok }).toEqual({ code: 0, err: '', ok: true })
  expect(findings.length).toBeGreaterThan(20)
  expect(findings.filter(({ name }) => name === 'durability' || name === 'settings')).toEqual([
    { name: 'durability', ok: 'yes', detail: 'commits reach the disk' },
    { name: 'settings', ok: 'yes', detail: 'ready for a deadline hour' },
  ])
})

test('the doctor names a taken port and mail that does not answer, each with its remedy', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as AddressInfo
  const environment = {
    DATABASE_URL: await durableDatabase(),
    PORT: String(port),
    SMTP_URL: 'smtp://127.0.0.1:1',
  }
  const { code, out } = await baigong(['doctor', '--json'], environment)
  taken.close()
  const { findings } = JSON.parse(out) as { findings: { name: string; ok: string }[] }
  expect(code).toBe(1)
  expect(findings.filter((finding) => finding.ok === 'no')).toEqual([
    {
      name: 'port',
      ok: 'no',
      detail: `127.0.0.1:${port}: EADDRINUSE`,
      remedy: 'stop the program that has it, or set PORT',
    },
    {
      name: 'mail',
      ok: 'no',
      detail: '127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1',
      remedy: 'check SMTP_URL and the firewall',
    },
  ])
})
