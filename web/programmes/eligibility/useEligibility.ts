/** The question and its live answer: asked again a moment after the last change, and never kept. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import {
  askEligibility,
  type EligibilityAsk,
} from '../../../domain/programmes/eligibility.endpoints.ts'
import { call } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'

const askAfterMs = 350

export const blankAsk: EligibilityAsk = {
  kind: null,
  code: null,
  licence: null,
  name: '',
  formerNames: [],
  registeredInMainland: null,
  division: null,
  size: null,
  centralFunding: null,
  directions: [],
  consortium: null,
  priorities: {},
}

function useSettled<T>(value: T, afterMs: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs)
    return () => clearTimeout(timer)
  }, [value, afterMs])
  return settled
}

/** Answers `null` while nothing has been said yet: then there is nothing to judge. */
export function useEligibility(programmeId: string, ask: EligibilityAsk) {
  const { language } = useFormat()
  const settled = useSettled(ask, askAfterMs)
  const reading = useQuery({
    queryKey: [askEligibility.name, programmeId, language, settled] as const,
    queryFn: ({ signal }) =>
      call(askEligibility, { params: { programmeId }, body: settled }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  return { ...reading, waiting: reading.isFetching || settled !== ask }
}
