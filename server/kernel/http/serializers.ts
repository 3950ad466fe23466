/** Answers as text, by the schema of the endpoint. */
import makeSerializers from '@fastify/fast-json-stringify-compiler'
import type { FastifySerializerCompiler } from 'fastify'
import { whenNeeded } from './whenNeeded.ts'

const compile = makeSerializers()({})

/** The writer of a schema's answers. */
export const serializerOf = whenNeeded((schema) =>
  compile({ schema, method: 'GET', url: '/', httpStatus: '200' }),
)

export const serializerCompiler: FastifySerializerCompiler<object> = ({ schema }) => {
  const serializer = serializerOf(schema)
  return (answer: unknown) => serializer()(answer)
}
