/** The part that a need begins from: what its file says, asked again until its analysis has ended. */
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Kind } from '../../domain/catalog/kind.ts'
import {
  conditionsOfPart,
  kindOfPart,
  takenOfPart,
  withPart,
} from '../../domain/market/partNeed.ts'
import type { MarketFilters } from '../../domain/market/filters.ts'
import {
  openPart,
  readAnalysis,
  type FullPart,
  type Revision,
} from '../../domain/parts/part.endpoints.ts'
import { tightestMm } from '../../domain/parts/tolerance.ts'
import type { ProblemDocument } from '../../domain/kernel/problem.ts'
import { factsOfAnalysis, type FactsReading, type PartFacts } from '../../domain/price/partFacts.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { callOptions, useCallWhen } from '../kernel/query.ts'
import type { Market } from './address.ts'

const askAgainMs = 800

const hasEnded = ({ analysis: { state } }: Revision): boolean =>
  state === 'done' || state === 'refused'

export type NeedPart = {
  readonly part: FullPart | undefined
  readonly told: AnswerOf<typeof readAnalysis> | undefined
  /** What a need and a price may rest on; null as long as nobody has read the file. */
  readonly reading: FactsReading | null
  readonly facts: PartFacts | null
  readonly problem: ProblemDocument | undefined
}

export function usePart(partId: string | null): NeedPart {
  const { data: part, error } = useQuery({
    ...callOptions(openPart, { params: { id: partId ?? '' } }),
    enabled: partId !== null,
    refetchInterval: ({ state }) =>
      state.data !== undefined && !hasEnded(state.data.revision) ? askAgainMs : false,
  })
  const revision = part?.revision
  const ended = revision !== undefined && hasEnded(revision)
  const { data: told, error: unread } = useCallWhen(ended && part?.open === true, readAnalysis, {
    params: { id: revision?.id ?? '' },
    query: {},
  })
  const analysis = told?.analysis ?? null
  const reading = analysis === null ? null : factsOfAnalysis(analysis)
  return {
    ...{ part, told, reading },
    facts: reading?.ok === true ? reading.facts : null,
    problem: error?.problem ?? unread?.problem,
  }
}

/** The kind that is asked for, or the one that suits the part's shape. */
export function kindIdFor({ kind }: MarketFilters, { facts }: NeedPart): string | undefined {
  return kind ?? (facts === null ? undefined : kindOfPart(facts))
}

/** Fills the need from the part once, and names the conditions that still say what the part said. */
export function useTaken(market: Market, kind: Kind | undefined, needPart: NeedPart) {
  const { facts, part, reading, told } = needPart
  const taken =
    kind === undefined || facts === null || part === undefined
      ? null
      : takenOfPart(kind, facts, part.material, tightestMm(told?.tolerances ?? [], facts.lengthMm))
  useEffect(() => {
    // The address says whether it is still to be taken: once it was, this does nothing.
    if (!market.takes) return
    if (taken !== null) market.take(withPart(market.filters, kind!.id, taken))
    // A file that says nothing leaves the need as it was said.
    else if (reading?.ok === false) market.take(market.filters)
  })
  return taken === null ? [] : conditionsOfPart(market.filters, taken)
}
