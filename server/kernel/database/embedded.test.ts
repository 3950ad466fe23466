/** What killed houses leave behind: the lock of one that was starting, and a cluster that is still ending. */
import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbedded } from './embedded.ts'

let dataDir: string
const open = () => openEmbedded(dataDir, { keepAdopted: false, throwaway: true })

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'baigong-embedded-'))
  // Root lends the database to a lesser user, who must be able to enter.
  await chmod(dataDir, 0o755)
})
afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

/** A process that ends by itself, and its number. */
function passing(seconds: string) {
  const child = spawn('sleep', [seconds])
  return { pid: child.pid!, ended: new Promise((resolve) => child.once('exit', resolve)) }
}

test('the lock of a process that has ended is taken over at once, that of a living one is waited for', async () => {
  const gone = passing('0')
  await gone.ended
  const lock = join(dataDir, 'postgres-starting')
  await mkdir(lock)
  await writeFile(join(lock, '1'), String(gone.pid))
  const cluster = await open()
  expect(cluster.started).toBe(true)
  await cluster.stop()
  const holder = passing('1.5')
  await writeFile(join(lock, '3'), String(holder.pid))
  let held = true
  void holder.ended.then(() => (held = false))
  const next = await open()
  expect([held, next.started]).toEqual([false, true])
  await next.stop()
}, 60_000)

test('a cluster that seems to run and ends meanwhile is begun anew', async () => {
  const ending = passing('1.5')
  await writeFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), `${ending.pid}\n`)
  const cluster = await open()
  expect(cluster.started).toBe(true)
  await cluster.stop()
}, 60_000)
