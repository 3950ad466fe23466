/** The real server, in a process of its own, on the database of a benchmark. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../server/testing/freePort.ts'
import { root } from '../steps.ts'
import type { Place } from './place.ts'

export type Peer = { readonly who: string; readonly port: number; readonly child: ChildProcess }

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  )
}

/** Answers when it is ready. `BENCH_NODE_FLAGS` are for Node itself, such as a profiler's. */
export async function startBaigong({ url, dataDir }: Place, at?: number): Promise<Peer> {
  const flags = process.env['BENCH_NODE_FLAGS']?.split(' ') ?? []
  const port = at ?? (await freePort())
  const child = spawn(process.execPath, [...flags, join(root, 'server/main.ts'), 'serve'], {
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: url,
      BAIGONG_DATA: dataDir,
      LOG_LEVEL: 'error',
      RATE_PER_MINUTE: '1000000',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let waited = 0; waited < 60_000; waited += 100) {
    if (await answers(port)) return { who: 'baigong', port, child }
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    await sleep(100)
  }
  throw new Error('the server did not become ready within a minute')
}

export async function stopPeer({ child }: Peer): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null) await once(child, 'exit')
}
