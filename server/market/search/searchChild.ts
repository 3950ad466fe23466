/**
 * The search process of a machine: holds the index, answers over a socket in the data folder, and ends with the
 * house that started it. It says what it has to say as lines on its standard error.
 */
import { chmod, rename, rm, stat } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { divisions } from '../../../domain/kernel/division.ts'
import { makeScratch } from '../../../engines/search/query/scratch.ts'
import { suggestWords } from '../../../engines/search/query/suggest.ts'
import { contentsOf } from '../../../engines/search/index/contents.ts'
import { watchKinds } from '../../catalog/index.ts'
import { openDatabase } from '../../kernel/database/database.ts'
import { answerMarket } from './answer.ts'
import {
  endKeeper,
  keep,
  openKeeper,
  snapshot,
  statusOf,
  wantRebuild,
  type Keeper,
} from './keeper.ts'
import { matchNeed } from './match.ts'
import { supplyOf } from './supply.ts'
import { onLines, type Asked, type Reply, type Request } from './wire.ts'
import { gradeNamer, readWords } from './words.ts'

/** The one line by which it is told where it lives. */
export type ChildOrder = {
  readonly connection: pg.ClientConfig
  readonly folder: string
  readonly socket: string
  readonly snapshotEveryMs: number
}

const note = (what: string): void => void process.stderr.write(`${what}\n`)

const requestBytesMax = 1_000_000
const lookEveryMs = 1000
const learnEveryMs = 60_000

/** Whether somebody answers there already. */
function isServed(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    const settle = (served: boolean): void => {
      socket.destroy()
      resolve(served)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
  })
}

/** The file that has the name now: of two that begin at once the later one has it, and the other one goes. */
async function fileAt(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.ino
}

function answer(keeper: Keeper, asked: Asked, parts: Parts): unknown {
  const { words, scratch } = parts
  const { index, lexicon, kinds } = keeper
  switch (asked.op) {
    case 'status':
      return statusOf(keeper)
    case 'ask': {
      const reader = { cutter: words.cutter, thesaurus: words.thesaurus, lexicon }
      return answerMarket({ index, scratch, reader, kinds, gradeOf: parts.gradeOf }, asked.question)
    }
    case 'match': {
      const reader = { cutter: words.cutter, thesaurus: words.thesaurus, lexicon }
      return matchNeed({ index, scratch, reader, kinds, gradeOf: parts.gradeOf }, asked.question)
    }
    case 'supply':
      return supplyOf(index, asked.question, scratch)
    case 'suggest':
      return suggestWords(
        index,
        lexicon,
        words.cutter.normal,
        asked.audience,
        asked.text,
        asked.most,
      )
    case 'contents':
      return [...contentsOf(index, 'version')]
    case 'rebuild':
      return wantRebuild(keeper).then(() => null)
    case 'snapshot':
      return snapshot(keeper).then(() => null)
  }
}

/** 江苏省苏州市; of what lies below a city the city. */
function cityName(code: string): string | null {
  return (
    divisions.fullName(`${code.slice(0, 4)}00`) ?? divisions.fullName(`${code.slice(0, 2)}0000`)
  )
}

type Parts = {
  readonly words: ReturnType<typeof readWords>
  readonly scratch: ReturnType<typeof makeScratch>
  readonly gradeOf: (term: string) => string
}

/** A small index is ready in a moment: who asks waits for it. */
async function becomesReady(keeper: Keeper): Promise<boolean> {
  for (let waited = 0; !keeper.ready && waited < readyWithinMs; waited += 20) await sleep(20)
  return keeper.ready
}
const readyWithinMs = 5000

const building = (id: number, { read, total }: Keeper): Reply => ({
  ...{ id, fault: 'building', told: `${read} of ${total}` },
})

function serve(keeper: Keeper, parts: Parts, socket: Socket): void {
  const reply = (said: Reply): void => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(said)}\n`)
  }
  socket.on('error', () => undefined)
  onLines(socket, requestBytesMax, (line) => {
    const { id, asked } = JSON.parse(line) as Request
    void (async () => {
      if (asked.op !== 'status' && !(await becomesReady(keeper))) return building(id, keeper)
      return { id, answer: await answer(keeper, asked, parts) }
    })().then(reply, (error: unknown) => {
      note(`a question failed: ${(error as Error).stack ?? String(error)}`)
      reply({ id, fault: 'fault', told: (error as Error).message })
    })
  })
}

async function open(order: ChildOrder): Promise<void> {
  const { connection, folder, socket } = order
  if (await isServed(socket)) return process.exit(0)
  const database = openDatabase(connection, 2, () => undefined)
  watchKinds({ database, warn: (error) => note(`kinds not read: ${String(error)}`) })
  const words = readWords()
  const gradeOf = gradeNamer(words.trade, words.cutter.normal)
  const own = `${socket}.${process.pid}`
  let file: number | undefined
  const keeper = openKeeper({
    ...{ database, folder, words, note, learnEveryMs },
    snapshotEveryMs: order.snapshotEveryMs,
    tools: { cutter: words.cutter, gradeOf, divisionName: cityName },
    isOwner: async () => file !== undefined && (await fileAt(socket)) === file,
  })
  const parts = { words, scratch: makeScratch(), gradeOf }
  const server = createServer((one) => serve(keeper, parts, one))
  await rm(own, { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(own, resolve)
  })
  await chmod(own, 0o600)
  file = await fileAt(own)
  await rename(own, socket)
  const look = setInterval(() => {
    void fileAt(socket).then((now) => {
      if (now !== file) process.exit(0)
    })
  }, lookEveryMs)
  process.stdin.once('close', () => void leave())
  async function leave(): Promise<void> {
    clearInterval(look)
    server.close()
    // A moment to write down what is known; who is in haste kills.
    await Promise.race([endKeeper(keeper), sleep(leaveWithinMs)]).catch((error: unknown) =>
      note(String(error)),
    )
    if ((await fileAt(socket)) === file) await rm(socket, { force: true })
    process.exit(0)
  }
  await keep(keeper)
}

const leaveWithinMs = 3000

createInterface({ input: process.stdin }).once('line', (line) => {
  open(JSON.parse(line) as ChildOrder).catch((error: unknown) => {
    note((error as Error).stack ?? String(error))
    process.exit(1)
  })
})
process.on('uncaughtException', (error) => {
  note(error.stack ?? String(error))
  process.exit(1)
})
