/** Words are learnt between questions, not instead of answers. */
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { marketKey } from '../../../domain/spaces/audience.ts'
import { putDocuments } from '../../../engines/search/index/hold.ts'
import { lexiconOf } from '../../../engines/search/index/known.ts'
import { world, type World } from '../../testing/world.ts'
import { endKeeper, keep, openKeeper, statusOf, type Keeper } from './keeper.ts'
import { gradeNamer, readWords } from './words.ts'

let w: World
let folder: string
const words = readWords()

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  folder = await mkdtemp(join(tmpdir(), 'baigong-keeper-'))
}, 120_000)
afterAll(async () => {
  await w?.[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const keeperOf = (): Keeper =>
  openKeeper({
    ...{ database: w.host.database, folder, words, snapshotEveryMs: 3_600_000, learnEveryMs: 200 },
    tools: {
      cutter: words.cutter,
      gradeOf: gradeNamer(words.trade, words.cutter.normal),
      divisionName: () => null,
    },
    note: () => undefined,
    isOwner: async () => false,
  })

/** Thousands of words, so that learning them takes a while on any machine. */
const offers = Array.from({ length: 3000 }, (_, number) => {
  const sign = (at: number): string =>
    String.fromCharCode(0x4e00 + ((number * 7 + at * 131) % 6000))
  const texts = { text: [sign(1) + sign(2), sign(3) + sign(4), `part${number}`] }
  return { id: `offer-${number}`, audience: [marketKey], texts }
})

/** Asks over a socket, one question after the other, until it is told to stop. */
async function asking(port: number, go: () => boolean): Promise<number> {
  const socket = connect(port)
  await once(socket, 'connect')
  let answers = 0
  while (go()) {
    socket.write('?')
    await once(socket, 'data')
    if (go()) answers++
  }
  socket.destroy()
  return answers
}

test('questions asked while words are learnt are answered before all are learnt', async () => {
  const keeper = keeperOf()
  const kept = keep(keeper)
  const until = performance.now() + 60_000
  while (!keeper.ready && performance.now() < until) await sleep(10)
  const server = createServer((socket: Socket) =>
    socket.on('data', () => socket.write(JSON.stringify(statusOf(keeper)))),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }

  putDocuments(keeper.index, offers)
  keeper.unlearnt = true
  const before = keeper.lexicon
  while (keeper.learning === undefined && performance.now() < until) await sleep(1)
  const answers = await asking(port, () => keeper.learning !== undefined)
  expect(answers).toBeGreaterThan(5)
  expect(keeper.lexicon).not.toBe(before)
  expect(keeper.lexicon).toEqual(lexiconOf(keeper.index, words.trade, [marketKey]))
  expect(keeper.lexicon.frequencyOf.get('part2999')).toBe(1)

  server.close()
  await endKeeper(keeper)
  await kept
}, 120_000)
