/**
 * Bar: reads at 0.4 and writes at 0.25 of the rate of bare http + pg that runs the same transaction. The peer
 * gets the statements that Baigong sent for the request; sign-in, permission, validation and the rest of the
 * house are Baigong's alone.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { Agent, request as httpRequest } from 'node:http'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { makeApp } from '../../server/listen.ts'
import { root } from '../steps.ts'
import type { BareWork, Statement } from './bare.ts'
import { captured } from './capture.ts'
import { makeSignedIn, withPlace, type Place } from './place.ts'
import { machine, resultOf, timed, type Report, type Result, type Times } from './report.ts'
import { startBaigong, stopPeer, type Peer } from './server.ts'
import { cpuMs } from './usage.ts'

const path = '/api/people/me'
const calls = [
  { method: 'GET', what: `read, GET ${path}` },
  { method: 'PATCH', what: `write, PATCH ${path}` },
] as const
type Method = (typeof calls)[number]['method']

const rounds = 4
const change = JSON.stringify({ name: '周亦舟' })

function headersOf(token: string): Record<string, string> {
  return {
    cookie: `baigong_session=${token}`,
    'x-baigong-csrf': '1',
    'content-type': 'application/json',
  }
}

async function startBare(place: Place, statements: BareWork['statements']): Promise<Peer> {
  const file = join(place.dataDir, 'bare.json')
  const work: BareWork = { connection: place.connection, statements }
  await writeFile(file, JSON.stringify(work))
  const child = spawn(process.execPath, [join(root, 'tools/bench/bare.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [printed] = (await once(child.stdout!, 'data')) as [Buffer]
  return { who: 'bare http + pg', port: Number(printed.toString()), child }
}

/** One transaction of Baigong's: from its BEGIN to its COMMIT, without finding out who asks. */
async function transactionOf(app: FastifyInstance, method: Method, token: string) {
  const payload = method === 'PATCH' ? { payload: change } : {}
  const all = await captured(async () => {
    const answer = await app.inject({ method, url: path, headers: headersOf(token), ...payload })
    if (answer.statusCode !== 200) throw new Error(`${method} ${path}: ${answer.body}`)
  })
  const from = all.findIndex(({ text }) => /^(begin|start transaction)/i.test(text))
  const to = all.findIndex(({ text }, at) => at > from && /^commit/i.test(text))
  if (from < 0 || to < 0) throw new Error(`${method} ${path} opened no transaction`)
  return all.slice(from, to + 1)
}

/** For every person, so that the peer meets as many different rows, and as few locked ones. */
async function statementsOf(place: Place, tokens: readonly string[]) {
  const app = await makeApp(place.host)
  const statements: Record<Method, Statement[][]> = { GET: [], PATCH: [] }
  for (const token of tokens) {
    for (const { method } of calls) statements[method].push(await transactionOf(app, method, token))
  }
  await app.close()
  return statements
}

function send(agent: Agent, port: number, method: Method, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { agent, port, host: '127.0.0.1', method, path, headers: headersOf(token) }
    const sent = httpRequest(options, (answer) => {
      answer.resume().on('end', () => {
        if (answer.statusCode === 200) resolve()
        else reject(new Error(`${method} was answered ${answer.statusCode}`))
      })
    })
    sent.on('error', reject)
    sent.end(method === 'PATCH' ? change : undefined)
  })
}

export type ApiOptions = {
  readonly seed: number
  readonly people: number
  readonly requests: number
  readonly concurrency: number
}

type Turn = Times & { readonly cpuMs: number }
type Timed = Map<string, Turn>

function add(timings: Timed, key: string, turn: Turn): void {
  const before = timings.get(key) ?? { each: [], allMs: 0, cpuMs: 0 }
  timings.set(key, {
    each: [...before.each, ...turn.each],
    allMs: before.allMs + turn.allMs,
    cpuMs: before.cpuMs + turn.cpuMs,
  })
}

/** Peers take turns, so that what else the machine does falls on both. */
async function measure(peers: readonly Peer[], tokens: readonly string[], options: ApiOptions) {
  const { requests, concurrency } = options
  const timings: Timed = new Map()
  const perRound = Math.ceil(requests / rounds)
  for (let round = 0; round <= rounds; round++) {
    for (const { method, what } of calls) {
      for (const { who, port, child } of peers) {
        // Connections of its own a turn: a server closes those that idle while its peer is measured.
        const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
        const cpuBefore = cpuMs(child.pid!)
        const times = await timed(perRound, concurrency, (index) =>
          send(agent, port, method, tokens[index % tokens.length]!),
        )
        agent.destroy()
        // The first round warms code, connections and plans.
        const turn = { ...times, cpuMs: cpuMs(child.pid!) - cpuBefore }
        if (round > 0) add(timings, `${who}\n${what}`, turn)
      }
    }
  }
  return timings
}

function resultsOf(timings: Timed): Result[] {
  const rate = (who: string, what: string): number => {
    const { each, allMs } = timings.get(`${who}\n${what}`)!
    return each.length / allMs
  }
  return [...timings].map(([key, times]) => {
    const [who = '', what = ''] = key.split('\n')
    const spent = { cpu_ms: Number((times.cpuMs / times.each.length).toFixed(3)) }
    const result = { ...resultOf(who, what, times), ...spent }
    if (who !== 'baigong') return result
    return { ...result, ratio: Number((rate(who, what) / rate('bare http + pg', what)).toFixed(3)) }
  })
}

export function benchApi(options: ApiOptions): Promise<Report> {
  return withPlace(async (place) => {
    const tokens = await makeSignedIn(place.host, options.people)
    const statements = await statementsOf(place, tokens)
    const peers = [await startBaigong(place), await startBare(place, statements)]
    try {
      const timings = await measure(peers, tokens, options)
      const { seed, ...sizes } = options
      return {
        name: 'api',
        machine: machine(),
        versions: { node: process.version, postgres: place.postgres },
        seed,
        sizes,
        results: resultsOf(timings),
      }
    } finally {
      for (const peer of peers) await stopPeer(peer)
    }
  })
}
