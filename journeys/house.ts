/** A house to journey through: a world of its own, listening, with its jobs running. */
import { startWorker } from '../server/kernel/jobs/worker.ts'
import { modules } from '../server/modules.ts'
import { freePort } from '../server/testing/freePort.ts'
import { world, type World } from '../server/testing/world.ts'

export type House = {
  readonly world: World
  /** `http://127.0.0.1:PORT`; by name, as passkeys need it, it is `world.host.config.baseUrl`. */
  readonly url: string
  [Symbol.asyncDispose](): Promise<void>
}

/** Opens a house at a moment; the world's invariants are checked when it is closed. */
export async function openHouse(start?: string): Promise<House> {
  const port = await freePort()
  const w = await world(start, { PORT: String(port) })
  await w.app.listen({ host: '127.0.0.1', port })
  const worker = await startWorker(w.host, modules)
  return {
    world: w,
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      await worker.stop()
      await w[Symbol.asyncDispose]()
    },
  }
}
