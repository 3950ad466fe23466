/** What tests share in which a house is killed while many are at work in it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { makeLogger, openHost } from '../compose.ts'
import { readConfig } from '../kernel/config.ts'
import type { openHouseProcess } from './houseProcess.ts'

export type House = Awaited<ReturnType<typeof openHouseProcess>>

/** The data folder of a house that does not run. */
export async function openData(dataDir: string) {
  const config = readConfig({ BAIGONG_DATA: dataDir, LOG_LEVEL: 'error' })
  return openHost({ config, log: makeLogger(config) })
}

async function setClock(dataDir: string, offsetSql: string, value: unknown): Promise<void> {
  const open = await openData(dataDir)
  await open.host.database.owner.query(
    `update kernel.setting set value = ${offsetSql} where name = 'demo.clock'`,
    [value],
  )
  await open.close()
}

/** Moves the demo's time; whoever opens the house next lives in it. */
export async function enterMoment(dataDir: string, moment: string): Promise<void> {
  const offsetMs = Date.parse(moment) - Date.now()
  await setClock(dataDir, '$1::jsonb', JSON.stringify({ offsetMs }))
}

/** Lets the demo's time of a house that does not run pass, from wherever it stands. */
export async function letPass(dataDir: string, minutes: number): Promise<void> {
  const offset = `jsonb_build_object('offsetMs', (value->>'offsetMs')::bigint + $1::bigint)`
  await setClock(dataDir, offset, minutes * 60_000)
}

export type Heard = { readonly status: number; readonly body: any }

let [writesNow, writesSeen] = [0, [] as number[]]

/** Writes that were on their way at each kill since this was asked last. */
export function writesAtKills(): readonly number[] {
  const seen = writesSeen
  writesSeen = []
  return seen
}

/** The answer, or undefined where the house died before it was whole. `token` is null for the public. */
export async function ask(
  url: string,
  token: string | null,
  method: string,
  path: string,
  body?: object,
): Promise<Heard | undefined> {
  const writes = method === 'GET' ? 0 : 1
  writesNow += writes
  try {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        'x-baigong-csrf': '1',
        ...(token === null ? {} : { cookie: `baigong_session=${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: await answer.json() }
  } catch {
    return undefined
  } finally {
    writesNow -= writes
  }
}

/** Kills, and remembers how many writes were on their way. */
export async function strike(house: House, what: 'server' | 'everything'): Promise<void> {
  writesSeen.push(writesNow)
  await house.kill(what)
}

/** Kills while all are at work, and every third time once more while the house gets up again. */
export async function killOnce(
  house: House,
  round: number,
  untilAtWork: () => Promise<void>,
): Promise<void> {
  await untilAtWork()
  await sleep((round * 173) % 600)
  await strike(house, round % 2 === 0 ? 'everything' : 'server')
  if (round % 3 !== 1) return house.restart()
  const rising = house.restart().catch(() => undefined)
  await sleep(150 + ((round * 271) % 1500))
  await house.kill('server')
  await rising
  return house.restart()
}

/** A house that just got up is slow: whoever kills waits until all have been answered, within reason. */
export async function untilAll(isAnswered: () => boolean): Promise<void> {
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 50) {
    if (isAnswered()) return
    await sleep(50)
  }
}
