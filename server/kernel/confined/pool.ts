/**
 * A few confined processes that stay: each takes one question at a time, as a line of JSON, and answers with
 * one. A process that dies, overruns its time or says that it stumbled is replaced; the question that met it
 * is answered with how it ended, the others go on.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { confinedCommand, type ConfinedLimits } from './command.ts'

export type PoolWish = {
  readonly script: string
  readonly limits: ConfinedLimits
  readonly size: number
  readonly timeLimitMs: number
  /** Questions after which a process makes room for a fresh one. */
  readonly maxAsks: number
  readonly maxAnswerBytes: number
  /** Hears what a process printed as errors. */
  readonly note: (error: string) => void
}

/** A script answers `{"answer": …}`, or `{"fault": "…"}` and is replaced. */
export type Outcome<T> =
  | { readonly kind: 'answer'; readonly answer: T }
  | { readonly kind: 'out_of_time' }
  | { readonly kind: 'out_of_memory' }
  | { readonly kind: 'fault' }

/** Pipes of a child are sockets, which their types do not tell. */
type Wakeful = { readonly ref?: () => void; readonly unref?: () => void }

type Waiting = { readonly question: unknown; readonly done: (outcome: Outcome<unknown>) => void }

type Member = {
  readonly child: ChildProcess
  asked: number
  busy: Waiting | undefined
  timer: NodeJS.Timeout | undefined
  overran: boolean
  answer: string
  errors: string
}

const maxErrors = 4000
const memorySigns = /bad_alloc|out of memory|Cannot allocate|allocation failed|could not grow/i

export type Pool = {
  readonly ask: <T>(question: unknown) => Promise<Outcome<T>>
  readonly close: () => Promise<void>
}

/** Only a process that has a question keeps ours from ending. */
function keepsAwake({ child }: Member, awake: boolean): void {
  const ends = [child, child.stdin, child.stdout, child.stderr] as const
  for (const one of ends as readonly (Wakeful | null)[]) one?.[awake ? 'ref' : 'unref']?.()
}

function settle(member: Member, outcome: Outcome<unknown>): void {
  clearTimeout(member.timer)
  const { busy } = member
  member.busy = undefined
  keepsAwake(member, false)
  busy?.done(outcome)
}

/** What the end of a process means for the question that it had. */
function endOf(member: Member): Outcome<unknown> {
  if (member.overran) return { kind: 'out_of_time' }
  return { kind: memorySigns.test(member.errors) ? 'out_of_memory' : 'fault' }
}

function spoken(line: string): Outcome<unknown> {
  const said = JSON.parse(line) as { readonly answer?: unknown; readonly fault?: string }
  if (said.fault === undefined) return { kind: 'answer', answer: said.answer }
  return { kind: memorySigns.test(said.fault) ? 'out_of_memory' : 'fault' }
}

type Crew = {
  readonly wish: PoolWish
  readonly members: Set<Member>
  readonly waiting: Waiting[]
  closed: boolean
}

function start(crew: Crew): Member {
  const [command, args] = confinedCommand(crew.wish.script, [], crew.wish.limits)
  // Nothing of the server's environment belongs in a process that opens hostile files.
  const child = spawn(command, [...args], { env: {}, stdio: 'pipe' })
  const member: Member = {
    ...{ child, asked: 0, busy: undefined, timer: undefined },
    ...{ overran: false, answer: '', errors: '' },
  }
  crew.members.add(member)
  child.stdin.on('error', () => undefined)
  child.stdout.on('data', (chunk: Buffer) => hear(crew, member, chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => {
    if (member.errors.length < maxErrors) member.errors += chunk.toString('utf8')
  })
  child.on('error', (error) => void (member.errors += error.message))
  child.on('close', () => gone(crew, member))
  keepsAwake(member, false)
  return member
}

function gone(crew: Crew, member: Member): void {
  crew.members.delete(member)
  if (member.errors !== '') crew.wish.note(member.errors.slice(0, maxErrors))
  settle(member, endOf(member))
  next(crew)
}

function hear(crew: Crew, member: Member, said: string): void {
  const { wish, members } = crew
  member.answer += said
  if (member.answer.length > wish.maxAnswerBytes) return void member.child.kill('SIGKILL')
  const end = member.answer.indexOf('\n')
  if (end < 0 || member.busy === undefined) return
  const line = member.answer.slice(0, end)
  member.answer = ''
  const outcome = spoken(line)
  if (outcome.kind !== 'answer' || member.asked >= wish.maxAsks) {
    members.delete(member)
    member.child.kill('SIGKILL')
  }
  settle(member, outcome)
  next(crew)
}

function give({ wish }: Crew, member: Member, one: Waiting): void {
  member.busy = one
  member.asked++
  keepsAwake(member, true)
  member.timer = setTimeout(() => {
    member.overran = true
    member.child.kill('SIGKILL')
  }, wish.timeLimitMs)
  member.child.stdin!.write(`${JSON.stringify(one.question)}\n`)
}

function next(crew: Crew): void {
  const { wish, members, waiting } = crew
  while (!crew.closed && waiting.length > 0) {
    const free = [...members].find(({ busy }) => busy === undefined)
    if (free === undefined && members.size >= wish.size) return
    give(crew, free ?? start(crew), waiting.shift()!)
  }
}

async function close(crew: Crew): Promise<void> {
  crew.closed = true
  const children = [...crew.members].map(({ child }) => child)
  const ends = children.map((child) => new Promise((resolve) => child.once('close', resolve)))
  // Whoever closes waits for their end, also where nothing else keeps the process running.
  for (const member of crew.members) keepsAwake(member, true)
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(ends)
  for (const { done } of crew.waiting.splice(0)) done({ kind: 'fault' })
}

/** Opens with its processes started: the first question meets one that is getting ready. */
export function openPool(wish: PoolWish): Pool {
  const crew: Crew = { wish, members: new Set(), waiting: [], closed: false }
  for (let index = 0; index < wish.size; index++) start(crew)
  return {
    ask: <T>(question: unknown) =>
      new Promise<Outcome<T>>((resolve, reject) => {
        if (crew.closed) return reject(new Error('the pool is closed'))
        crew.waiting.push({ question, done: resolve as Waiting['done'] })
        next(crew)
      }),
    close: () => close(crew),
  }
}
