/**
 * How the house reaches its search process. Several houses of one data folder share one: whoever finds nobody at the
 * socket starts it, and it ends with that one; then the next who asks starts another.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { totalmem } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { unavailable } from '../../../domain/kernel/verdict.ts'
import { confinedCommand } from '../../kernel/confined/command.ts'
import type { Host } from '../../kernel/host.ts'
import { Problem } from '../../kernel/problem.ts'
import { placesOf, type SearchPlaces } from './places.ts'
import type { ChildOrder } from './searchChild.ts'
import { onLines, type Answers, type Asked, type Reply } from './wire.ts'

const script = fileURLToPath(new URL('./searchChild.ts', import.meta.url))

/** Half of the machine: a million offers take about one gigabyte, and twice that while they are made anew. */
const dataKiB = Math.max(2_500_000, Math.floor(totalmem() / 2048))
const heapMiB = Math.floor(dataKiB / 2048)
const snapshotEveryMs = 30_000
const againAfterMs = 1000
const tryEveryMs = 40
/** Ten million offers take some minutes. */
const rebuildMs = 30 * 60_000
const answerBytesMax = 64 * 1024 * 1024

export type SearchBounds = {
  /** How long a question waits for a process that begins. */
  readonly waitMs: number
  readonly answerMs: number
  readonly snapshotEveryMs: number
}
const usual: SearchBounds = { waitMs: 8000, answerMs: 8000, snapshotEveryMs }

type Waiting = { readonly settle: (reply: Reply | 'lost') => void }

/** What of a house is needed to reach its search: the doctor has no more. */
export type SearchHost = Pick<Host, 'log'> & {
  readonly config: Pick<Host['config'], 'dataDir'>
  readonly database: Pick<Host['database'], 'connection'>
}

type Client = {
  readonly host: SearchHost
  readonly bounds: SearchBounds
  places: SearchPlaces | undefined
  child: ChildProcess | undefined
  startedMs: number
  socket: Promise<Socket> | undefined
  waiting: Map<number, Waiting>
  next: number
  ended: boolean
}

export type Search = {
  /** Refused with a code where nobody answers. */
  readonly ask: <Op extends Asked['op']>(
    asked: Extract<Asked, { readonly op: Op }>,
  ) => Promise<Answers[Op]>
  /** Null where there is none now: nothing is started. */
  readonly look: () => Promise<Answers['status'] | null>
  /** Starts the process if need be, and waits for nothing. */
  readonly warm: () => Promise<void>
  readonly close: () => Promise<void>
}

function start(client: Client, { folder, socket }: SearchPlaces): void {
  const { host } = client
  const now = performance.now()
  if (client.child !== undefined || now - client.startedMs < againAfterMs) return
  client.startedMs = now
  const [command, args] = confinedCommand(script, [], { heapMiB, dataKiB, writesFiles: true })
  // Its order comes on standard input: arguments and environment are read by others of the machine.
  const child = spawn(command, [...args], { env: {}, stdio: ['pipe', 'ignore', 'pipe'] })
  client.child = child
  const order: ChildOrder = {
    ...{ connection: host.database.connection, folder, socket },
    snapshotEveryMs: client.bounds.snapshotEveryMs,
  }
  child.stdin.on('error', () => undefined)
  child.stdin.write(`${JSON.stringify(order)}\n`)
  child.stderr.on('data', (said: Buffer) => {
    host.log.warn({ said: said.toString('utf8').slice(0, 2000).trim() }, 'search process')
  })
  child.on('error', (error) => host.log.error({ err: error }, 'the search process does not start'))
  child.on('close', (code, signal) => {
    client.child = undefined
    if (!client.ended) host.log.warn({ code, signal }, 'the search process ended')
  })
  child.unref()
}

function opened(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path)
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
  })
}

function lose(client: Client, socket: Socket): void {
  client.socket = undefined
  socket.destroy()
  const lost = [...client.waiting.values()]
  client.waiting.clear()
  for (const { settle } of lost) settle('lost')
}

function listen(client: Client, socket: Socket): Socket {
  socket.unref()
  socket.on('error', () => undefined)
  socket.on('close', () => lose(client, socket))
  onLines(socket, answerBytesMax, (line) => {
    const reply = JSON.parse(line) as Reply
    client.waiting.get(reply.id)?.settle(reply)
    client.waiting.delete(reply.id)
  })
  return socket
}

/** Connects, starting the process where nobody answers and `mayStart`. */
async function reach(client: Client, mayStart: boolean): Promise<Socket> {
  client.places ??= await placesOf(client.host.config.dataDir)
  const { socket } = client.places
  const until = performance.now() + client.bounds.waitMs
  for (;;) {
    try {
      return listen(client, await opened(socket))
    } catch (error) {
      if (!mayStart || client.ended || performance.now() > until) throw error
      start(client, client.places)
      await sleep(tryEveryMs)
    }
  }
}

/** `down`: nobody can be reached, or answers in time; `lost`: the process ended while it was asked. */
type Sent = Reply | 'down' | 'lost'

async function send(client: Client, asked: Asked, mayStart: boolean): Promise<Sent> {
  if (client.ended) return 'down'
  if (client.socket === undefined) {
    const reaching = reach(client, mayStart)
    client.socket = reaching
    reaching.catch(() => {
      if (client.socket === reaching) client.socket = undefined
    })
  }
  const socket = await client.socket.catch(() => null)
  if (socket === null) return 'down'
  return new Promise((resolve) => {
    const id = client.next++
    const timer = setTimeout(
      () => {
        client.waiting.delete(id)
        resolve('down')
      },
      asked.op === 'rebuild' ? rebuildMs : client.bounds.answerMs,
    )
    const settle = (reply: Reply | 'lost'): void => {
      clearTimeout(timer)
      resolve(reply)
    }
    client.waiting.set(id, { settle })
    socket.write(`${JSON.stringify({ id, asked })}\n`)
  })
}

const againMost = 4

/** What was asked while the process ended is asked again of the next one. */
async function ask(client: Client, asked: Asked): Promise<unknown> {
  let reply = await send(client, asked, true)
  // One that is being killed still takes calls for a moment.
  for (let again = 0; reply === 'lost' && again < againMost && !client.ended; again++) {
    await sleep(tryEveryMs * 2 ** again)
    reply = await send(client, asked, true)
  }
  if (typeof reply === 'string') throw new Problem(unavailable('market.search_down'))
  if ('answer' in reply) return reply.answer
  if (reply.fault === 'building') throw new Problem(unavailable('market.search_building'))
  throw new Error(`the search process: ${reply.told}`)
}

async function close(client: Client): Promise<void> {
  client.ended = true
  const { child } = client
  const socket = await client.socket?.catch(() => undefined)
  socket?.destroy()
  if (child === undefined) return
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.stdin!.end()
  await Promise.race([gone, sleep(leaveMs)])
  child.kill('SIGKILL')
}
const leaveMs = 4000

export function openSearch(host: SearchHost, bounds: SearchBounds = usual): Search {
  const client: Client = {
    ...{ host, bounds, places: undefined, child: undefined, startedMs: -Infinity },
    ...{ socket: undefined, waiting: new Map(), next: 1, ended: false },
  }
  return {
    ask: (asked) => ask(client, asked) as Promise<never>,
    async look() {
      const reply = await send(client, { op: 'status' }, false)
      return typeof reply === 'object' && 'answer' in reply
        ? (reply.answer as Answers['status'])
        : null
    },
    warm: async () => void (await send(client, { op: 'status' }, true)),
    close: () => close(client),
  }
}

const searches = new WeakMap<Host, Search>()

/** The one of this house. */
export function searchOf(host: Host): Search {
  const known = searches.get(host)
  if (known !== undefined) return known
  const search = openSearch(host)
  searches.set(host, search)
  host.atEnd(() => search.close())
  return search
}
