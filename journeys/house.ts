/** A house to journey through: a world of its own, listening, with its jobs running. */
import type { AddressInfo } from 'node:net'
import { startWorker } from '../server/kernel/jobs/worker.ts'
import { modules } from '../server/modules.ts'
import { world, type World } from '../server/testing/world.ts'

export type House = {
  readonly world: World
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  [Symbol.asyncDispose](): Promise<void>
}

/** Opens a house at a moment; the world's invariants are checked when it is closed. */
export async function openHouse(start?: string): Promise<House> {
  const w = await world(start)
  await w.app.listen({ host: '127.0.0.1', port: 0 })
  const worker = await startWorker(w.host, modules)
  const { port } = w.app.server.address() as AddressInfo
  return {
    world: w,
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      await worker.stop()
      await w[Symbol.asyncDispose]()
    },
  }
}
