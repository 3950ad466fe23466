/** The readable page of the API, at `/api`: printed from the declarations, in both languages, without scripts. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { TSchema } from 'typebox'
import type { AnyEndpoint } from '../../../domain/kernel/endpoint.ts'
import { type Language, languageTags } from '../../../domain/kernel/text.ts'
import { kernelServerEn } from '../../../domain/kernel/text.server.en.ts'
import { kernelServerZh } from '../../../domain/kernel/text.server.zh.ts'
import type { Module } from '../module.ts'

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

const wordsOf = (language: Language) =>
  (language === 'en' ? kernelServerEn : kernelServerZh).apiPage

function audienceOf(endpoint: AnyEndpoint, language: Language): string {
  const words = wordsOf(language)
  if (endpoint.audience === 'public') return words.anybody
  if (endpoint.audience === 'signedIn') return words.signedIn
  return `${words.permit} ${endpoint.audience.permit}`
}

function schemaPart(title: string, schema: TSchema | undefined): string {
  if (schema === undefined) return ''
  const json = escaped(JSON.stringify(schema, null, 2))
  return `<details><summary>${escaped(title)}</summary><pre tabindex="0">${json}</pre></details>`
}

function endpointPart(endpoint: AnyEndpoint, language: Language): string {
  const words = wordsOf(language)
  const problems = (endpoint.problems ?? []).map((code) => `<code>${escaped(code)}</code>`)
  return `<section class="call" id="${endpoint.name}">
    <h3>${escaped(endpoint.summary[language])}</h3>
    <p class="line"><b>${endpoint.method}</b> <code>${escaped(endpoint.path)}</code></p>
    <p class="note">${escaped(audienceOf(endpoint, language))} · <code>${endpoint.name}</code></p>
    ${schemaPart(words.params, endpoint.params)}
    ${schemaPart(words.query, endpoint.query)}
    ${schemaPart(words.body, endpoint.body)}
    ${endpoint.raw ? `<p class="note">${words.file}</p>` : schemaPart(words.answer, endpoint.answer)}
    ${problems.length > 0 ? `<p class="note">${words.problems} ${problems.join(' ')}</p>` : ''}
  </section>`
}

function modulePart(module: Module, language: Language): string {
  const calls = module.endpoints.map((endpoint) => endpointPart(endpoint, language)).join('\n')
  return `<h2 id="${module.name}">${module.name}</h2>${calls}`
}

/** The whole page as HTML. */
export function apiPage(modules: readonly Module[], language: Language): string {
  const words = wordsOf(language)
  const other = language === 'zh' ? 'en' : 'zh'
  const contents = modules
    .map(({ name, endpoints }) => `<li><a href="#${name}">${name}</a> ${endpoints.length}</li>`)
    .join('')
  return `<!doctype html>
<html lang="${languageTags[language]}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title><link rel="stylesheet" href="/api/page.css"></head>
<body><main>
<p class="top"><a href="/">${words.home}</a> <a href="/api?lang=${other}">${words.otherLanguage}</a></p>
<h1>${words.title}</h1>
<p>${words.intro}</p>
<p>${words.key}</p>
<p><a href="/api/openapi.json">OpenAPI 3.1</a> <a href="/webhooks/guide?lang=${language}">${words.webhooks}</a></p>
<nav aria-label="${words.contents}"><ul>${contents}</ul></nav>
${modules.map((module) => modulePart(module, language)).join('\n')}
</main></body></html>`
}

export function apiPageRoutes(app: FastifyInstance, modules: readonly Module[]): void {
  const pages = new Map<Language, string>()
  app.get<{ Querystring: { lang?: string } }>('/api', async (request, reply) => {
    const wish = request.query.lang
    const language = wish === 'en' || wish === 'zh' ? wish : request.identity.language
    const page = pages.get(language) ?? apiPage(modules, language)
    pages.set(language, page)
    return reply.type('text/html; charset=utf-8').send(page)
  })
  app.get('/api/page.css', async (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(await readFile(join(import.meta.dirname, 'apiPage.css'))),
  )
}
