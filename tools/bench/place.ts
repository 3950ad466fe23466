/** A migrated database and a host of the benchmark's own, thrown away afterwards. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { systemActor } from '../../domain/kernel/actor.ts'
import { makeLogger, openHost } from '../../server/compose.ts'
import { readConfig } from '../../server/kernel/config.ts'
import { onDatabase, runOn } from '../../server/kernel/database/elsewhere.ts'
import type { Host } from '../../server/kernel/host.ts'
import { writing } from '../../server/kernel/work.ts'
import {
  makeMembership,
  makeOrganisation,
  makePerson,
  makeSession,
} from '../../server/people/samples.ts'
import { openOlderServer } from '../../server/testing/olderServer.ts'
import {
  openScratchServer,
  scratchName,
  urlOf,
  type ScratchServer,
} from '../../server/testing/scratch.ts'
import { ensureTemplate } from '../../server/testing/template.ts'

export type Place = {
  readonly host: Host
  readonly connection: pg.ClientConfig
  readonly url: string
  readonly dataDir: string
  readonly postgres: string
}

async function withPlaceOn<T>(
  server: ScratchServer,
  act: (place: Place) => Promise<T>,
): Promise<T> {
  const name = scratchName()
  await runOn(server.connection, `create database ${name} template ${await ensureTemplate(server)}`)
  const connection = onDatabase(server.connection, name)
  const dataDir = await mkdtemp(join(tmpdir(), 'baigong-bench-'))
  const config = readConfig({
    BAIGONG_DATA: dataDir,
    LOG_LEVEL: 'error',
    RATE_PER_MINUTE: '1000000',
  })
  const open = await openHost({ config, log: makeLogger(config), connection, migrated: true })
  try {
    const { rows } = await open.host.database.owner.query<{ server_version: string }>(
      'show server_version',
    )
    const postgres = rows[0]?.server_version ?? 'unknown'
    const url = urlOf(server.connection, name)
    return await act({ host: open.host, connection, url, dataDir, postgres })
  } finally {
    await open.close()
    await runOn(server.connection, `drop database if exists ${name} with (force)`)
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** On the embedded database, or the server that `TEST_DATABASE_URL` names. */
export async function withPlace<T>(act: (place: Place) => Promise<T>): Promise<T> {
  return withPlaceOn(await openScratchServer(), act)
}

/** On the oldest PostgreSQL that the house supports; undefined where the machine has none. */
export async function withOlderPlace<T>(act: (place: Place) => Promise<T>): Promise<T | undefined> {
  const server = await openOlderServer('durable')
  if (server === undefined) return undefined
  try {
    return await withPlaceOn(server, act)
  } finally {
    await server.stop()
  }
}

/** Signed-in persons, each in an organisation of their own; answers their session tokens. */
export function makeSignedIn(host: Host, count: number): Promise<string[]> {
  return writing(host, { actor: systemActor, requestId: 'bench-setup' }, async (work) => {
    const tokens: string[] = []
    for (let index = 0; index < count; index++) {
      const name = `启衡机电（演示）${index}`
      const orgId = await makeOrganisation(work, { name, kind: 'enterprise' })
      const email = `bench.${index}@demo.test`
      const personId = await makePerson(work, { name: '周亦舟', email, passwordHash: 'none' })
      await makeMembership(work, personId, orgId, ['applicant.admin'])
      tokens.push(await makeSession(work, personId, orgId))
    }
    return tokens
  })
}
