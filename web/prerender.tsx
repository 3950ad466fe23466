/**
 * Writes a page on the server, so that it can be read before its scripts have come, and by those who run none.
 * The browser takes the same elements over. Built to `dist/prerender`; the server loads it as a file.
 */
import { createMemoryHistory } from '@tanstack/react-router'
import i18next from 'i18next'
import { renderToString } from 'react-dom/server'
import { type Language, languages } from '../domain/kernel/text.ts'
import { houseTexts, nameAsGiven, newRouter, openWholeHouse, WholeHouse } from './house.tsx'
import { type Given, keepGiven } from './kernel/given.ts'
import { nameHouse, startAllTexts } from './kernel/i18n.ts'
import { newQueryClient } from './kernel/query.ts'

openWholeHouse()
await startAllTexts(houseTexts)

const namedAtFirst = Object.fromEntries(
  languages.map((language) => [language, String(i18next.getResource(language, 'kernel', 'name'))]),
)

/** What React writes where something was not here yet. */
const unfinished = '<!--$!-->'
const triesMax = 20
const tryAgainMs = 10

const leadingTitle = /^<title>(.*?)<\/title>/

export type Written = {
  /** Of the window; escaped like the rest. */
  readonly title: string | null
  readonly html: string
}

async function write(path: string, language: Language, given: Given): Promise<Written | undefined> {
  const client = newQueryClient(() => {})
  const router = newRouter(client, createMemoryHistory({ initialEntries: [path] }))
  await i18next.changeLanguage(language)
  keepGiven(client, given)
  if (nameAsGiven(client, language) === '') nameHouse(language, namedAtFirst[language] ?? '')
  await router.load()
  if (router.state.matches.some(({ status }) => status !== 'success')) return undefined
  for (let turn = 0; turn < triesMax; turn++) {
    const text = renderToString(<WholeHouse client={client} router={router} />)
    if (!text.includes(unfinished)) {
      const html = text.replace(leadingTitle, '').replaceAll(' style="', ' data-style="')
      return { title: leadingTitle.exec(text)?.[1] ?? null, html }
    }
    await new Promise((resolve) => setTimeout(resolve, tryAgainMs))
  }
  return undefined
}

let last: Promise<unknown> = Promise.resolve()

/**
 * A page as its visitor will see it, from the answers that go with it; undefined where it has to wait. One
 * after another: the language, the name of the house and the minute are those of the page being written.
 */
export function writePage(
  path: string,
  language: Language,
  given: Given,
): Promise<Written | undefined> {
  const written = last.then(() => write(path, language, given))
  last = written.catch(() => undefined)
  return written
}
