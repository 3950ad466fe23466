/** Work in a process of its own, because it blocks for seconds or opens what strangers sent: one order, one answer. */
import { fork } from 'node:child_process'
import { confinedCommand, type ConfinedLimits } from './confined/command.ts'

export type ApartLimits = {
  readonly heapMegabytes: number
  /** By the clock, which neighbours use up as well: for what strangers sent a last guard, far beyond `system`. */
  readonly timeLimitMs: number
  /** Held by the operating system, for processes that open what strangers sent. */
  readonly system?: Required<Pick<ConfinedLimits, 'addressKiB' | 'cpuSeconds'>>
}

/** By which Node starts the program: alone, or under limits of the operating system. */
function startOf(file: string, { heapMegabytes, system }: ApartLimits) {
  if (system === undefined) return { execArgv: [`--max-old-space-size=${heapMegabytes}`] }
  const [execPath, args] = confinedCommand(file, [], { heapMiB: heapMegabytes, ...system })
  // The file comes last, where `fork` puts it itself.
  return { execPath, execArgv: args.slice(0, -1) }
}

/**
 * The answer of the program in `file`, which calls `answerApart`. Null where the process ended without one, by
 * itself, for want of memory, or because it took too long.
 */
export function askApart<Order extends object, Answer>(
  file: string,
  order: Order,
  limits: ApartLimits,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const child = fork(file, [], {
      ...startOf(file, limits),
      serialization: 'advanced',
      // Nothing of the server's environment belongs in such a process.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), limits.timeLimitMs)
    const settle = (answer: Answer | null): void => {
      clearTimeout(timer)
      resolve(answer)
    }
    child.on('message', (answer: Answer) => settle(answer))
    // Not `exit`: the answer may still be on its way when the process has ended.
    child.on('close', () => settle(null))
    child.on('error', () => settle(null))
    child.send(order, () => {
      // A process that ended before it heard its order says so by ending.
    })
  })
}

/** The other side: answers the one order, and ends with it or with whoever asked. */
export function answerApart<Order, Answer>(answer: (order: Order) => Promise<Answer>): void {
  process.on('message', (order: Order) => {
    void answer(order).then((said) => process.send!(said, () => process.exit(0)))
  })
  process.on('disconnect', () => process.exit(0))
}
