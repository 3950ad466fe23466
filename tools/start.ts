/** `npm start`: builds the web where it changed, opens the database, loads the demo world once, serves. */
import { createServer } from 'node:net'
import { openDemo, type Demo } from '../server/demo/open.ts'
import { openServer, stopAsked, type Running } from '../server/commands/serve.ts'
import { ConfigError, readConfig, type Config } from '../server/kernel/config.ts'
import { buildWeb } from './webBuild.ts'

const exit = { wrongUse: 2, ourFault: 3 } as const

class WrongUse extends Error {}

/** Fails at once where somebody else has the port, before a database is started for nothing. */
function insistPortIsFree({ host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const sentence =
        error.code === 'EADDRINUSE'
          ? `Port ${port} is taken, perhaps by another Baigong. Stop that program, or choose ` +
            `another port: PORT=${port + 1} npm start`
          : `Baigong may not listen on ${host}:${port} (${error.code}). Choose another: PORT=7100 npm start`
      reject(new WrongUse(sentence))
    })
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

function configured(): Config {
  // Quieter than a server: what people should read is printed below.
  return readConfig({ ...process.env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn' })
}

function tellDemo(demo: Demo): void {
  console.log(`\n演示账号，密码均为 / demo accounts, all with the password  ${demo.password}\n`)
  for (const { email, name, orgName } of demo.persons) {
    console.log(`  ${email.padEnd(28)} ${name}　${orgName}`)
  }
}

/** Stopped in the middle it goes on at the next start. */
async function loadRest(demo: Demo, stop: AbortSignal): Promise<void> {
  try {
    await demo.loadRest(stop)
  } catch (error) {
    console.error(`The rest of the demo world could not be loaded: ${(error as Error).message}`)
  }
}

type Opened = { readonly running: Running; readonly demo: Demo | undefined }

/** Everything that must be there before a person can use it; what was opened is closed where a part fails. */
async function open(config: Config): Promise<Opened> {
  const [opened, built] = await Promise.allSettled([openServer(config, true), buildWeb()])
  if (opened.status === 'rejected') throw opened.reason
  const running = opened.value
  try {
    if (built.status === 'rejected') throw built.reason
    const demo = config.demo ? await openDemo?.(running.host) : undefined
    await running.listen()
    return { running, demo }
  } catch (error) {
    await running.stop()
    throw error
  }
}

async function start(): Promise<void> {
  const config = configured()
  await insistPortIsFree(config)
  console.log('百工 Baigong 正在启动 / is starting …')
  const { running, demo } = await open(config)
  console.log(`\n  打开 / open  ${config.baseUrl}`)
  console.log(`  数据 / data  ${config.databaseUrl === null ? config.dataDir : 'DATABASE_URL'}`)
  const stop = new AbortController()
  let loading = Promise.resolve()
  if (demo !== undefined) {
    tellDemo(demo)
    loading = loadRest(demo, stop.signal)
  }
  console.log('\n  停止 / stop  Ctrl-C\n')
  await stopAsked()
  stop.abort()
  await loading
  await running.stop()
}

await start().catch((error: unknown) => {
  const known = error instanceof WrongUse || error instanceof ConfigError
  const said = known ? error.message : ((error as Error).stack ?? String(error))
  console.error(`\nBaigong: ${said}\n`)
  process.exit(known ? exit.wrongUse : exit.ourFault)
})
