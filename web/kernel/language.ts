/**
 * Which language the page speaks: chosen on this device, by the address or a switch; else that of the person who
 * signed in here last; else Chinese.
 */
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
  const chosen = asked ?? asLanguage(remembered('language'))
  if (chosen !== null) keepLanguage(chosen)
  return chosen ?? asLanguage(remembered(ofPerson)) ?? 'zh'
}

const ofPerson = 'language.ofPerson'
const aYearS = 31_536_000

/** To the server, which writes the first page in it. */
function tellServer(language: Language): void {
  document.cookie = `baigong_language=${language}; path=/; max-age=${aYearS}; samesite=lax`
}

/** Remembers a choice. */
export function keepLanguage(language: Language): void {
  remember('language', language)
  tellServer(language)
}

/** What is to be shown to a person of this language: theirs, unless another was chosen on this device. */
export function languageFor(person: Language): Language {
  const chosen = asLanguage(remembered('language'))
  if (chosen !== null) return chosen
  remember(ofPerson, person)
  tellServer(person)
  return person
}

/** Says the language to the browser, to styles and to screen readers. */
export function markLanguage(language: Language): void {
  document.documentElement.lang = languageTags[language]
}

/** The language now shown, for requests. */
export function shownLanguage(): Language {
  return document.documentElement.lang.startsWith('en') ? 'en' : 'zh'
}
