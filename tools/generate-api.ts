/**
 * Writes `docs/api.txt`: one line an endpoint, with a digest of its whole OpenAPI operation, so that every
 * change of the API shows in review. The document itself is served at `/api/openapi.json`.
 */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnyEndpoint } from '../domain/kernel/endpoint.ts'
import { openApiDocument } from '../server/kernel/http/openapi.ts'
import { modules } from '../server/modules.ts'
import { root } from './steps.ts'

export const apiFile = join(root, 'docs/api.txt')

type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> }

function lineOf({ paths }: Document, { name, method, path, audience }: AnyEndpoint): string {
  const operation = paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
  const digest = createHash('sha256').update(JSON.stringify(operation)).digest('hex').slice(0, 12)
  const who = typeof audience === 'string' ? audience : audience.permit
  return `${name} ${method} ${path} ${who} ${digest}`
}

export function currentApi(): string {
  const document = openApiDocument(modules) as Document
  const lines = modules.flatMap(({ endpoints }) => endpoints.map((one) => lineOf(document, one)))
  return `${lines.toSorted().join('\n')}\n`
}

if (import.meta.main) await writeFile(apiFile, currentApi())
