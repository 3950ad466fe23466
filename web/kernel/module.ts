/** What a module of pages gives to the house: what stands on every page, and what it offers at work. */
import type { Icon as TablerIcon } from '@tabler/icons-react'
import i18next from 'i18next'
import type { ComponentType } from 'react'
import { useTranslation, type Namespace, type TextKey } from './words.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { Me } from './me.ts'

function namespaceOf(key: TextKey): Namespace {
  return key.slice(0, key.indexOf(':')) as Namespace
}

/** Says texts that others named. Suspends until the words of their namespaces are here. */
export function useWords(keys: readonly TextKey[]): (key: TextKey) => string {
  const namespaces = ['kernel', ...new Set(keys.map(namespaceOf))]
  const { t } = useTranslation(namespaces as ['kernel'])
  return t as unknown as (key: TextKey) => string
}

/** The same outside of a component: fetches the words first. */
export async function wordsNow(keys: readonly TextKey[]): Promise<(key: TextKey) => string> {
  await i18next.loadNamespaces([...new Set(keys.map(namespaceOf))])
  return (key) => (i18next.t as unknown as (key: TextKey) => string)(key)
}

export type NavigationItem = {
  readonly to: string
  readonly label: TextKey
  readonly icon: TablerIcon
  /** Heading above the item; items of the same heading stand together. */
  readonly section?: TextKey
  /** A short figure at the right, such as 3 or 9/11. It may read what it needs. */
  readonly Count?: ComponentType
  /** Items of all modules are sorted by this, within their section; 100 where silent. */
  readonly order?: number
}

/** Something ⌘K offers: a place to go or an act. */
export type Command = {
  readonly id: string
  readonly label: TextKey
  readonly icon?: TablerIcon
  readonly to?: string
  readonly act?: () => void
  /** Other words by which it is found, in the language shown. */
  readonly keywords?: TextKey
}

/** A thing ⌘K found on the server; its name is in the language shown. */
export type Found = {
  readonly id: string
  readonly label: string
  /** What kind of thing it is, at the right. */
  readonly hint: TextKey
  readonly to: string
  readonly icon?: TablerIcon
}

export type Finder = (
  text: string,
  language: Language,
  signal: AbortSignal,
) => Promise<readonly Found[]>

/** Something that waits for this person on the desk: what, how much, until when, and where it is done. */
export type Waiting = {
  readonly id: string
  /** Says what is to be done; `values` fill it. */
  readonly label: TextKey
  readonly values: Readonly<Record<string, string | number>>
  /** What it is about, in the language shown. */
  readonly about: string | null
  readonly until: string | null
  readonly to: string
}

/** Where a module names the first only of what waits, it says so. */
export type FirstWaiting = { readonly rows: readonly Waiting[]; readonly more: boolean }

export type Waits = (language: Language) => Promise<readonly Waiting[] | FirstWaiting>

/** What a module offers those who work; fetched with the frame of work or by the first ⌘K. */
export type ModuleOffer = {
  /** What this person sees in the rail. */
  readonly navigation?: (me: Me) => readonly NavigationItem[]
  readonly commands?: (me: Me) => readonly Command[]
  readonly finders?: (me: Me) => readonly Finder[]
  /** What this module prints of things that modules below it show, by the kind of thing. */
  readonly prints?: Readonly<Record<string, ComponentType<{ readonly id: string }>>>
  /** Who answers, by this module, for things that modules below it show, by the kind of thing. */
  readonly responsible?: Readonly<Record<string, ComponentType<{ readonly id: string }>>>
  /** What of this module waits for this person; asked when the desk is opened. */
  readonly waits?: (me: Me) => readonly Waits[]
}

/** A module's face on the web. `routes.tsx` of the module exports one, with its routes beside. */
export type ModuleWeb = {
  readonly name: Namespace
  /** Stands above every page: what must be known or done first. Lazy, and with words of its own. */
  readonly Strip?: ComponentType
  /** What it shows beside things on pages of modules below it, by the kind of thing; lazy, with its own words. */
  readonly beside?: Readonly<Record<string, ComponentType<{ readonly id: string }>>>
  /** Stands in the foot of the public pages; lazy as well. */
  readonly Foot?: ComponentType
  /**
   * Links in the head of the public pages. Their words belong to `portal`, which every visitor has: a
   * namespace named here is fetched by the first page.
   */
  readonly publicNavigation?: readonly { readonly to: string; readonly label: TextKey }[]
}
