/** The answer to one revision, read anew whenever its analysis has ended again. */
import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { readAnalysis, type Revision } from '../../domain/parts/part.endpoints.ts'
import { callOptions } from '../kernel/query.ts'

export type Told = AnswerOf<typeof readAnalysis>

export const isAnalysed = ({ analysis: { state } }: Revision): boolean =>
  state === 'done' || state === 'refused'

export function useAnalysis(revision: Revision, process: string | null) {
  const query = process === null ? {} : { process }
  const { queryKey, queryFn } = callOptions(readAnalysis, { params: { id: revision.id }, query })
  return useQuery({
    queryKey: [...queryKey, revision.analysis.doneAt] as const,
    queryFn: queryFn as never as () => Promise<Told>,
    enabled: isAnalysed(revision),
    // Of another process: what was shown stays until it is here.
    placeholderData: (before: Told | undefined) => before,
  })
}
