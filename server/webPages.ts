/**
 * The HTML of the web: one file, to which the server adds what the page at this address will ask for next. The
 * files come in the first wave, the first answers are in the page itself, as data that no script is, and where
 * all are here the page is written out, to be read before its scripts have come.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { listShownAnnouncements } from '../domain/console/announcement.endpoints.ts'
import { readBranding } from '../domain/console/setting.endpoints.ts'
import type { AnswerOf, AnyEndpoint } from '../domain/kernel/endpoint.ts'
import { type Language, languageTags } from '../domain/kernel/text.ts'
import { readMe } from '../domain/people/session.endpoints.ts'
import { listCalls, readCall } from '../domain/programmes/call.endpoints.ts'
import { type Given, type Prerenderer, prerendererIn, type Written } from './prerender.ts'

/** A page waits no longer than this for answers; what is late, it asks for itself. */
const waitMsMax = 300

type Asked = { readonly endpoint: AnyEndpoint; readonly params?: Readonly<Record<string, string>> }
type Files = Readonly<Record<string, Readonly<Record<Language, readonly string[]>>>>

const everyPage: readonly Asked[] = [
  { endpoint: readMe },
  { endpoint: readBranding },
  { endpoint: listShownAnnouncements },
]

type PageKind = { readonly files: string; readonly asks: readonly Asked[] }

function kindOf(path: string): PageKind {
  if (path === '/') return { files: 'portal', asks: [...everyPage, { endpoint: listCalls }] }
  const programmeId = /^\/calls\/([a-z0-9-]{1,61})$/.exec(path)?.[1]
  if (programmeId === undefined) return { files: 'other', asks: [] }
  return { files: 'call', asks: [...everyPage, { endpoint: readCall, params: { programmeId } }] }
}

/** As the browser decides it: asked for in the address, else chosen before, else Chinese. */
function languageOf(request: FastifyRequest): Language {
  const { lang } = request.query as { lang?: string }
  if (lang === 'en' || lang === 'zh') return lang
  return /(?:^|; )baigong_language=en(?:;|$)/.test(request.headers.cookie ?? '') ? 'en' : 'zh'
}

/** Through the same door as everybody's calls, with the visitor's own cookie; nothing but a plain success counts. */
async function answerOf(app: FastifyInstance, request: FastifyRequest, asked: Asked) {
  const { endpoint, params = {} } = asked
  const url = Object.entries(params).reduce(
    (path, [name, value]) => path.replace(`:${name}`, encodeURIComponent(value)),
    endpoint.path,
  )
  const { cookie } = request.headers
  const answer = await app.inject({
    method: 'GET',
    url,
    remoteAddress: request.ip,
    headers: {
      'accept-language': languageOf(request),
      ...(cookie === undefined ? {} : { cookie }),
    },
  })
  if (answer.statusCode !== 200) return undefined
  // The key under which the web keeps it: the endpoint's name and its input.
  const key = [endpoint.name, asked.params === undefined ? {} : { params }]
  return { key, answer: answer.json() as unknown }
}

async function givenFor(
  app: FastifyInstance,
  request: FastifyRequest,
  asks: readonly Asked[],
  waitMs: number,
) {
  const late = sleep(waitMs, undefined, { ref: false })
  const all = await Promise.all(
    asks.map((asked) => Promise.race([answerOf(app, request, asked).catch(() => undefined), late])),
  )
  return all.filter((one) => one !== undefined)
}

/** Styles hold back the first paint: what is written is never seen without them. */
function linkTo(file: string): string {
  const as = file.endsWith('.css') ? 'stylesheet' : 'modulepreload'
  return `<link rel="${as}" crossorigin href="${file}">`
}

/** No text of the data can end the element that holds it. */
function dataElement(data: object): string {
  const text = JSON.stringify(data).replace(/</g, '\\u003c')
  return `<script type="application/json" id="given">${text}</script>`
}

export type WebPages = {
  readonly pageFor: (request: FastifyRequest, now: Date) => Promise<string>
  /** Loads what writes pages, so that the first visitor need not wait for it. */
  readonly ready: () => Promise<void>
}

function withWritten(page: string, language: Language, { title, html }: Written): string {
  const root = `<div id="root" data-language="${language}">${html}</div>`
  const named =
    title === null ? page : page.replace(/<title>.*?<\/title>/, () => `<title>${title}</title>`)
  return named
    .replace(/<html lang="[^"]*"/, () => `<html lang="${languageTags[language]}"`)
    .replace('<div id="root"></div>', () => root)
}

/**
 * Only strangers' pages are written: they are the same for all of them. Writing one for each person would cost
 * every visit of a deadline's last hour some tens of milliseconds, and who is signed in has the scripts already.
 */
function isStranger({ given }: Given): boolean {
  const me = given.find(({ key }) => key[0] === readMe.name)?.answer
  return (me as AnswerOf<typeof readMe> | undefined)?.person === null
}

/** A page that cannot be written, or not in time, is left to the browser. */
async function writtenBy(
  prerenderer: Prerenderer | undefined,
  page: { readonly path: string; readonly language: Language; readonly given: Given },
  { app, waitMs }: { readonly app: FastifyInstance; readonly waitMs: number },
): Promise<Written | undefined> {
  if (prerenderer === undefined) return undefined
  const written = prerenderer
    .write(page.path, page.language, page.given)
    .catch((error: unknown) => {
      app.log.error({ err: error, path: page.path }, 'a page could not be written')
      return undefined
    })
  return Promise.race([written, sleep(waitMs, undefined, { ref: false })])
}

/** Undefined where the web was not built. */
export async function openWebPages(
  app: FastifyInstance,
  folder: string,
  waitMs = waitMsMax,
): Promise<WebPages | undefined> {
  const [htmlFile, filesFile] = [join(folder, 'index.html'), join(folder, 'pages.json')]
  if (!existsSync(htmlFile) || !existsSync(filesFile)) return undefined
  const html = await readFile(htmlFile, 'utf8')
  const files = JSON.parse(await readFile(filesFile, 'utf8')) as Files
  const prerenderer = prerendererIn(join(folder, '../prerender/prerender.js'))
  const pageFor: WebPages['pageFor'] = async (request, now) => {
    const path = request.url.split('?')[0] ?? '/'
    const { files: page, asks } = kindOf(path)
    const language = languageOf(request)
    const wanted = files[page]?.[language] ?? []
    const links = wanted.filter((file) => !html.includes(file)).map(linkTo)
    const whole = html.replace('</head>', () => `${links.join('')}</head>`)
    if (asks.length === 0) return whole
    const given = { date: now.toUTCString(), given: await givenFor(app, request, asks, waitMs) }
    const filled = whole.replace('</body>', () => `${dataElement(given)}</body>`)
    if (given.given.length < asks.length || !isStranger(given)) return filled
    const written = await writtenBy(prerenderer, { path, language, given }, { app, waitMs })
    return written === undefined ? filled : withWritten(filled, language, written)
  }
  return { pageFor, ready: async () => prerenderer?.ready() }
}
