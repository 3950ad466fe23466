import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Upload } from '../../domain/files/upload.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { send, uploadApp } from './samples.ts'
import { holdMs } from './upload.hold.ts'
import type { ProcessWish } from './uploadProcess.sample.ts'

let w: World
let p: Personas
let app: Awaited<ReturnType<typeof uploadApp>>
const running = new Set<ChildProcess>()

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  app = await uploadApp(w)
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await app.close()
  await w[Symbol.asyncDispose]()
})

const entry = fileURLToPath(new URL('./uploadProcess.sample.ts', import.meta.url))

/** Another server on the same database and data folder. */
function start(): Promise<{ child: ChildProcess; base: string }> {
  const wish: ProcessWish = {
    connection: w.host.database.connection,
    dataDir: w.host.config.dataDir,
    now: w.now().toISOString(),
  }
  const child = spawn(process.execPath, [entry, JSON.stringify(wish)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the server did not start')))
    child.stdout!.once('data', (line: Buffer) => resolve({ child, base: line.toString().trim() }))
  })
}

/** Waits until requests of the other server hold so many uploads. */
async function allHeld(count: number): Promise<void> {
  const held = 'select count(*)::int as n from files.upload where held_until > $1'
  await expect
    .poll(async () => (await w.host.database.owner.query(held, [w.now()])).rows[0].n, {
      timeout: 60_000,
    })
    .toBe(count)
}

test('kill -9 while twenty uploads flow: each goes on from what was acknowledged and arrives whole', async () => {
  const bytes = Array.from({ length: 20 }, () =>
    Buffer.from(randomBytes(1_000_000).toString('hex')),
  )
  const uploads: Upload[] = []
  for (const one of bytes) {
    const made = await p.applicant.post('/api/files/uploads', { name: 'a.txt', bytes: one.length })
    uploads.push(made.json())
  }
  const { base, child } = await start()
  // The first half is acknowledged; in the second the server dies with bytes on their way.
  await Promise.all(
    uploads.map((upload, i) =>
      send(base, p.applicant, upload.id, 0, bytes[i]!.subarray(0, 1_000_000)),
    ),
  )
  const flowing = uploads.map((upload, i) => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(bytes[i]!.subarray(1_000_000, 1_500_000)),
    })
    return send(base, p.applicant, upload.id, 1_000_000, body).catch(() => 'broken')
  })
  await allHeld(uploads.length)
  child.kill('SIGKILL')
  expect(await Promise.all(flowing)).toEqual(uploads.map(() => 'broken'))

  // The dead server's hold runs out; until then nobody else may write.
  const held = await send(app.base, p.applicant, uploads[0]!.id, 1_000_000, Buffer.of(1))
  expect(((await held.json()) as { code: string }).code).toBe('files.upload_busy')
  w.travel(new Date(w.now().getTime() + holdMs + 1))
  for (const [i, upload] of uploads.entries()) {
    const stands = (await p.applicant.get(`/api/files/uploads/${upload.id}`)).json<Upload>()
    expect(stands.receivedBytes).toBeGreaterThanOrEqual(1_000_000)
    const rest = bytes[i]!.subarray(stands.receivedBytes)
    const sent = await send(app.base, p.applicant, upload.id, stands.receivedBytes, rest)
    expect(sent.status).toBe(200)
    const version = (await p.applicant.post(`/api/files/uploads/${upload.id}/finish`)).json()
    expect(version.sha256).toBe(createHash('sha256').update(bytes[i]!).digest('hex'))
  }
}, 120_000)
