/** Turns whatever was thrown into a problem document (RFC 9457) in the person's language. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Fault, ProblemDocument } from '../../../domain/kernel/problem.ts'
import {
  conflict,
  invalid,
  missing,
  refusalStatus,
  type Facts,
  type Refusal,
} from '../../../domain/kernel/verdict.ts'
import type { Host } from '../host.ts'
import { Problem, problemOfDatabaseError, type ConstraintMeanings } from '../problem.ts'

type AjvFault = {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

const retryAfterSeconds = 10
const statusOf = (refusal: Refusal): number => refusalStatus[refusal.kind]

/** A JSON pointer to the field, also where the field is absent. */
function pointerOf(context: string, fault: AjvFault): string {
  const absent = fault.params['missingProperty'] ?? fault.params['additionalProperty']
  const tail = typeof absent === 'string' ? `/${absent}` : ''
  return `/${context}${fault.instancePath}${tail}`
}

function plainFacts(params: Readonly<Record<string, unknown>>): Facts {
  const pairs = Object.entries(params).filter((pair): pair is [string, string | number] =>
    ['string', 'number'].includes(typeof pair[1]),
  )
  return Object.fromEntries(pairs)
}

const keywordReasons: Readonly<Record<string, string>> = {
  required: 'kernel.field_missing',
  additionalProperties: 'kernel.field_unknown',
  maxLength: 'kernel.text_too_long',
  minLength: 'kernel.text_too_short',
  format: 'kernel.format_wrong',
  pattern: 'kernel.format_wrong',
  maximum: 'kernel.number_too_large',
  minimum: 'kernel.number_too_small',
  maxItems: 'kernel.list_too_long',
  minItems: 'kernel.list_too_short',
  type: 'kernel.type_wrong',
}

type Spoken = Pick<Host, 'say' | 'log'>

function validationProblem(
  host: Spoken,
  error: FastifyError,
  request: FastifyRequest,
): Problem | undefined {
  const raw = error.validation as unknown as AjvFault[] | undefined
  if (raw === undefined) return undefined
  const context = error.validationContext ?? 'body'
  const faults: Fault[] = raw.slice(0, 50).map((fault) => {
    const code = keywordReasons[fault.keyword] ?? 'kernel.value_not_accepted'
    const facts = plainFacts(fault.params)
    return {
      at: pointerOf(context, fault),
      code,
      message: host.say(languageOf(request), code, facts),
      facts,
    }
  })
  return new Problem(invalid('kernel.input_invalid', { count: faults.length }), faults)
}

const fastifyReasons: Readonly<Record<string, Refusal & { status?: number }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { ...invalid('kernel.body_too_large'), status: 413 },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { ...invalid('kernel.media_type_unknown'), status: 415 },
  FST_ERR_CTP_EMPTY_JSON_BODY: invalid('kernel.body_missing'),
  FST_ERR_CTP_INVALID_JSON_BODY: invalid('kernel.json_malformed'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: invalid('kernel.json_malformed'),
}

function languageOf(request: FastifyRequest) {
  return request.identity?.language ?? 'zh'
}

/** The problem of an error, or undefined where it is our own bug. */
function problemOf(
  host: Spoken,
  error: unknown,
  request: FastifyRequest,
  meanings: ConstraintMeanings,
): { problem: Problem; status: number } | undefined {
  if (error instanceof Problem) return { problem: error, status: statusOf(error.refusal) }
  const fastifyError = error as FastifyError
  const validation = validationProblem(host, fastifyError, request)
  if (validation) return { problem: validation, status: 400 }
  const known = fastifyReasons[fastifyError.code]
  if (known) return { problem: new Problem(known), status: known.status ?? statusOf(known) }
  if (fastifyError.statusCode === 429) {
    return { problem: new Problem(conflict('kernel.too_many_requests')), status: 429 }
  }
  if (error instanceof SyntaxError || fastifyError.statusCode === 400) {
    return { problem: new Problem(invalid('kernel.json_malformed')), status: 400 }
  }
  const database = problemOfDatabaseError(error, meanings)
  return database && { problem: database, status: statusOf(database.refusal) }
}

export function documentOf(
  host: Spoken,
  problem: Problem,
  status: number,
  request: FastifyRequest,
): ProblemDocument {
  const { code, facts, why } = problem.refusal
  const language = languageOf(request)
  return {
    type: `/api/problems/${code}`,
    title: host.say(language, `kernel.status_${status}`),
    status,
    code,
    detail: host.say(language, code, facts),
    requestId: request.id,
    ...(facts === undefined ? {} : { facts }),
    ...(why === undefined ? {} : { why }),
    ...(problem.faults.length === 0 ? {} : { faults: [...problem.faults] }),
  }
}

/** Answers every error; a bug is logged with its request id and says nothing of itself. */
export function answerError(host: Spoken, meanings: ConstraintMeanings) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const known = problemOf(host, error, request, meanings)
    if (known === undefined) request.log.error({ err: error }, 'bug')
    const problem = known?.problem ?? new Problem({ ...missing('kernel.bug') })
    const status = known?.status ?? 500
    if (status === 503) void reply.header('retry-after', retryAfterSeconds)
    void reply
      .code(status)
      .type('application/problem+json; charset=utf-8')
      .serializer((document: unknown) => JSON.stringify(document))
      .send(documentOf(host, problem, status, request))
  }
}
