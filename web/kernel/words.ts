/**
 * How pages say something: the words of a namespace by their keys, and the compiler knows which there are and what
 * each wants filled in.
 *
 * The types that i18next brings work out all words of all namespaces at every use, which took most of the time of
 * checking the pages; these look one key up in one namespace.
 */
import type { i18n } from 'i18next'
import { useTranslation as useAnyTranslation } from 'react-i18next'

/** Filled in by the house: the words of each namespace. */
export interface House {}

export type Texts = House extends { readonly texts: infer T } ? T : never
export type Namespace = keyof Texts & string

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type Counted<K extends string> = K | (K extends `${infer Base}_${Plural}` ? Base : never)

/** All keys of a tree of texts; one that is counted stands without its ending, too. */
type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string ? Counted<K> : `${K}.${KeysOf<T[K]>}`
}[keyof T & string]

type Keys = { readonly [N in Namespace]: KeysOf<Texts[N]> }

/** `<namespace>:<key>` of any text: `people:nav.members`. */
export type TextKey = { [N in Namespace]: `${N}:${Keys[N]}` }[Namespace]

type Given = Namespace | readonly [Namespace, ...Namespace[]]
type FirstOf<N extends Given> = N extends readonly [infer F extends Namespace, ...unknown[]] ? F : N
type EachOf<N extends Given> = N extends readonly Namespace[] ? N[number] : N

/** Keys of the first namespace as they are; of the others, and of the first too, after its name. */
type KeyIn<N extends Given> =
  | Keys[FirstOf<N> & Namespace]
  | { [M in EachOf<N> & Namespace]: `${M}:${Keys[M]}` }[EachOf<N> & Namespace]

type At<T, K extends string> = K extends keyof T
  ? T[K]
  : K extends `${infer Head}.${infer Rest}`
    ? Head extends keyof T
      ? At<T[Head], Rest>
      : never
    : `${K}_other` extends keyof T
      ? T[`${K}_other`]
      : never

type TextAt<
  N extends Given,
  K extends string,
> = K extends `${infer M extends Namespace}:${infer Rest}`
  ? At<Texts[M], Rest>
  : At<Texts[FirstOf<N> & Namespace], K>

/** What a text wants filled in: `{{name}}`. */
type NamesIn<T> = T extends `${string}{{${infer Name}}}${infer Rest}` ? Name | NamesIn<Rest> : never

type Values<T> = { readonly [Name in NamesIn<T>]: unknown } & Readonly<Record<string, unknown>>

/** A text that wants nothing filled in is said without values; so is an unknown one, whose fault is its key. */
type Filling<N extends Given, K extends KeyIn<N>> = [KeyIn<N>] extends [K]
  ? [values?: object]
  : [NamesIn<TextAt<N, K>>] extends [never]
    ? [values?: Readonly<Record<string, unknown>>]
    : [values: Values<TextAt<N, K>>]

export type Say<N extends Given> = <K extends KeyIn<N>>(key: K, ...values: Filling<N, K>) => string

/** Says texts of these namespaces. Suspends until their words are here. */
export const useTranslation = useAnyTranslation as unknown as <const N extends Given = 'kernel'>(
  namespace?: N,
) => { readonly t: Say<N>; readonly i18n: i18n; readonly ready: boolean }
