/** Validation at the door: bodies are taken as they are, addresses and queries are text and get converted. */
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import { whenNeeded } from './whenNeeded.ts'

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

const exact = makeAjv(false)
const converting = makeAjv(true)
const exactly = whenNeeded((schema) => exact.compile(schema))
const convertingly = whenNeeded((schema) => converting.compile(schema))

type Validate = ((data: unknown) => boolean) & { errors?: ValidateFunction['errors'] }

export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  const validator = (httpPart === 'body' ? exactly : convertingly)(schema)
  const validate: Validate = (data) => {
    const check = validator()
    const holds = check(data)
    validate.errors = check.errors
    return holds
  }
  return validate as ReturnType<FastifySchemaCompiler<object>>
}
