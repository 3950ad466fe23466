/** A house as a process of its own, to be killed: server and database, as an operator would run them. */
import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '../kernel/config.ts'
import { freePort } from './freePort.ts'

export type HouseProcess = {
  readonly url: string
  /** Kills the server at once, and the database as well where asked. */
  kill(what: 'server' | 'everything'): Promise<void>
  /** Starts again after a kill; resolves when a person can use it. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const readyWithinMs = 60_000

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < readyWithinMs; waited += 50) {
    const end = child.exitCode ?? child.signalCode
    if (end !== null) throw new Error(`the server ended with ${end}`)
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined)
    if (answer?.ok) return
    await sleep(50)
  }
  throw new Error('the server was not ready in time')
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => child.once('exit', () => resolve()))
}

async function postmasterPid(dataDir: string): Promise<number> {
  const text = await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')
  return Number(text.split('\n')[0])
}

/** Opens a house on a data folder; the folder's database lives in it. */
export async function openHouseProcess(dataDir: string): Promise<HouseProcess> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess
  const launch = async (): Promise<void> => {
    child = spawn(process.execPath, [join(projectRoot, 'server/main.ts'), 'serve'], {
      env: {
        PATH: process.env['PATH'],
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        PORT: String(port),
        BAIGONG_DATA: dataDir,
        LOG_LEVEL: 'error',
        RATE_PER_MINUTE: '1000000',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await untilReady(url, child)
  }
  await launch()
  return {
    url,
    async kill(what) {
      const pid = what === 'everything' ? await postmasterPid(dataDir) : undefined
      child.kill('SIGKILL')
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
      await ended(child)
    },
    restart: launch,
    async stop() {
      child.kill('SIGTERM')
      await ended(child)
    },
  }
}
