/** `serve` runs web, API and jobs in one process; `work` runs jobs alone. */
import { Command } from 'commander'
import { makeLogger, openHost } from '../compose.ts'
import { readConfig } from '../kernel/config.ts'
import { startWorker } from '../kernel/jobs/worker.ts'
import { listen } from '../listen.ts'
import { modules } from '../modules.ts'

/** Resolves when the process is asked to stop. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

async function serve(options: { readonly jobs: boolean }): Promise<void> {
  const config = readConfig()
  const open = await openHost({ config, log: makeLogger(config) })
  const worker = options.jobs ? await startWorker(open.host, modules) : undefined
  if (worker) open.onWake(worker.wake)
  const app = await listen(open.host)
  await stopAsked()
  await app.close()
  await worker?.stop()
  await open.close()
}

async function work(): Promise<void> {
  const config = readConfig()
  const open = await openHost({ config, log: makeLogger(config), keepAdopted: true })
  const worker = await startWorker(open.host, modules)
  await stopAsked()
  await worker.stop()
  await open.close()
}

export function serveCommands(): Command[] {
  return [
    new Command('serve')
      .description('serve web, API and jobs')
      .option('--no-jobs', 'leave jobs to "baigong work"')
      .action(serve),
    new Command('work').description('run jobs only').action(work),
  ]
}
