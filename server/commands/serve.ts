/** `serve` runs web, API and jobs in one process; `work` runs jobs alone. */
import { Command } from 'commander'
import { makeLogger, openHost } from '../compose.ts'
import { readConfig, type Config } from '../kernel/config.ts'
import type { Host } from '../kernel/host.ts'
import { startWorker } from '../kernel/jobs/worker.ts'
import { listen } from '../listen.ts'
import { searchOf } from '../market/index.ts'
import { modules } from '../modules.ts'

/** Resolves when the process is asked to stop. */
export function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

export type Running = {
  readonly host: Host
  /** Starts to answer on the configured port. */
  listen(): Promise<void>
  stop(): Promise<void>
}

/** Opens a host with its jobs; it answers nobody before `listen`. */
export async function openServer(config: Config, jobs: boolean): Promise<Running> {
  const open = await openHost({ config, log: makeLogger(config) })
  const worker = jobs ? await startWorker(open.host, modules) : undefined
  if (worker) open.onWake(worker.wake)
  let app: Awaited<ReturnType<typeof listen>> | undefined
  return {
    host: open.host,
    async listen() {
      app = await listen(open.host)
      // Its process begins now, so that the first who searches does not wait for it.
      void searchOf(open.host).warm()
    },
    async stop() {
      await app?.close()
      await worker?.stop()
      await open.close()
    },
  }
}

async function serve(options: { readonly jobs: boolean }): Promise<void> {
  const running = await openServer(readConfig(), options.jobs)
  try {
    await running.listen()
    await stopAsked()
  } finally {
    await running.stop()
  }
}

async function work(): Promise<void> {
  const config = readConfig()
  const open = await openHost({ config, log: makeLogger(config), keepAdopted: true })
  const worker = await startWorker(open.host, modules)
  await stopAsked()
  await worker.stop()
  await open.close()
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('serve web, API and jobs')
    .option('--no-jobs', 'leave jobs to "baigong work"')
    .action(serve)
}

export function workCommand(): Command {
  return new Command('work').description('run jobs only').action(work)
}
