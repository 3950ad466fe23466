/** Joins what is said of events to who may know of them. */
import type { PublishedEvent } from '../../../domain/kernel/publishedEvent.ts'
import type { EventAudience, EventFacts, Publishing } from '../module.ts'

/** Each event with its audience; one without is a fault of whoever declares it. */
export function withAudiences(
  events: readonly PublishedEvent[],
  audiences: Readonly<Record<string, EventAudience>>,
): readonly Publishing[] {
  return events.map((event) => {
    const audience = audiences[event.name]
    if (audience === undefined) throw new Error(`nobody may know of ${event.name}`)
    return { ...event, audience }
  })
}

/** A reference among the facts of an event; '' where there is none. */
export const factOf = (facts: EventFacts, name: string): string => {
  const value = facts[name]
  return typeof value === 'string' ? value : ''
}

/** Organisations that are there, each once. */
export const distinct = (...orgIds: readonly (string | null | undefined)[]): string[] => [
  ...new Set(orgIds.filter((id): id is string => typeof id === 'string' && id !== '')),
]
