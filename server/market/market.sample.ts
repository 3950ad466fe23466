/** What tests, journeys and the matrix of leaks need of the market. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Host } from '../kernel/host.ts'
import { searchOf } from './search/client.ts'

const withinUsualMs = 90_000

/** As `serve` does when it begins: a busy machine takes its time until the search process answers. */
export async function searchReady(host: Host, withinMs = withinUsualMs): Promise<void> {
  const search = searchOf(host)
  const until = performance.now() + withinMs
  while ((await search.look())?.state !== 'ready') {
    if (performance.now() > until) throw new Error('search does not become ready')
    await search.warm()
    await sleep(50)
  }
}
