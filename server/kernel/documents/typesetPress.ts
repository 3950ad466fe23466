/** One typesetting process: takes one paper at a time, and is killed when that takes too long. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Compiled } from './compile.ts'
import type { TypesetOrder } from './typesetChild.ts'

export type PressAnswer = {
  readonly outcome: Compiled
  readonly ms: number
  readonly residentBytes: number
}

export type Press = {
  readonly idle: () => boolean
  readonly alive: () => boolean
  /** Rejects when the process ends by itself; after `timeLimitMs` it is killed. */
  readonly set: (order: TypesetOrder, timeLimitMs: number) => Promise<PressAnswer | 'timed_out'>
  readonly kill: () => void
}

type Waiting = {
  readonly resolve: (answer: PressAnswer | 'timed_out') => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

const entry = fileURLToPath(new URL('./typesetChild.ts', import.meta.url))

export function startPress(extraFontPaths: readonly string[]): Press {
  const child = fork(entry, [...extraFontPaths], {
    execArgv: [],
    serialization: 'advanced',
    // Nothing of the server's environment, secrets least of all, belongs in this process.
    env: {},
  })
  let alive = true
  let waiting: Waiting | undefined
  const settle = (use: (waiting: Waiting) => void) => {
    const held = waiting
    if (!held) return
    clearTimeout(held.timer)
    waiting = undefined
    // An idle process must not keep the server from ending.
    child.unref()
    child.channel?.unref()
    use(held)
  }
  const kill = () => {
    alive = false
    child.kill('SIGKILL')
  }
  const ended = (why: string) => {
    alive = false
    settle(({ reject }) => reject(new Error(`the typesetting process ended: ${why}`)))
  }
  child.on('message', (answer: PressAnswer) => settle(({ resolve }) => resolve(answer)))
  child.on('exit', (code, signal) => ended(String(signal ?? code)))
  child.on('error', (error) => ended(error.message))
  return {
    idle: () => alive && !waiting,
    alive: () => alive,
    set: (order, timeLimitMs) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          settle((held) => held.resolve('timed_out'))
          kill()
        }, timeLimitMs)
        waiting = { resolve, reject, timer }
        child.ref()
        child.channel?.ref()
        child.send(order)
      }),
    kill,
  }
}
