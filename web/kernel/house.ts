/** What the composition root gives to the kernel, which knows no module by name. */
import type { Me } from './me.ts'
import type { ModuleOffer, ModuleWeb } from './module.ts'

export type Identity = {
  /** Name of the reading, for its place among the queries. */
  readonly name: string
  readonly read: (signal: AbortSignal) => Promise<Me>
  readonly actFor: (orgId: string) => Promise<unknown>
  /** Answers where the browser goes on to, if the session came from outside. */
  readonly signOut: () => Promise<{ readonly onwardUrl?: string }>
  /** Ends looking with somebody else's eyes. */
  readonly stopViewing: () => Promise<unknown>
  readonly signInAddress: string
  readonly signUpAddress: string
}

/** A named way of looking at one list, as its address has it. */
export type ViewWish = { readonly name: string; readonly search: Readonly<Record<string, string>> }
export type KeptView = ViewWish & { readonly id: string; readonly isDefault: boolean }

/** Keeps the views of lists for whoever is signed in; answers those of the list as they are then. */
export type ViewsKeeper = {
  readonly read: (list: string, signal: AbortSignal) => Promise<readonly KeptView[]>
  readonly keep: (
    list: string,
    view: ViewWish & { readonly isDefault: boolean },
  ) => Promise<readonly KeptView[]>
  readonly merge: (list: string, views: readonly ViewWish[]) => Promise<readonly KeptView[]>
  readonly remove: (id: string) => Promise<readonly KeptView[]>
}

export type House = {
  readonly modules: readonly ModuleWeb[]
  readonly identity: Identity
  readonly fetchOffers: () => Promise<readonly ModuleOffer[]>
  readonly views: () => Promise<ViewsKeeper>
}

let opened: House | null = null

/** Called once, before the first page. */
export function openHouse(given: House): void {
  opened = given
}

export function house(): House {
  if (opened === null) throw new Error('the house is not open yet')
  return opened
}

let offered: readonly ModuleOffer[] | null = null

/** Whoever shows what modules offer waits for this first: it is no part of a visitor's first page. */
export async function fetchOffers(): Promise<void> {
  offered ??= await house().fetchOffers()
}

export function offers(): readonly ModuleOffer[] {
  if (offered === null) throw new Error('the offers of the modules are not here yet')
  return offered
}
