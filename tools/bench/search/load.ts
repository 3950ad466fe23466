/** The search process and the load on it. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Times } from '../report.ts'
import type { Reply, Request } from './serve.ts'
import type { Asked, Row } from './world.ts'

export function startServing(): ChildProcess {
  return fork(join(import.meta.dirname, 'serve.ts'), { serialization: 'advanced' })
}

export async function request<K extends Reply['kind']>(
  child: ChildProcess,
  message: Request,
): Promise<Extract<Reply, { readonly kind: K }>> {
  child.send(message)
  const [reply] = (await once(child, 'message')) as [Extract<Reply, { readonly kind: K }>]
  return reply
}

/** Open loop: questions and updates leave at their times, whether or not earlier ones were answered. */
export async function loadWith(
  child: ChildProcess,
  asked: readonly Asked[],
  perSecond: number,
  updates: readonly Row[],
): Promise<Times> {
  const each: number[] = []
  const begun = performance.now()
  const due = (number: number): number => begun + (number * 1000) / perSecond
  let ended: () => void
  const all = new Promise<void>((resolve) => (ended = resolve))
  const hear = (reply: Reply): void => {
    if (reply.kind !== 'answer') return
    each.push(performance.now() - due(reply.number))
    if (each.length === asked.length) ended()
  }
  child.on('message', hear)
  let came = 0
  for (let number = 0; number < asked.length;) {
    const passed = performance.now() - begun
    for (; came < updates.length && came * 20 <= passed; came++) {
      child.send({ kind: 'update', row: updates[came]! } satisfies Request)
    }
    for (; number < asked.length && due(number) <= performance.now(); number++) {
      child.send({ kind: 'ask', number, asked: asked[number]! } satisfies Request)
    }
    await pause(1)
  }
  await all
  child.off('message', hear)
  return { each, allMs: performance.now() - begun }
}
