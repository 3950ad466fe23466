/** What a form is checked and shown against besides its answers. All of it is optional but the directions. */

import type { Direction } from './definition.ts'

/** What the server measured of an uploaded file. */
export type FileFacts = {
  readonly name: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly widthPx?: number
  readonly heightPx?: number
  /** Absent once the content was inspected and found good. */
  readonly inspection?: 'waiting' | 'refused'
}

/** Turns a code into its name in the lists of the house; undefined for a code that is in no list. */
export type NameOfCode = (scheme: 'division' | 'industry', code: string) => string | undefined

export type FormContext = {
  /** Ids of the directions chosen, in their order. */
  readonly directions: readonly string[]
  /** Names of directions for a form that serves several programmes and knows none itself. */
  readonly directionNames?: readonly Direction[]
  /** `2019-07-01`; without it nothing is in the future. */
  readonly today?: string
  /** By id. Without it files are taken as they are named: a browser that has not loaded their facts. */
  readonly attachments?: Readonly<Record<string, FileFacts>>
  /** The applying organisation's profile, field by field, in the values a form keeps. */
  readonly profile?: Readonly<Record<string, unknown>>
  readonly nameOfCode?: NameOfCode
}
