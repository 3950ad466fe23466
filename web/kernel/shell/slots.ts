/** Places in the bar that pages fill. */
import { createContext } from 'react'

export type Slots = {
  readonly crumbs: HTMLElement | null
  readonly saved: HTMLElement | null
}

export const SlotsContext = createContext<Slots>({ crumbs: null, saved: null })
