/** OpenAPI 3.1, printed from the declarations: it cannot drift from what is served. */
import type { FastifyInstance } from 'fastify'
import type { TSchema } from 'typebox'
import type { AnyEndpoint } from '../../../domain/kernel/endpoint.ts'
import { ProblemDocument } from '../../../domain/kernel/problem.ts'
import type { Module } from '../module.ts'

type ObjectSchema = TSchema & {
  readonly properties?: Readonly<Record<string, TSchema>>
  readonly required?: readonly string[]
}

function parameters(place: 'path' | 'query', schema: ObjectSchema | undefined) {
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (schema?.required ?? []).includes(name),
    schema: property,
  }))
}

function security(endpoint: AnyEndpoint) {
  return endpoint.audience === 'public' ? [{}] : [{ session: [] }, { apiKey: [] }]
}

function operation(endpoint: AnyEndpoint) {
  const problem = {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  }
  return {
    operationId: endpoint.name,
    tags: [endpoint.name.split('.')[0]],
    summary: endpoint.summary.en,
    description: endpoint.summary.zh,
    security: security(endpoint),
    parameters: [...parameters('path', endpoint.params), ...parameters('query', endpoint.query)],
    ...(endpoint.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: endpoint.body } },
          },
        }),
    responses: {
      200: endpoint.raw
        ? { description: 'a file or a stream' }
        : { description: 'done', content: { 'application/json': { schema: endpoint.answer } } },
      default: {
        description: `a problem; codes: ${(endpoint.problems ?? []).join(', ')}`,
        content: problem,
      },
    },
    ...(typeof endpoint.audience === 'object' ? { 'x-permit': endpoint.audience.permit } : {}),
  }
}

/** The whole document, as plain JSON. */
export function openApiDocument(modules: readonly Module[]): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const endpoint of modules.flatMap((module) => module.endpoints)) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    const entry = (paths[path] ??= {})
    entry[endpoint.method.toLowerCase()] = operation(endpoint)
  }
  return JSON.parse(
    JSON.stringify({
      openapi: '3.1.0',
      info: {
        title: 'Baigong 百工',
        version: '0.1.0',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      tags: modules.map(({ name, sentence }) => ({ name, description: sentence })),
      paths,
      components: {
        schemas: { Problem: ProblemDocument },
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'baigong_session' },
          apiKey: { type: 'http', scheme: 'bearer' },
        },
      },
    }),
  )
}

export function openApiRoutes(app: FastifyInstance, modules: readonly Module[]): void {
  let document: object | undefined
  app.get('/api/openapi.json', async () => (document ??= openApiDocument(modules)))
}
