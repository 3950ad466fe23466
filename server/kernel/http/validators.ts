/** Validation at the door: bodies are taken as they are, addresses and queries are text and get converted. */
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'

type AddFormats = (ajv: Ajv) => void

function makeAjv(coerce: boolean): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    coerceTypes: coerce ? 'array' : false,
    useDefaults: true,
    removeAdditional: false,
    strict: false,
    // A schema is ours, the data is not: a bounded number of faults is enough.
    messages: false,
  })
  ;(formats as unknown as AddFormats)(ajv)
  return ajv
}

export function makeValidatorCompiler(): FastifySchemaCompiler<object> {
  const exact = makeAjv(false)
  const converting = makeAjv(true)
  return ({ schema, httpPart }) =>
    (httpPart === 'body' ? exact : converting).compile(schema) as ReturnType<
      FastifySchemaCompiler<object>
    >
}
