/** One attempt to tell a receiver: bounded in time and size, to an address that may be reached, never redirected. */
import { request as plainRequest, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP } from 'node:net'
import type { AttemptFault } from '../../domain/webhooks/delivery.ts'
import type { Reach } from '../../domain/webhooks/subscription.ts'
import { guardedLookup, mayReachIp, refusedAddress } from './reach.ts'

export const attemptMs = 15_000
/** As much of an answer is read, and so much of it is kept. */
const answerRead = 64 * 1024
const answerKept = 2000
const headersKept = 2000

export type Posted = {
  readonly durationMs: number
  readonly status: number | null
  /** Null: the receiver said yes. */
  readonly fault: AttemptFault | null
  /** What a busy receiver asks for. */
  readonly retryAfterMs: number | null
  readonly answerHeaders: string
  readonly answer: string
}

type Headers = Readonly<Record<string, string>>

export type Letter = { readonly url: string; readonly headers: Headers; readonly body: string }

function faultOfStatus(status: number): AttemptFault | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return 'redirect'
  return status === 410 ? 'gone' : 'refused'
}

const certificate = /^(?:CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|ERR_SSL_)/

function faultOfError(error: NodeJS.ErrnoException): AttemptFault {
  const code = error.code ?? ''
  if (code === refusedAddress) return 'inside'
  if (code === 'ETIMEDOUT' || code === 'ABORT_ERR') return 'timeout'
  return certificate.test(code) ? 'certificate' : 'unreachable'
}

/** Seconds only; of a date nobody knows by whose clock. */
function retryAfterOf({ headers }: IncomingMessage): number | null {
  const seconds = /^\d{1,6}$/.exec(headers['retry-after'] ?? '')
  return seconds === null ? null : Number(seconds[0]) * 1000
}

/** Text without signs that a database or a page cannot hold. */
function readable(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '\ufffd')
}

/** The beginning of an answer: nothing is read beyond its bound, and an answer that ends in pieces counts. */
function beginningOf(response: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    let size = 0
    const done = () => resolve(Buffer.concat(pieces).subarray(0, answerKept))
    response.on('data', (piece: Buffer) => {
      if (size < answerKept) pieces.push(piece)
      size += piece.length
      if (size > answerRead) response.destroy()
    })
    response.on('error', done)
    response.on('close', done)
  })
}

async function answered(response: IncomingMessage, durationMs: () => number): Promise<Posted> {
  const status = response.statusCode ?? 0
  const heads = Object.entries(response.headers).map(([name, value]) => `${name}: ${String(value)}`)
  const answer = readable(await beginningOf(response))
  return {
    durationMs: durationMs(),
    status,
    fault: faultOfStatus(status),
    retryAfterMs: retryAfterOf(response),
    answerHeaders: readable(Buffer.from(heads.join('\n'))).slice(0, headersKept),
    answer,
  }
}

/** Never throws: what goes wrong is the answer. */
export function post(
  { url, headers, body }: Letter,
  reach: Reach,
  withinMs = attemptMs,
): Promise<Posted> {
  const started = performance.now()
  const durationMs = () => Math.round(performance.now() - started)
  const failed = (fault: AttemptFault): Posted => ({
    ...{ durationMs: durationMs(), status: null, fault, retryAfterMs: null },
    ...{ answerHeaders: '', answer: '' },
  })
  const address = new URL(url)
  const hostname = address.hostname.replace(/^\[(.*)\]$/, '$1')
  // Of an address in figures nothing is looked up.
  if (isIP(hostname) !== 0 && !mayReachIp(hostname, reach)) return Promise.resolve(failed('inside'))
  const send = address.protocol === 'https:' ? secureRequest : plainRequest
  return new Promise((resolve) => {
    // Of an answer that has begun, what ends it is no fault: its status was said.
    let begun = false
    const request = send(
      address,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        lookup: guardedLookup(reach),
        signal: AbortSignal.timeout(withinMs),
        agent: false,
        maxHeaderSize: 16 * 1024,
      },
      (response) => {
        begun = true
        void answered(response, durationMs).then(resolve)
      },
    )
    request.on('error', (error) => {
      if (!begun) resolve(failed(faultOfError(error)))
    })
    request.end(body)
  })
}
