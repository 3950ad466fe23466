/** Sends one file, part by part, from wherever the server stands. A lost connection is waited out. */
import { chunkBytes, type Upload } from '../../domain/files/upload.ts'
import { finishUpload, readUpload, sendBytes } from '../../domain/files/upload.endpoints.ts'
import type { Version } from '../../domain/files/version.ts'
import { call, type CallInput, callRaw } from '../kernel/call.ts'
import { CallProblem } from '../kernel/problem.ts'

const firstPartBytes = 256 * 1024
/** A part should take about so long: long enough to be worth a request, short enough to show progress. */
const partAimMs = 2000
const partTimeoutMs = 300_000
const triesMax = 12
const longestPauseMs = 30_000

/** The server stands elsewhere than we thought, or still holds a request that died: ask and go on. */
const askAgain = new Set(['files.offset_wrong', 'files.upload_busy'])

export type Watching = {
  readonly signal: AbortSignal
  readonly onUpload: (upload: Upload) => void
  /** True while the line is broken and waited for. */
  readonly onBroken: (broken: boolean) => void
}

async function sendPart(
  file: Blob,
  upload: Upload,
  bytes: number,
  signal: AbortSignal,
): Promise<Upload> {
  const { id, receivedBytes } = upload
  const body = file.slice(receivedBytes, receivedBytes + bytes)
  // The declaration describes no body: it is bytes, and not JSON.
  const input = { params: { id }, body } as unknown as CallInput<typeof sendBytes>
  const headers = {
    'content-type': 'application/offset+octet-stream',
    'upload-offset': String(receivedBytes),
  }
  const answer = await callRaw(sendBytes, input, { signal, timeoutMs: partTimeoutMs, headers })
  return (await answer.json()) as Upload
}

/** Waits, or until the browser says that it is online again; rejects when the signal aborts. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      signal.removeEventListener('abort', stop)
      resolve()
    }
    const stop = () => {
      done()
      reject(signal.reason as Error)
    }
    const timer = setTimeout(done, ms)
    window.addEventListener('online', done)
    signal.addEventListener('abort', stop)
  })
}

function mayPass(problem: unknown): problem is CallProblem {
  return problem instanceof CallProblem && (problem.passing || askAgain.has(problem.code))
}

/** The part size that would have taken the time aimed at, at most doubled at once. */
export function nextPartBytes(bytes: number, tookMs: number): number {
  const fitting = bytes * Math.min(2, partAimMs / Math.max(1, tookMs))
  return Math.round(Math.min(chunkBytes, Math.max(firstPartBytes, fitting)))
}

/**
 * Sends what the server has not received and finishes. Throws `CallProblem` where the file is refused or the
 * line stays broken, and the signal's reason when it is paused.
 */
export async function sendFile(
  file: Blob,
  begun: Upload,
  { signal, onUpload, onBroken }: Watching,
): Promise<Version> {
  let upload = begun
  let partBytes = firstPartBytes
  for (let tries = 0; upload.state === 'receiving';) {
    const startedMs = performance.now()
    try {
      upload = await sendPart(file, upload, partBytes, signal)
      partBytes = nextPartBytes(partBytes, performance.now() - startedMs)
      tries = 0
      onBroken(false)
    } catch (problem) {
      if (signal.aborted) throw signal.reason
      if (!mayPass(problem) || ++tries > triesMax) throw problem
      onBroken(problem.passing)
      await pause(Math.min(longestPauseMs, 500 * 2 ** tries), signal)
      upload = await call(readUpload, { params: { id: upload.id } }, { signal }).catch(() => upload)
    }
    onUpload(upload)
  }
  for (let tries = 0; ; tries++) {
    try {
      return await call(finishUpload, { params: { id: upload.id } }, { signal })
    } catch (problem) {
      if (signal.aborted) throw signal.reason
      // Finishing twice gives the same version, so a lost answer or a store that is away may be tried again.
      if (!mayPass(problem) || tries >= triesMax) throw problem
      await pause(Math.min(longestPauseMs, 500 * 2 ** tries), signal)
    }
  }
}
