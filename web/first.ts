/**
 * Runs before anything is painted, by itself: a classic script in one file that the page waits for. Whoever
 * chose dark never sees a light page, not even for the moment in which the rest is fetched.
 */
import { keepWhatIsEarly } from './early.ts'

function chosenTheme(): string | null {
  try {
    return localStorage.getItem('baigong.theme')
  } catch {
    // A browser may refuse storage altogether; then the system decides.
    return null
  }
}

const chosen = chosenTheme()
const isDark =
  chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light')

// The policy of content refuses styles in the HTML of a page, though not from a script of ours: a measure
// that the server drew gets its lengths as soon as the page is read.
document.addEventListener(
  'readystatechange',
  () => {
    for (const element of document.querySelectorAll<HTMLElement>('[data-style]')) {
      element.style.cssText = element.dataset['style'] ?? ''
      delete element.dataset['style']
    }
  },
  { once: true },
)

keepWhatIsEarly()
