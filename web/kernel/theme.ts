/** Light, dark, or whatever the system says. The attribute is the one that the tokens listen to. */
import { useSyncExternalStore } from 'react'
import { remember, remembered } from './stored.ts'

export type Theme = 'light' | 'dark' | 'system'
export const themes: readonly Theme[] = ['light', 'dark', 'system']

const systemDark = () => matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function chosenTheme(): Theme {
  const kept = remembered('theme')
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

function apply(): void {
  const theme = chosenTheme()
  const dark = theme === 'dark' || (theme === 'system' && systemDark().matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
}

/** Follows the system and the choice from now on; `first.ts` applied what held before the first paint. */
export function startTheme(): void {
  apply()
  systemDark().addEventListener('change', apply)
}

export function chooseTheme(theme: Theme): void {
  remember('theme', theme)
  apply()
  for (const tell of listeners) tell()
}

export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    chosenTheme,
    () => 'system',
  )
}
