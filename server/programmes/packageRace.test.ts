/** Builds of packages that hold the same bytes: none waits for another, and the sweep takes nothing from them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { damagedContent, files, keepMade, storageOf } from '../files/index.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import type { Typeset } from '../kernel/documents/typeset.ts'
import type { Host } from '../kernel/host.ts'
import { sha256Of } from '../kernel/sha256.ts'
import { writing } from '../kernel/work.ts'
import { samplePdf } from '../files/samples.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { buildPackageJob } from './package.jobs.ts'
import { accepted, entrant, openCall, signRanking } from './package.sample.ts'

let w: World
let p: Personas
/** Of the province and of a city of it. */
let packages: readonly [string, string]

const start = { actor: systemActor, requestId: 'test' }
const query = async (sql: string, values: unknown[] = []) =>
  (await w.host.database.owner.query(sql, values)).rows

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  await openCall(w, p)
  const ofProvince = [await entrant(w, '甲平台（演示）', ['2']), await entrant(w, '乙', ['4'])]
  const ofCity = [await entrant(w, '丙平台（演示）', ['2'], undefined, '510100')]
  await w.seal()
  w.travel('2019-07-12T16:00:00+08:00')
  const city = { unit: '5101', orgId: p.orgs.city.id }
  packages = [
    await signRanking(w, p, ofProvince, '川经信函〔2019〕7号'),
    await signRanking(w, p, ofCity, '成经信函〔2019〕7号', city),
  ]
  await accepted(p.provincialOfficer.post(`/api/programmes/packages/${packages[0]}/build`))
  await accepted(p.cityOfficer.post(`/api/programmes/packages/${packages[1]}/build`))
  await w.settle()
}, 100_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

/** A house whose papers are all the same bytes, so that all packages hold them. */
function houseOfOneSheet(bytes: Uint8Array): Host {
  const sheet: Typeset = { ok: true, pdf: bytes, pages: 1, missingGlyphs: [], ms: 0 }
  return { ...w.host, typesetter: { ...w.host.typesetter, typeset: async () => sheet } }
}

/** As before they were built, while the documents in them are made. */
const unbuild = () =>
  query(
    `update programmes.package set state = 'building', built_digest = null, built_at = null,
    attempts = 0 where id = any($1)`,
    [packages],
  )

const statesOf = async () =>
  (await query('select state from programmes.package where id = any($1)', [packages])).map(
    ({ state }) => state,
  )

const waiting = async (): Promise<number> => {
  const [{ n }] = await query(`select count(*)::int as n from pg_locks where not granted
    and database = (select oid from pg_database where datname = current_database())`)
  return n
}
const patience = { timeout: 60_000, interval: 5 }

const gate = 4711

/** Lets `act` run while whoever comes to this place of the database stops there, until it opens the gate. */
async function withGate(place: string, act: (open: () => Promise<void>) => Promise<void>) {
  await query(`create function programmes.test_gate() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock(${gate}); return coalesce(new, old); end $$;
    create trigger test_gate ${place} execute function programmes.test_gate()`)
  const porter = await w.host.database.owner.connect()
  await porter.query('select pg_advisory_lock($1)', [gate])
  let closed = true
  const open = async () => {
    if (closed) await porter.query('select pg_advisory_unlock($1)', [gate])
    closed = false
  }
  try {
    await act(open)
  } finally {
    await open()
    porter.release()
    await query('drop function programmes.test_gate() cascade')
  }
}

test('a build waits for none that holds the same bytes and has not come to its end', async () => {
  await query('delete from programmes.package_copy')
  await unbuild()
  const house = houseOfOneSheet(samplePdf(1))
  const end = `before insert on programmes.package_copy for each row
    when (new.package_id = '${packages[0]}')`
  await withGate(end, async (open) => {
    const held = buildPackageJob(house, { packageId: packages[0] })
    await expect.poll(waiting, patience).toBe(1)
    let done = false
    const other = buildPackageJob(house, { packageId: packages[1] }).finally(() => (done = true))
    // Either it ends, or a second one is seen to wait beside the one at the gate.
    await expect.poll(async () => done || (await waiting()) > 1, patience).toBe(true)
    const first = done ? await statesOf() : ['waits']
    await open()
    await Promise.all([held, other])
    expect(first.toSorted()).toEqual(['building', 'built'])
  })
  expect(await statesOf()).toEqual(['built', 'built'])
}, 180_000)

const sweep = files.schedules!.find(({ name }) => name === 'sweep')!

/** Bytes that the house kept once and nobody wants any more: the next sweep takes them. */
async function orphan(bytes: Uint8Array): Promise<void> {
  const { id } = await writing(w.host, start, (work) => keepMade(work, { name: 'a.pdf', bytes }))
  await query('delete from files.version where id = $1', [id])
  await query(`update files.content set made_at = made_at - interval '2 days' where digest = $1`, [
    sha256Of(bytes),
  ])
}

async function insistKept(bytes: Uint8Array): Promise<void> {
  expect(await statesOf()).toEqual(['built', 'built'])
  const digest = sha256Of(bytes)
  expect((await storageOf(w.host).stat(digest))?.bytes).toBe(bytes.length)
  const of = 'select state, kind from files.content where digest = $1'
  expect(await query(of, [digest])).toEqual([{ state: 'clean', kind: 'pdf' }])
}

const buildAll = (bytes: Uint8Array) => {
  const house = houseOfOneSheet(bytes)
  return Promise.all(packages.map((packageId) => buildPackageJob(house, { packageId })))
}

test('a sweep that comes while a build keeps its bytes waits, and leaves them', async () => {
  const bytes = samplePdf(10)
  await orphan(bytes)
  await unbuild()
  const kept = `before insert on files.version for each row when (new.digest = '${sha256Of(bytes)}')`
  await withGate(kept, async (open) => {
    const builds = buildAll(bytes)
    await expect.poll(waiting, patience).toBeGreaterThanOrEqual(2)
    let done = false
    const sweeping = sweep.run(w.host).finally(() => (done = true))
    await expect.poll(async () => done || (await waiting()) > 2, patience).toBe(true)
    await open()
    await Promise.all([builds, sweeping])
  })
  await insistKept(bytes)
}, 180_000)

test('a build that comes while a sweep takes its bytes keeps them anew, as clean as they were', async () => {
  const bytes = samplePdf(11)
  await orphan(bytes)
  await unbuild()
  const taken = `before delete on files.content for each row when (old.digest = '${sha256Of(bytes)}')`
  await withGate(taken, async (open) => {
    const sweeping = sweep.run(w.host)
    await expect.poll(waiting, patience).toBe(1)
    const builds = buildAll(bytes)
    await expect.poll(waiting, patience).toBe(3)
    await open()
    await Promise.all([builds, sweeping])
  })
  await insistKept(bytes)
}, 180_000)

test('builds and sweeps beside one another lose nothing', async () => {
  for (let round = 0; round < 3; round++) {
    const bytes = samplePdf(20 + round)
    await orphan(bytes)
    await unbuild()
    const sweeps = (async () => {
      for (let turn = 0; turn < 12; turn++) await sweep.run(w.host)
    })()
    await Promise.all([buildAll(bytes), sweeps])
    await insistKept(bytes)
  }
  expect(await damagedContent(w.host)).toEqual([])
}, 180_000)
