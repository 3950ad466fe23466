/** A call and its form as the pages use them: read once, and kept, for neither changes while it is open. */
import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { readCall, readForm } from '../../../domain/programmes/call.endpoints.ts'
import type { FormDefinition } from '../../../domain/programmes/form/definition.ts'
import type { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import { callOptions } from '../../kernel/query.ts'

const keptForMs = 10 * 60_000

export type Call = Omit<AnswerOf<typeof readCall>, 'definition'> & {
  readonly definition: ProgrammeDefinition
}

export function useProgramme(programmeId: string, ready = true) {
  return useQuery({
    ...callOptions(readCall, { params: { programmeId } }),
    // The wire says `unknown`: the shape is that of the programme file, checked when it was added.
    select: (answer) => answer as Call,
    staleTime: keptForMs,
    enabled: ready,
  })
}

export function useForm(programmeId: string, ready = true) {
  return useQuery({
    ...callOptions(readForm, { params: { programmeId } }),
    select: (answer) => answer.form as FormDefinition,
    staleTime: keptForMs,
    enabled: ready,
  })
}
