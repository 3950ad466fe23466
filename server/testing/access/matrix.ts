/** Knocks at every door as each of the cast, and writes down what was answered. */
import { unzipSync } from 'fflate'
import type { FastifyInstance } from 'fastify'
import type { AnyEndpoint } from '../../../domain/kernel/endpoint.ts'
import { castNames, type CastName } from './cast.ts'
import { doorOf, urlOf, type Knock, type Knocks } from './knock.ts'
import { secretsIn, type SecretName } from './secrets.ts'
import type { Stage } from './stage.ts'

export type Answered = {
  readonly endpoint: AnyEndpoint
  /** What was knocked with: the endpoint's name, and which thing where there are several. */
  readonly key: string
  readonly knock: Knock
  readonly name: CastName
  readonly status: number
  /** Of a refusal. */
  readonly code: string | null
  readonly body: string
  readonly secrets: readonly SecretName[]
}

type Said = {
  readonly statusCode: number
  readonly body: string
  readonly rawPayload: Buffer
  readonly headers: Readonly<Record<string, unknown>>
}

const zipStart = 0x04034b50

/** Names and contents of an archive, which a reader of bytes would not find. */
function unpacked(bytes: Buffer): string {
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== zipStart) return ''
  return Object.entries(unzipSync(bytes))
    .map(([name, content]) => `${name}\n${Buffer.from(content).toString()}`)
    .join('\n')
}

/** All that an answer tells: its body, what is packed in it, and its heads, names of files decoded. */
function toldBy({ body, rawPayload, headers }: Said): string {
  const heads = Object.values(headers).map((head) => String(head))
  return [body, unpacked(rawPayload), ...heads, ...heads.map(decoded)].join('\n')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function codeOf({ statusCode, body }: Said): string | null {
  if (statusCode < 400) return null
  try {
    return (JSON.parse(body) as { code?: string }).code ?? null
  } catch {
    return null
  }
}

export async function knockAs(
  app: FastifyInstance,
  endpoint: AnyEndpoint,
  knock: Knock,
  headers: Readonly<Record<string, string>>,
): Promise<Said> {
  const asked = { method: endpoint.method, url: urlOf(endpoint, knock), headers }
  const brings = endpoint.method !== 'GET' && endpoint.method !== 'DELETE'
  return app.inject(brings ? { ...asked, payload: knock.body ?? {} } : asked)
}

export async function knockAll(
  app: FastifyInstance,
  { cast }: Stage,
  endpoints: readonly AnyEndpoint[],
  knocks: Knocks,
): Promise<readonly Answered[]> {
  const answers: Answered[] = []
  const asked = endpoints.flatMap((endpoint) => {
    const own = Object.entries(knocks).filter(([key]) => doorOf(key) === endpoint.name)
    return own.length === 0
      ? [[endpoint, endpoint.name, {}] as const]
      : own.map(([key, knock]) => [endpoint, key, knock] as const)
  })
  for (const [endpoint, key, knock] of asked) {
    const said = await Promise.all(
      castNames.map((name) => knockAs(app, endpoint, knock, cast.headers[name])),
    )
    answers.push(
      ...said.map((answer, at) => ({
        endpoint,
        key,
        knock,
        name: castNames[at]!,
        status: answer.statusCode,
        code: codeOf(answer),
        body: answer.body,
        secrets: secretsIn(toldBy(answer)),
      })),
    )
  }
  return answers
}

/** One way of being answered: the status, what it is refused for or which secrets it shows. */
function outcomeOf({ status, code, secrets }: Answered): string {
  if (code !== null)
    return `${status} ${code}${secrets.length > 0 ? ` [${secrets.join(' ')}]` : ''}`
  return secrets.length === 0 ? String(status) : `${status} [${secrets.join(' ')}]`
}

function lineOf(key: string, answers: readonly Answered[]): string {
  const byOutcome = Map.groupBy(answers, outcomeOf)
  const outcomes = [...byOutcome].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const rows = outcomes.map(
    ([outcome, those]) => `  ${outcome}: ${those.map(({ name }) => name).join(' ')}`,
  )
  return [key, ...rows].join('\n')
}

/** The table: a paragraph a door, who gets which answer. */
export function tableOf(answers: readonly Answered[]): string {
  const byDoor = [...Map.groupBy(answers, ({ key }) => key)]
  const lines = byDoor
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, those]) => lineOf(key, those))
  return `${lines.join('\n\n')}\n`
}
