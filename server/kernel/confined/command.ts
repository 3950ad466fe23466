/** The command that starts a script of ours under limits of the operating system: where hostile files are opened. */
import { existsSync } from 'node:fs'

export type ConfinedLimits = {
  /** Heap of JavaScript, which V8 itself keeps. */
  readonly heapMiB: number
  /** Address space, of which Node takes 1.2 GB before it does anything. */
  readonly addressKiB?: number
  /**
   * Memory that can be written. WebAssembly reserves tens of gigabytes of addresses and writes few of them: for
   * a process that runs it, this is the limit that tells (Linux counts it since 4.7; elsewhere it is not kept).
   */
  readonly dataKiB?: number
  /** Processor time of the whole process; none for one that stays. */
  readonly cpuSeconds?: number
  /** For a process of ours that keeps files; silent, nothing can be written. */
  readonly writesFiles?: true
}

const shell = '/bin/sh'

/** Wrapped in `ulimit` where there is a shell; elsewhere heap and the caller's clock alone are bounds. */
export function confinedCommand(
  script: string,
  args: readonly string[],
  limits: ConfinedLimits,
): readonly [string, readonly string[]] {
  const node = [`--max-old-space-size=${limits.heapMiB}`, '--disable-warning=ExperimentalWarning']
  if (!existsSync(shell)) return [process.execPath, [...node, script, ...args]]
  const bounds = [
    ...(limits.addressKiB === undefined ? [] : [`ulimit -v ${limits.addressKiB}`]),
    ...(limits.dataKiB === undefined ? [] : [`ulimit -d ${limits.dataKiB}`]),
    ...(limits.cpuSeconds === undefined ? [] : [`ulimit -t ${limits.cpuSeconds}`]),
    ...(limits.writesFiles === true ? [] : ['ulimit -f 0']),
    'ulimit -c 0',
  ]
  const wrap = `${bounds.join('; ')}; exec "$0" "$@"`
  return [shell, ['-c', wrap, process.execPath, ...node, script, ...args]]
}
