/**
 * A port for a server that must know its address before it listens, or comes back on the same one. It lies
 * below those that the system gives out by itself (from 32768 on Linux), so that no connection and no other
 * server gets it between asking and listening.
 */
import { createServer } from 'node:net'
import { threadId } from 'node:worker_threads'

const first = 20_000
const count = 12_000

/** Processes and threads begin at different places. */
let next = (process.pid * 37 + threadId * 1009) % count

function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

export async function freePort(): Promise<number> {
  for (let tries = 0; tries < count; tries++) {
    const port = first + next
    next = (next + 1) % count
    if (await isFree(port)) return port
  }
  throw new Error('no port is free')
}
