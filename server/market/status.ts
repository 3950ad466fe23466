/** What the status page and the doctor say of search. */
import type { HouseStatus } from '../../domain/console/status.endpoints.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { Reading } from '../kernel/work.ts'
import { readSearchStatus } from './search.queries.ts'

const silentTooLongMs = 5000

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`

type Status = Awaited<ReturnType<typeof readSearchStatus>>

/** Code of what somebody should look at. */
export function searchCare({ state, silentMs, indexed, published, behind }: Status): string | null {
  if (state === 'absent') return 'market.status_absent'
  if (state === 'building') return 'market.status_building'
  if (silentMs > silentTooLongMs) return 'market.status_silent'
  // What is on its way is no difference.
  return indexed === published || behind > 0 ? null : 'market.status_differs'
}

export async function searchStatusPart(
  work: Reading,
  language: Language,
): Promise<HouseStatus['parts'][number]> {
  const status = await readSearchStatus(work)
  const { indexed, published, behind, silentMs, snapshotAt, memoryBytes } = status
  const say = (code: string, facts = {}): string => work.host.say(language, `market.${code}`, facts)
  const care = searchCare(status)
  const line = (label: string, value: string) => ({ label: say(label), value })
  return {
    title: say('status_title'),
    facts: [
      line('status_offers', say('status_of', { indexed, published })),
      line(
        'status_behind',
        say('status_events', { count: behind, seconds: Math.round(silentMs / 1000) }),
      ),
      line('status_snapshot', snapshotAt ?? say('status_never')),
      line('status_memory', megabytes(memoryBytes)),
    ],
    care: care === null ? null : work.host.say(language, care, { indexed, published }),
  }
}
