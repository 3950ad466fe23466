/**
 * The words. Each module's texts are a namespace, fetched when a page first needs them, so that a
 * visitor pays for the words of one page in one language.
 */
import i18next, { type BackendModule, type InitOptions } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Language, languages } from '../../domain/kernel/text.ts'
import { keepLanguage, languageFor, markLanguage, startLanguage } from './language.ts'

/** One fetcher for each namespace. */
export type TextLoaders = Readonly<Record<string, () => Promise<object>>>

/** What a table of fetchers brings, by namespace. */
export type TextsOf<Loaders extends TextLoaders> = {
  readonly [N in keyof Loaders]: Awaited<ReturnType<Loaders[N]>>
}

/** The table of each language; a visitor of one language does not carry the addresses of the other's words. */
export type LanguageTables = Readonly<Record<Language, () => Promise<TextLoaders>>>

function backendOf(tables: LanguageTables): BackendModule<Record<string, never>> {
  return {
    type: 'backend',
    init() {},
    read(language, namespace, done) {
      const tell = async () => {
        const load = (await tables[language as Language]())[namespace]
        if (load === undefined) throw new Error(`no texts for "${namespace}"`)
        return load()
      }
      tell().then(
        (texts) => done(null, texts as Record<string, never>),
        (error: Error) => done(error, false),
      )
    },
  }
}

const options: InitOptions = {
  fallbackLng: false,
  supportedLngs: [...languages],
  load: 'currentOnly',
  ns: ['kernel', 'ui'],
  defaultNS: 'kernel',
  interpolation: { escapeValue: false },
  returnNull: false,
  // Words that come later, such as the name an operator chose, show at once.
  react: { bindI18nStore: 'added' },
}

/** Starts with the visitor's language and the words that every page needs. */
export async function startTexts(tables: LanguageTables): Promise<Language> {
  const language = startLanguage()
  markLanguage(language)
  await i18next
    .use(backendOf(tables))
    .use(initReactI18next)
    .init({ ...options, lng: language })
  return language
}

/** The words in every language at once, for the server, which writes pages for all visitors. */
export async function startAllTexts(tables: LanguageTables): Promise<void> {
  await i18next
    .use(backendOf(tables))
    .use(initReactI18next)
    .init({ ...options, lng: 'zh', preload: [...languages] })
}

/** The name by which an operator calls the place: beside the mark and in every title. */
export function nameHouse(language: Language, name: string): void {
  const titled = `{{title}} - ${name}`
  i18next.addResources(language, 'kernel', { name, titled })
}

async function showLanguage(language: Language): Promise<void> {
  // Before anybody hears of it: what is read anew then asks in this language.
  markLanguage(language)
  await i18next.changeLanguage(language)
}

/** Shows the page in another language, from now on. */
export async function chooseLanguage(language: Language): Promise<void> {
  keepLanguage(language)
  await showLanguage(language)
}

/** Shows the page in the language of whoever signed in, where none was chosen on this device. */
export async function followLanguage(person: Language): Promise<void> {
  const language = languageFor(person)
  if (language !== i18next.language) await showLanguage(language)
}

/** Makes a namespace's words ready before a page shows them. */
export async function readyTexts(...namespaces: readonly string[]): Promise<void> {
  await i18next.loadNamespaces([...namespaces])
}
