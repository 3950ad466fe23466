/** HiGHS (MIT), compiled to WebAssembly: loaded once a process from its own package, no file besides. */
import loader, { type Highs } from 'highs'

// Its types describe the CommonJS build, in which the function stands one level deeper than in the module.
const load = loader as unknown as typeof loader.default
let loaded: Promise<Highs> | undefined

export async function highs(): Promise<Highs> {
  return (loaded ??= load())
}
