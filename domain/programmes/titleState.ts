/** 称号: what became of a selected project's title after its list was published. The list is a record and keeps every name. */
import { Type } from 'typebox'
import type { FollowingState } from './following.ts'

/** How a title ends: taken away by the office, or given back by the project. */
export const endedTitles = ['revoked', 'withdrawn'] as const satisfies readonly FollowingState[]
export type EndedTitle = (typeof endedTitles)[number]

export const titleStates = ['standing', ...endedTitles] as const
export type TitleState = (typeof titleStates)[number]

export const TitleStateShape = Type.Enum([...titleStates])

export function hasEnded(state: FollowingState | TitleState): state is EndedTitle {
  return (endedTitles as readonly string[]).includes(state)
}
