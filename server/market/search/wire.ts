/** What is said between the house and its search process: lines of JSON over a socket of the file system. */
import type { Socket } from 'node:net'
import type { NeedValue, NeedValues } from '../../../domain/catalog/match.ts'
import type { Place } from '../../../domain/market/place.ts'
import type { Reason } from '../../../engines/search/query/question.ts'

/** Raised whenever either side would misunderstand the other. */
export const protocol = 4

export type Limit = { readonly field: string; readonly min?: number; readonly max?: number }
export type Choice = { readonly field: string; readonly any: readonly string[] }

/** Fields are those of the kind, or those that kinds have in common. */
/** Published after the one moment and not after the other, in milliseconds since 1970. */
export type Published = { readonly after: number; readonly until: number }

export type MarketQuestion = {
  /** Keys that the asker holds. */
  readonly audience: readonly string[]
  readonly text: string
  readonly kind?: string
  readonly service?: string
  readonly region?: readonly string[]
  readonly materials?: readonly string[]
  readonly grades?: readonly string[]
  readonly certificates?: readonly string[]
  readonly choices?: readonly Choice[]
  readonly limits?: readonly Limit[]
  /** Pieces wanted: the offer's batches hold it. */
  readonly quantity?: number
  /** Three edges, or diameter and length. */
  readonly part?: readonly number[]
  readonly near?: Place & { readonly withinKm: number }
  readonly published?: Published
  readonly confirmedDays?: number
  /** Of the asker's now, in days since 1970. */
  readonly day: number
  readonly from: number
  readonly most: number
}

export type MarketHit = {
  readonly id: string
  readonly reasons: readonly Reason[]
}

export type MarketAnswer = {
  readonly count: number
  readonly hits: readonly MarketHit[]
  /** By `service`, `kind`, `region`, or a field of the kind. */
  readonly facets: Readonly<Record<string, readonly { value: string; count: number }[]>>
  /** No offer holds enough of the words: these hold at least one. */
  readonly loose: boolean
  /** Where nothing is found: how many there were without one of the conditions. */
  readonly without: readonly { readonly condition: string; readonly count: number }[]
}

export type MatchQuestion = {
  readonly audience: readonly string[]
  readonly kind: string
  readonly need: NeedValues
  readonly region?: readonly string[]
  /** Certificates that its organisation must hold, `held.iso9001`. */
  readonly held?: readonly string[]
  readonly near?: Place & { readonly withinKm: number }
  readonly published?: Published
  readonly from: number
  readonly most: number
}

/** `offers` more would be admitted if the need said `admits` of the field. */
export type NeedChange = {
  readonly field: string
  readonly admits: NeedValue
  readonly offers: number
}

export type MatchAnswer = {
  readonly admitted: number
  /** Of the kind and not admitted: some strict wish is missed. */
  readonly nearly: number
  /** Would be admitted, were they not farther away. */
  readonly farther: number
  readonly ids: readonly string[]
  readonly changes: readonly NeedChange[]
}

export type SupplyQuestion = {
  readonly audience: readonly string[]
  readonly service?: string
  /** Of the asker's now, in days since 1970, and within how many of them an offer counts as fresh. */
  readonly day: number
  readonly freshDays: number
}

/** Offers of a kind in a region (null: it says none). */
export type SupplyCell = {
  readonly kind: string
  readonly region: string | null
  readonly offers: number
  readonly fresh: number
}

export type IndexStatus = {
  readonly protocol: number
  readonly state: 'building' | 'ready'
  /** While it is made: offers read so far, and how many there are. */
  readonly read: number
  readonly total: number
  readonly offers: number
  readonly versions: number
  readonly segments: number
  /** Of the log of events: up to where it was read. */
  readonly cursor: { readonly xid: string; readonly id: number }
  /** Since when nothing was heard from the database, in milliseconds. */
  readonly silentMs: number
  readonly snapshotAt: string | null
  readonly memoryBytes: number
  readonly pid: number
}

export type Asked =
  | { readonly op: 'status' }
  | { readonly op: 'ask'; readonly question: MarketQuestion }
  | { readonly op: 'match'; readonly question: MatchQuestion }
  | { readonly op: 'supply'; readonly question: SupplyQuestion }
  | {
      readonly op: 'suggest'
      readonly audience: readonly string[]
      readonly text: string
      readonly most: number
    }
  | { readonly op: 'contents' }
  | { readonly op: 'rebuild' }
  | { readonly op: 'snapshot' }

/** By which each is answered. */
export type Answers = {
  readonly status: IndexStatus
  readonly ask: MarketAnswer
  readonly match: MatchAnswer
  readonly supply: readonly SupplyCell[]
  readonly suggest: readonly { readonly word: string; readonly count: number }[]
  readonly contents: readonly (readonly [id: string, version: number])[]
  readonly rebuild: null
  readonly snapshot: null
}

/** Codes of what can be wrong. */
export type WireFault = 'building' | 'fault'
export type Request = { readonly id: number; readonly asked: Asked }
export type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly fault: WireFault; readonly told: string }

/** Hears whole lines; a line longer than `most` ends the connection. */
export function onLines(socket: Socket, most: number, hear: (line: string) => void): void {
  let rest: Buffer[] = []
  let length = 0
  socket.on('data', (chunk: Buffer) => {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, end)]).toString('utf8')
      rest = []
      length = 0
      from = end + 1
      hear(line)
    }
    if (from >= chunk.length) return
    rest.push(chunk.subarray(from))
    length += chunk.length - from
    if (length > most) socket.destroy()
  })
}
