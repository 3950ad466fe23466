/** Has a document made and follows it until its file is there. */
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { askDocument, readDocument } from '../../../domain/programmes/documents.endpoints.ts'
import type { DocumentWish, PrintedDocument } from '../../../domain/programmes/documents.ts'
import { callOptions, useAct } from '../../kernel/query.ts'

const lookEveryMs = 1500

const isOver = (document: PrintedDocument | undefined): boolean =>
  document?.state === 'done' || document?.state === 'failed'

export function useDocument(wish: DocumentWish) {
  const [id, setId] = useState<string | null>(null)
  const ask = useAct(askDocument, { onDone: (document) => setId(document.id) })
  const read = useQuery({
    ...callOptions(readDocument, { params: { id: id ?? '' } }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (isOver(state.data) ? false : lookEveryMs),
  })
  return {
    document: read.data,
    busy: ask.isPending || (id !== null && !isOver(read.data)),
    problem: ask.error?.problem ?? read.error?.problem ?? null,
    make: () => ask.mutate({ body: wish }),
  }
}
