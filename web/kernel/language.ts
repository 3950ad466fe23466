/** Which language the page speaks: asked for in the address, else remembered, else Chinese. */
import { type Language, languageTags } from '../../domain/kernel/text.ts'
import { remember, remembered } from './stored.ts'

function asLanguage(text: string | null): Language | null {
  return text === 'zh' || text === 'en' ? text : null
}

/**
 * The language to start with. `?lang=en` wins, is remembered, and leaves the address: what stays there
 * belongs to the page.
 */
export function startLanguage(): Language {
  const address = new URL(location.href)
  const asked = asLanguage(address.searchParams.get('lang'))
  if (asked !== null) {
    address.searchParams.delete('lang')
    history.replaceState(history.state, '', address)
  }
  const language = asked ?? asLanguage(remembered('language')) ?? 'zh'
  if (language !== 'zh' || asked !== null) keepLanguage(language)
  return language
}

const aYearS = 31_536_000

/** Remembers the choice, also for the server, which writes the first page in it. */
export function keepLanguage(language: Language): void {
  remember('language', language)
  document.cookie = `baigong_language=${language}; path=/; max-age=${aYearS}; samesite=lax`
}

/** Says the language to the browser, to styles and to screen readers. */
export function markLanguage(language: Language): void {
  document.documentElement.lang = languageTags[language]
}

/** The language now shown, for requests. */
export function shownLanguage(): Language {
  return document.documentElement.lang.startsWith('en') ? 'en' : 'zh'
}
