/** The lock of starting: two processes that find the same dead holder do not both follow it. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockStarting } from './startLock.ts'

let folder: string
let deadPid: number
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baigong-start-lock-'))
  deadPid = spawnSync(process.execPath, ['-e', '']).pid
})
afterAll(() => rm(folder, { recursive: true }))

const rounds = 60

/** Comes in, notes whether somebody was inside already, and leaves: in every other round as one who was killed. */
const visitor = (dataDir: string) => `
import { open, readdir, rm, writeFile } from 'node:fs/promises'
import { lockStarting } from ${JSON.stringify(new URL('startLock.ts', import.meta.url).href)}
let together = 0
for (let round = 0; round < ${rounds}; round++) {
  const unlock = await lockStarting(${JSON.stringify(dataDir)})
  try {
    const inside = await open(${JSON.stringify(join(dataDir, 'inside'))}, 'wx')
    await inside.close()
    await new Promise((done) => setTimeout(done, 1))
    await rm(${JSON.stringify(join(dataDir, 'inside'))})
  } catch { together += 1 }
  if (round % 2 === 0) {
    const numbers = await readdir(${JSON.stringify(join(dataDir, 'postgres-starting'))})
    const mine = String(Math.max(...numbers.map(Number)))
    await writeFile(${JSON.stringify(join(dataDir, 'postgres-starting'))} + '/' + mine, ${JSON.stringify(String(deadPid))})
  } else await unlock()
}
process.stdout.write(String(together))
process.exit(0)
`

async function visit(script: string): Promise<string> {
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  await once(child, 'close')
  return said
}

test('of real processes that take over what killed ones left, one at a time is inside', async () => {
  const dataDir = join(folder, 'race')
  await mkdir(join(dataDir, 'postgres-starting'), { recursive: true })
  await writeFile(join(dataDir, 'postgres-starting', '1'), String(deadPid))
  const script = join(folder, 'visitor.mjs')
  await writeFile(script, visitor(dataDir))
  const visits = await Promise.all([visit(script), visit(script), visit(script)])
  expect(visits).toEqual(['0', '0', '0'])
  const numbers = (await readdir(join(dataDir, 'postgres-starting'))).map(Number)
  expect(Math.max(...numbers)).toBe(1 + 3 * rounds)
  expect(numbers.length).toBeLessThan(12)
}, 60_000)

test('what its holder gave back, or fell silent over, is free; what is held is waited for', async () => {
  const dataDir = join(folder, 'turns')
  const unlock = await lockStarting(dataDir)
  let came = false
  const next = lockStarting(dataDir).then((unlockNext) => {
    came = true
    return unlockNext
  })
  await new Promise((done) => setTimeout(done, 200))
  expect(came).toBe(false)
  await unlock()
  await (
    await next
  )()
  expect(await readFile(join(dataDir, 'postgres-starting', '2'), 'utf8')).toBe('free')
  // A living process has the number of the dead holder, which has not shown itself for long.
  await writeFile(join(dataDir, 'postgres-starting', '3'), String(process.pid))
  const longAgo = new Date('2019-07-01T00:00:00Z')
  await utimes(join(dataDir, 'postgres-starting', '3'), longAgo, longAgo)
  await (
    await lockStarting(dataDir)
  )()
})
