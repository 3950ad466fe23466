/**
 * The stage of a rehearsal: a house of its own, on a database and in a folder that nobody else uses and that are
 * thrown away. It listens on loopback, its jobs run, no letter leaves, and its clock can be moved.
 */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { systemActor } from '../../domain/kernel/actor.ts'
import { makeLogger, openHost, systemClock } from '../compose.ts'
import { readConfig, type Config } from '../kernel/config.ts'
import { onDatabase, runOn } from '../kernel/database/elsewhere.ts'
import type { Clock, Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import { startWorker } from '../kernel/jobs/worker.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { makeApp } from '../listen.ts'
import { modules } from '../modules.ts'
import { makeSession } from '../people/samples.ts'
import { openCalls, type Calls } from './calls.ts'
import { openPapers, type PapersTold } from './lightPapers.ts'

/** One who calls, for one organisation. */
export type Person = { readonly personId: string; readonly orgId: string }

export type Stage = {
  readonly host: Host
  readonly calls: Calls
  /**
   * From now on it is this moment, and goes on from there. In the days that have passed the database would have
   * looked at how its tables have grown: it is asked to.
   */
  readonly travel: (moment: Date) => Promise<void>
  readonly setUp: <T>(act: (work: Writing) => Promise<T>) => Promise<T>
  /** A session of the person; one that has grown old is followed by another. */
  readonly tokenOf: (person: Person) => Promise<string>
  /** What was printed until now. */
  readonly papers: () => PapersTold
}

function movingClock(): Clock & { readonly travel: (moment: Date) => void } {
  let offsetMs = 0
  return {
    now: () => new Date(systemClock.now().getTime() + offsetMs),
    real: () => systemClock.now(),
    travel: (moment) => {
      offsetMs = moment.getTime() - systemClock.now().getTime()
    },
  }
}

const sessionKeptMs = 3 * 3_600_000

function keyRing(host: Host, setUp: Stage['setUp']): Stage['tokenOf'] {
  const kept = new Map<string, { readonly token: string; readonly until: number }>()
  return async ({ personId, orgId }) => {
    const now = host.clock.now().getTime()
    const known = kept.get(personId)
    if (known !== undefined && now < known.until) return known.token
    const token = await setUp((work) => makeSession(work, personId, orgId))
    kept.set(personId, { token, until: now + sessionKeptMs })
    return token
  }
}

/** Settings of a rehearsal: those of the house where they bear on speed, and nothing that leads outside. */
function configOf(dataDir: string, house: Config): Config {
  const level = house.logLevel === 'info' ? 'error' : house.logLevel
  return {
    ...readConfig({ BAIGONG_DATA: dataDir, LOG_LEVEL: level }),
    poolSize: house.poolSize,
    // All callers share one address and are many more than any address would send in a real call.
    ratePerMinute: 1_000_000,
  }
}

async function play<T>(
  connection: pg.ClientConfig,
  config: Config,
  papers: PapersTold['kind'],
  act: (stage: Stage) => Promise<T>,
): Promise<T> {
  const clock = movingClock()
  const typesetter = openPapers(papers)
  const log = makeLogger(config)
  const open = await openHost({ config, log, clock, connection, typesetter })
  const { host } = open
  const app = await makeApp(host)
  const worker = await startWorker(host, modules)
  open.onWake(worker.wake)
  try {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const setUp: Stage['setUp'] = (behind) =>
      writing(host, { actor: systemActor, requestId: newId(host.clock.now()) }, behind)
    return await act({
      host,
      setUp,
      calls: openCalls(`http://127.0.0.1:${port}`),
      travel: async (moment) => {
        clock.travel(moment)
        await host.database.owner.query('analyze')
      },
      tokenOf: keyRing(host, setUp),
      papers: typesetter.told,
    })
  } finally {
    await worker.stop()
    await app.close()
    await open.close()
    typesetter.close()
  }
}

/** `server` is a database on which others may be made. */
export async function withStage<T>(
  server: pg.ClientConfig,
  house: Config,
  papers: PapersTold['kind'],
  act: (stage: Stage) => Promise<T>,
): Promise<T> {
  const name = `rehearsal_${randomBytes(6).toString('hex')}`
  const dataDir = await mkdtemp(join(tmpdir(), 'baigong-rehearsal-'))
  try {
    await runOn(server, `create database ${name}`)
    return await play(onDatabase(server, name), configOf(dataDir, house), papers, act)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
    await runOn(server, `drop database if exists ${name} with (force)`)
  }
}
