/** The files that a person is sending: begun, paused, continued after a reload, given up. No React here. */
import type { ProblemDocument } from '../../domain/kernel/problem.ts'
import type { Upload } from '../../domain/files/upload.ts'
import { cancelUpload, createUpload, listUploads } from '../../domain/files/upload.endpoints.ts'
import type { Version } from '../../domain/files/version.ts'
import { call } from '../kernel/call.ts'
import { CallProblem } from '../kernel/problem.ts'
import { remember, remembered } from '../kernel/stored.ts'
import { sendFile } from './sending.ts'

export type SendingState = 'waiting' | 'sending' | 'broken' | 'paused' | 'kept' | 'refused'

export type Sending = {
  readonly key: string
  readonly file: File
  readonly upload: Upload | null
  readonly state: SendingState
  readonly problem: ProblemDocument | null
  /** When sending began and how much was there then, for the time that is left. */
  readonly begunMs: number
  readonly begunBytes: number
}

export type SendingWish = {
  /** What is sent becomes the next version of this file, where it is given. */
  readonly fileId?: string | undefined
  readonly onKept: (version: Version) => void
}

/** At most so many files are sent side by side; the rest wait. */
const together = 2

const markOf = (uploadId: string): string => `upload.${uploadId}`
const fingerprint = (file: File): string => `${file.name} ${file.size} ${file.lastModified}`

/**
 * The upload of this very file, if the server still has it: chosen again after a reload it goes on. A file of
 * the same name that was changed meanwhile is another one.
 */
async function begin(file: File, fileId: string | undefined, signal: AbortSignal): Promise<Upload> {
  const { rows } = await call(listUploads, {}, { signal })
  const known = rows.find((one) => remembered(markOf(one.id)) === fingerprint(file))
  if (known !== undefined && (known.fileId ?? undefined) === fileId) return known
  const body = { name: file.name, bytes: file.size, ...(fileId === undefined ? {} : { fileId }) }
  const made = await call(createUpload, { body }, { signal })
  remember(markOf(made.id), fingerprint(file))
  return made
}

export type SendingQueue = {
  /** What is wished now; before it is told nothing is sent. */
  readonly wants: (wish: SendingWish) => void
  readonly list: () => readonly Sending[]
  readonly subscribe: (heard: () => void) => () => void
  readonly add: (files: readonly File[]) => void
  readonly pause: (key: string) => void
  readonly resume: (key: string) => void
  /** Ends it here and on the server; what is kept already stays kept. */
  readonly remove: (key: string) => void
  /** Stops sending; what was received can be continued. */
  readonly stop: () => void
}

/** A list that tells its listeners of every change. */
function makeList() {
  let list: readonly Sending[] = []
  const listeners = new Set<() => void>()
  const put = (next: readonly Sending[]) => {
    list = next
    for (const heard of listeners) heard()
  }
  return {
    put,
    list: () => list,
    change: (key: string, part: Partial<Sending>) =>
      put(list.map((one) => (one.key === key ? { ...one, ...part } : one))),
    subscribe(heard: () => void) {
      listeners.add(heard)
      return () => {
        listeners.delete(heard)
      }
    },
  }
}

function newLine(file: File, key: string): Sending {
  const nothing = { upload: null, problem: null, begunMs: 0, begunBytes: 0 }
  return { key, file, state: 'waiting', ...nothing }
}

/** Sends the file of one line until it is kept, refused or stopped by the signal. */
async function runLine(
  { key, file }: Sending,
  wish: SendingWish,
  signal: AbortSignal,
  change: ReturnType<typeof makeList>['change'],
): Promise<void> {
  try {
    const upload = await begin(file, wish.fileId, signal)
    change(key, { upload, begunMs: performance.now(), begunBytes: upload.receivedBytes })
    const version = await sendFile(file, upload, {
      signal,
      onUpload: (now) => change(key, { upload: now }),
      onBroken: (broken) => change(key, { state: broken ? 'broken' : 'sending' }),
    })
    change(key, { state: 'kept' })
    wish.onKept(version)
  } catch (problem) {
    if (signal.aborted) return
    if (!(problem instanceof CallProblem)) throw problem
    change(key, { state: 'refused', problem: problem.problem })
  }
}

export function makeSendingQueue(): SendingQueue {
  let wish: SendingWish = { onKept: () => undefined }
  let serial = 0
  const { list, put, change, subscribe } = makeList()
  const aborts = new Map<string, AbortController>()

  function advance(): void {
    const free = Math.max(0, together - aborts.size)
    for (const one of list()
      .filter(({ state }) => state === 'waiting')
      .slice(0, free)) {
      const abort = new AbortController()
      aborts.set(one.key, abort)
      change(one.key, { state: 'sending', problem: null })
      void runLine(one, wish, abort.signal, change).finally(() => {
        if (aborts.get(one.key) === abort) aborts.delete(one.key)
        advance()
      })
    }
  }

  return {
    list,
    subscribe,
    wants(now) {
      wish = now
    },
    add(files) {
      put([...list(), ...files.map((file) => newLine(file, String(serial++)))])
      advance()
    },
    pause(key) {
      change(key, { state: 'paused' })
      aborts.get(key)?.abort()
      aborts.delete(key)
    },
    resume(key) {
      change(key, { state: 'waiting' })
      advance()
    },
    remove(key) {
      const one = list().find((each) => each.key === key)
      put(list().filter((each) => each.key !== key))
      aborts.get(key)?.abort()
      if (one?.upload == null || one.state === 'kept') return
      // The server may still hold the request that was cut; then the upload expires by itself.
      void call(cancelUpload, { params: { id: one.upload.id } }).catch(() => undefined)
    },
    stop: () => aborts.forEach((abort) => abort.abort()),
  }
}
