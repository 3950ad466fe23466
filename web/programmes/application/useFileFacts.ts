/**
 * What the server measured of the attached files, so that the live checklist judges pixels, bytes and kind by
 * the very rules that guard the submission. A file that was just uploaded is waiting until its facts arrive.
 */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { readVersion } from '../../../domain/files/version.endpoints.ts'
import { readFileFacts } from '../../../domain/programmes/application.endpoints.ts'
import { rowsIn } from '../../../domain/programmes/form/answers.ts'
import type { FileFacts } from '../../../domain/programmes/form/context.ts'
import { call } from '../../kernel/call.ts'
import { callOptions } from '../../kernel/query.ts'
import type { Checker } from '../form/checker.ts'
import type { FormStore } from '../form/store.ts'

type Files = Readonly<Record<string, FileFacts>>

const idsACall = 150
const askAgainMs = 1500

function idsIn(store: FormStore): string {
  const answers = store.answers()
  const ids = store.outline.entries
    .filter(({ item }) => item.kind === 'attachment')
    .flatMap(({ at }) => rowsIn(answers[at]))
    .flatMap(({ cells: { file } }) => (typeof file === 'string' && file !== '' ? [file] : []))
  return [...new Set(ids)].toSorted().join(',')
}

async function readAll(id: string, ids: readonly string[], signal: AbortSignal): Promise<Files> {
  const parts: Promise<{ readonly files: Files }>[] = []
  for (let from = 0; from < ids.length; from += idsACall) {
    const query = { ids: ids.slice(from, from + idsACall).join(',') }
    parts.push(call(readFileFacts, { params: { id }, query }, { signal }))
  }
  return Object.assign({}, ...(await Promise.all(parts)).map(({ files }) => files)) as Files
}

/** Undefined until anything is known, as when the page was opened without a network: files count as they are. */
export function useFileFacts(store: FormStore, checker: Checker, id: string): Files | undefined {
  const client = useQueryClient()
  const digest = useSyncExternalStore(checker.onResult, () => idsIn(store))
  const ids = useMemo(() => (digest === '' ? [] : digest.split(',')), [digest])
  const { data, isPlaceholderData } = useQuery({
    queryKey: [readFileFacts.name, id, digest] as const,
    queryFn: ({ signal }) => readAll(id, ids, signal),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      const waits = Object.values(state.data ?? {}).some(
        ({ inspection }) => inspection === 'waiting',
      )
      return waits ? askAgainMs : false
    },
  })
  return useMemo(() => {
    if (ids.length === 0) return {}
    if (data === undefined) return undefined
    if (!isPlaceholderData) return data
    const waiting = ids
      .filter((one) => !Object.hasOwn(data, one))
      .map((one): [string, FileFacts] => {
        const { queryKey } = callOptions(readVersion, { params: { id: one } })
        const name = client.getQueryData<{ name: string }>(queryKey)?.name ?? '…'
        return [one, { name, mediaType: '', sizeBytes: 0, inspection: 'waiting' }]
      })
    return { ...data, ...Object.fromEntries(waiting) }
  }, [client, ids, data, isPlaceholderData])
}
