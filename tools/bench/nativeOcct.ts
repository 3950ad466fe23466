/**
 * OpenCASCADE as native code over the same files, where the machine has Debian's libocct-data-exchange-dev and a
 * compiler: `nativeOcct.cpp`, compiled for the run.
 */
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../steps.ts'

export type NativeLook = {
  readonly ms: number
  readonly cpu_ms: number
  readonly solids: number
  readonly faces: number
  readonly volume: number
  readonly area: number
  /** Of the process since it began. */
  readonly peak_kb: number
}

export type NativeOcct = {
  readonly version: string
  readonly pid: () => number | undefined
  /** Undefined where it took longer than told; the process is gone then, and the next file meets another. */
  readonly look: (path: string, msMax: number) => Promise<NativeLook | undefined>
  readonly close: () => void
}

const libraries = ['TKSTEP', 'TKXSBase', 'TKTopAlgo', 'TKBRep', 'TKGeomBase', 'TKG3d', 'TKMath']

function compiled(folder: string): string | undefined {
  const program = join(folder, 'nativeOcct')
  const source = join(root, 'tools/bench/nativeOcct.cpp')
  const { status } = spawnSync('c++', [
    ...['-O2', '-w', '-o', program, source, '-I/usr/include/opencascade'],
    ...[...libraries, 'TKernel'].map((name) => `-l${name}`),
  ])
  return status === 0 ? program : undefined
}

function started(program: string) {
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'ignore'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<object> => JSON.parse(String((await lines.next()).value)) as object
  return { child, next }
}

/** `folder` is where the program lies for as long as it runs; undefined where it cannot be compiled. */
export async function openNative(folder: string): Promise<NativeOcct | undefined> {
  const program = compiled(folder)
  if (program === undefined) return undefined
  let running = started(program)
  const { version } = (await running.next()) as { readonly version: string }
  async function look(path: string, msMax: number): Promise<NativeLook | undefined> {
    const { child, next } = running
    child.stdin.write(`${path}\n`)
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), msMax)
    })
    const found = await Promise.race([next(), late])
    clearTimeout(timer)
    if (found !== undefined) return found as NativeLook
    child.kill('SIGKILL')
    running = started(program!)
    await running.next()
    return undefined
  }
  return {
    version,
    pid: () => running.child.pid,
    look,
    close: () => void running.child.kill('SIGKILL'),
  }
}
