/**
 * OpenCASCADE (LGPL-2.1) as the unmodified package brings it, compiled once a process. Each file meets an
 * instance of its own: what a hostile one breaks in there, no other ever sees.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import initialise, { type OpenCascadeInstance } from 'replicad-opencascadejs'

export type Kernel = OpenCascadeInstance

/** What of WebAssembly is used here; the types of Node do not tell of it. */
type Machine = {
  readonly compile: (bytes: Uint8Array) => Promise<object>
  readonly instantiate: (module: object, imports: object) => Promise<object>
}
const machine = (globalThis as unknown as { readonly WebAssembly: Machine }).WebAssembly

let compiled: Promise<object> | undefined

async function compile(): Promise<object> {
  const place = fileURLToPath(import.meta.resolve('replicad-opencascadejs/wasm'))
  return machine.compile(await readFile(place))
}

const silent = (): void => undefined

async function newKernel(): Promise<Kernel> {
  const module = await (compiled ??= compile())
  return initialise({
    print: silent,
    printErr: silent,
    instantiateWasm: (imports: object, done: (one: object) => void) => {
      void machine.instantiate(module, imports).then(done)
      return {}
    },
  })
}

let spare: Promise<Kernel> | undefined

/** An instance that nobody has used, made beforehand where `warmKernel` was called. */
export function freshKernel(): Promise<Kernel> {
  const kernel = spare ?? newKernel()
  spare = undefined
  return kernel
}

/** Makes the next instance while nobody waits for it. */
export function warmKernel(): void {
  spare ??= newKernel()
}
