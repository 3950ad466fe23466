/** Starts the database that all test files share before the first of them, and stops it after the last. */
import { openScratchServer } from './scratch.ts'

let stop: () => Promise<void> = async () => undefined

export async function setup(): Promise<void> {
  const server = await openScratchServer()
  stop = () => server.stop()
}

export async function teardown(): Promise<void> {
  await stop()
}
