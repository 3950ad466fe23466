/** Turns whatever was thrown into a problem document (RFC 9457) in the person's language. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { ProblemDocument } from '../../../domain/kernel/problem.ts'
import {
  conflict,
  invalid,
  missing,
  refusalStatus,
  type Refusal,
} from '../../../domain/kernel/verdict.ts'
import type { Host } from '../host.ts'
import { Problem, problemOfDatabaseError, type ConstraintMeanings } from '../problem.ts'
import { inputFaults, type AjvFault } from './inputFaults.ts'
import { wishedLanguage } from './wishedLanguage.ts'

const retryAfterSeconds = 10
const statusOf = (refusal: Refusal): number => refusalStatus[refusal.kind]

type Spoken = Pick<Host, 'say' | 'log'>

function validationProblem(
  host: Spoken,
  error: FastifyError,
  request: FastifyRequest,
): Problem | undefined {
  const raw = error.validation as unknown as AjvFault[] | undefined
  if (raw === undefined) return undefined
  const context = error.validationContext ?? 'body'
  const faults = inputFaults(raw, context, host.say, languageOf(request))
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
  // Whoever was refused before it was known who asks is answered in the language of the request.
  return request.identity?.language ?? wishedLanguage(request) ?? 'zh'
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
