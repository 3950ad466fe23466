/**
 * One very large file over a server that is killed in the middle. `UPLOAD_BYTES=2147483648` sends the largest
 * file there may be and prints time and memory; without it a file of some parts goes the same way.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chunkBytes, type Upload } from '../../domain/files/upload.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { inspectContent } from './inspection.jobs.ts'
import { send } from './samples.ts'
import { holdMs } from './upload.hold.ts'
import type { ProcessWish } from './uploadProcess.sample.ts'

const bytes = Number(process.env['UPLOAD_BYTES'] ?? 3 * chunkBytes + 1)
const told = process.env['UPLOAD_BYTES'] !== undefined

let w: World
let p: Personas
let server: { readonly child: ChildProcess; readonly base: string }

const entry = fileURLToPath(new URL('./uploadProcess.sample.ts', import.meta.url))

function start(): Promise<{ child: ChildProcess; base: string }> {
  const { connection } = w.host.database
  const wish: ProcessWish = {
    connection,
    dataDir: w.host.config.dataDir,
    now: w.now().toISOString(),
  }
  const child = spawn(process.execPath, [entry, JSON.stringify(wish)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the server did not start')))
    child.stdout!.once('data', (line: Buffer) => resolve({ child, base: line.toString().trim() }))
  })
}

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  server = await start()
})
afterAll(async () => {
  server.child.kill('SIGKILL')
  await w[Symbol.asyncDispose]()
})

/** Lines of text, different in every part, made anew whenever they are needed. */
function part(from: number, to: number): Buffer {
  const number = Math.floor(from / chunkBytes)
  return Buffer.alloc(to - from, `part ${String(number).padStart(6, '0')} of a very large file\n`)
}

function digestOfAll(): string {
  const hash = createHash('sha256')
  for (let at = 0; at < bytes; at += chunkBytes)
    hash.update(part(at, Math.min(bytes, at + chunkBytes)))
  return hash.digest('hex')
}

/** The most memory a process ever had, in MiB; unknown where the system does not say. */
async function peakMiB(child: ChildProcess): Promise<number | null> {
  const path = `/proc/${child.pid}/status`
  if (!existsSync(path)) return null
  const said = /VmHWM:\s+(\d+) kB/.exec(await readFile(path, 'utf8'))
  return said === null ? null : Math.round(Number(said[1]) / 1024)
}

async function sendUntil(upload: Upload, from: number, end: number): Promise<void> {
  for (let at = from; at < end; at += chunkBytes) {
    const to = Math.min(end, at + chunkBytes)
    const sent = await send(server.base, p.applicant, upload.id, at, part(at, to))
    if (sent.status !== 200) throw new Error(`${sent.status} ${await sent.text()}`)
    await sent.body?.cancel()
  }
}

/** The server dies while a part is on its way; another takes over once the dead one's hold has run out. */
async function killInTheMiddle(upload: Upload, at: number): Promise<void> {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(part(at, at + chunkBytes).subarray(0, 1_000_000)),
  })
  const flowing = send(server.base, p.applicant, upload.id, at, body).catch(() => 'broken')
  await new Promise((resolve) => setTimeout(resolve, 300))
  server.child.kill('SIGKILL')
  expect(await flowing).toBe('broken')
  w.travel(new Date(w.now().getTime() + holdMs + 1))
  server = await start()
}

test(`${bytes} bytes arrive whole though the server was killed on the way`, async () => {
  const startedMs = performance.now()
  const sha256 = digestOfAll()
  const made = await p.applicant.post('/api/files/uploads', { name: '大文件.txt', bytes, sha256 })
  const upload: Upload = made.json()
  const beganMs = performance.now()
  const middle = Math.floor(bytes / chunkBytes / 2) * chunkBytes
  await sendUntil(upload, 0, middle)
  const before = await peakMiB(server.child)
  await killInTheMiddle(upload, middle)
  const stands: Upload = (await p.applicant.get(`/api/files/uploads/${upload.id}`)).json()
  expect(stands.receivedBytes).toBeGreaterThanOrEqual(middle)
  await sendUntil(upload, middle, bytes)
  const sentMs = performance.now()
  const finished = await p.applicant.post(`/api/files/uploads/${upload.id}/finish`)
  const version = finished.json()
  expect([version.sha256, version.bytes]).toEqual([sha256, bytes])
  await inspectContent(w.host, { digest: sha256 })
  const inspectedMs = performance.now()
  const url = `${server.base}/api/files/versions/${version.id}/content`
  const content = await fetch(url, { headers: { cookie: p.applicant.cookie } })
  if (content.status !== 200) throw new Error(await content.text())
  const hash = createHash('sha256')
  for await (const chunk of content.body!) hash.update(chunk)
  expect(hash.digest('hex')).toBe(sha256)
  if (!told) return
  const seconds = (from: number, to: number) => Math.round((to - from) / 100) / 10
  console.log({
    bytes,
    hashingSeconds: seconds(startedMs, beganMs),
    sendingSeconds: seconds(beganMs, sentMs),
    inspectingSeconds: seconds(sentMs, inspectedMs),
    downloadingSeconds: seconds(inspectedMs, performance.now()),
    serverPeakMiB: [before, await peakMiB(server.child)],
  })
}, 1_800_000)
