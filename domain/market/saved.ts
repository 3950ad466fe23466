/** 关注的查找: a search that tells when something new is on offer for it. It is its person's alone. */
import type { Actor } from '../kernel/actor.ts'
import { mayStep, type Lifecycle } from '../kernel/lifecycle.ts'
import { allowed, conflict, forbidden, invalid, type Verdict } from '../kernel/verdict.ts'
import { readFilters, type FilterQuery } from './filters.ts'

export const savedStates = ['active', 'paused', 'ended'] as const
export type SavedState = (typeof savedStates)[number]
export const savedVerbs = ['pause', 'resume', 'end'] as const
export type SavedVerb = (typeof savedVerbs)[number]
export const savedModes = ['words', 'need'] as const
export type SavedMode = (typeof savedModes)[number]

export const savedMax = 30
export const savedNameMax = 60

export const savedLifecycle: Lifecycle<SavedState, SavedVerb> = {
  active: { pause: 'paused', end: 'ended' },
  paused: { resume: 'active', end: 'ended' },
  ended: {},
}

export function maySaveSearch(actor: Actor): Verdict {
  return actor.personId === null ? forbidden('market.nobody') : allowed
}

/** What asks for nothing would tell of everything. */
export function asksForSomething(query: FilterQuery): Verdict {
  const { text, kind, service, quantity, part, near, due, ...lists } = readFilters(query)
  const some =
    text !== '' ||
    [kind, service, quantity, part, near, due].some((one) => one !== undefined) ||
    Object.values(lists).some((list) => Array.isArray(list) && list.length > 0)
  return some ? allowed : invalid('market.saved_asks_nothing')
}

export function needsKind(mode: SavedMode, query: FilterQuery): Verdict {
  return mode === 'need' && query.kind === undefined ? invalid('market.need_without_kind') : allowed
}

export function isNamedSearch(name: string): Verdict {
  return name.trim().length >= 2 ? allowed : invalid('market.saved_unnamed')
}

export function mayStepSaved(state: SavedState, verb: SavedVerb): Verdict {
  return mayStep(savedLifecycle, state, verb, `market.saved_cannot_${verb}`)
}

export function hasSeenSaved(version: number, seen: number): Verdict {
  return version === seen ? allowed : conflict('market.saved_moved_on', { seen, version })
}
