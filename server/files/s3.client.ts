/** Signed requests to an S3-compatible store, tried again while it is away. */
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { SaxesParser } from 'saxes'
import { unavailable } from '../../domain/kernel/verdict.ts'
import type { S3Settings } from '../kernel/config.s3.ts'
import { Problem } from '../kernel/problem.ts'
import { sha256Of } from '../kernel/sha256.ts'

const answerMs = 30_000
const attemptsMax = 4
/** 0.2, 0.8 and 3.2 seconds: a store that restarts is waited for, a person is not kept waiting for long. */
const pausesMs = [200, 800, 3200]
const faultMaxLength = 500

export type S3Request = {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'
  /** Within the bucket; the bucket itself where there is none. */
  readonly key?: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Uint8Array<ArrayBuffer>
  /** SHA-256 of the body, where it is known already. The store refuses another body. */
  readonly digest?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

export type S3Client = {
  /** Stands before every key; `send` puts it there, listings answer with it. */
  readonly prefix: string
  /** Answers whatever the store says but faults of its own, which are tried again and then `store_away`. */
  readonly send: (request: S3Request) => Promise<Response>
  /** The fault of an answer that was not hoped for. */
  readonly fault: (what: string, answer: Response) => Promise<Error>
  readonly away: (fault: string) => Problem
}

const nothing = sha256Of(new Uint8Array())

function addressOf(settings: S3Settings, { key, query }: S3Request): string {
  const { endpoint, bucket, pathStyle, prefix } = settings
  const url = new URL(endpoint)
  if (!pathStyle) url.hostname = `${bucket}.${url.hostname}`
  const base = url.pathname.replace(/\/$/, '')
  const path = [...(pathStyle ? [bucket] : []), ...(key === undefined ? [] : [prefix + key])]
  url.pathname = `${base}/${path.join('/')}`
  url.search = new URLSearchParams(query).toString()
  return url.toString()
}

/** Answers that tell of trouble over there, which may pass, and of nothing about the request. */
function isTheirTrouble({ status }: Response): boolean {
  return (status >= 500 && status !== 501) || status === 429 || status === 408
}

/** What an XML answer says of a fault: `NoSuchBucket: …`. */
async function saidIn(answer: Response): Promise<string> {
  const text = await answer.text().catch(() => '')
  const [record] = recordsIn(text, 'Error')
  const said = record === undefined ? text : `${record['Code'] ?? ''}: ${record['Message'] ?? ''}`
  return `${answer.status} ${said}`.slice(0, faultMaxLength)
}

function causeOf(error: unknown): string {
  const { message, cause } = error as Error & { readonly cause?: Error & { code?: string } }
  return cause === undefined ? message : `${message}: ${cause.code ?? cause.message}`
}

export function s3Client(settings: S3Settings, note: (fault: string) => void): S3Client {
  const { accessKeyId, secretAccessKey, region } = settings
  const signer = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 })
  const away = (fault: string): Problem => {
    note(fault)
    return new Problem(unavailable('files.store_away'))
  }
  const once = async (request: S3Request): Promise<Response> => {
    const { method, body, headers, signal } = request
    const digest = request.digest ?? (body === undefined ? nothing : sha256Of(body))
    const given = { ...headers, 'x-amz-content-sha256': digest }
    const signed = await signer.sign(addressOf(settings, request), {
      method,
      headers: given,
      ...(body === undefined ? {} : { body }),
    })
    return fetch(signed, { signal: signal ?? AbortSignal.timeout(answerMs) })
  }
  return {
    prefix: settings.prefix,
    away,
    fault: async (what, answer) => away(`${what}: ${await saidIn(answer)}`),
    async send(request) {
      for (let attempt = 1; ; attempt++) {
        const answer = await once(request).catch((error: unknown) => causeOf(error))
        if (typeof answer !== 'string' && !isTheirTrouble(answer)) return answer
        if (attempt >= attemptsMax) {
          const said = typeof answer === 'string' ? answer : await saidIn(answer)
          throw away(`${request.method}: ${said}`)
        }
        if (typeof answer !== 'string') await answer.body?.cancel().catch(() => undefined)
        await sleep(pausesMs[attempt - 1])
      }
    },
  }
}

/** The elements of this name, each as its children's texts. Markup that is broken gives what stood before it. */
export function recordsIn(xml: string, name: string): Record<string, string>[] {
  const found: Record<string, string>[] = []
  const parser = new SaxesParser()
  const path: string[] = []
  parser.on('error', () => undefined)
  parser.on('opentag', (tag) => {
    path.push(tag.name)
    if (tag.name === name) found.push({})
  })
  parser.on('text', (text) => {
    if (path.at(-2) !== name) return
    const record = found.at(-1)!
    const child = path.at(-1)!
    record[child] = (record[child] ?? '') + text
  })
  parser.on('closetag', () => void path.pop())
  parser.write(xml).close()
  return found
}
