/** A server process for tests that kill one: given connection, data folder and moment, it prints its address. */
import type pg from 'pg'
import { makeLogger, openHost } from '../compose.ts'
import { readConfig } from '../kernel/config.ts'
import { buildApp } from '../kernel/http/app.ts'
import { modules } from '../modules.ts'
import { identifyWith } from '../people/index.ts'
import { addUploadStream } from './upload.stream.ts'

export type ProcessWish = {
  readonly connection: pg.ClientConfig
  readonly dataDir: string
  readonly now: string
}

if (import.meta.main) {
  const wish = JSON.parse(process.argv[2]!) as ProcessWish
  const config = {
    ...readConfig({ BAIGONG_DATA: wish.dataDir, LOG_LEVEL: 'error' }),
    ratePerMinute: 1_000_000,
  }
  const clock = { now: () => new Date(wish.now) }
  const { connection } = wish
  const open = await openHost({
    config,
    log: makeLogger(config),
    clock,
    connection,
    migrated: true,
  })
  const app = await buildApp(open.host, {
    modules,
    identify: identifyWith(open.host),
    extend: async (inner) => addUploadStream(inner, open.host),
  })
  process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`)
}
