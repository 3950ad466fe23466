/** What the fields of a form stand on, and the hooks by which each hears only of itself. */
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Language } from '../../../domain/kernel/text.ts'
import type { Value } from '../../../domain/programmes/form/answers.ts'
import type { FormFault } from '../../../domain/programmes/form/faults.ts'
import type { GivenValues } from '../../../domain/programmes/form/document.ts'
import type { Words } from '../../../domain/programmes/form/items.ts'
import { useFormat } from '../../kernel/format.ts'
import type { Checker, CheckResult } from './checker.ts'
import type { FormStore } from './store.ts'

/** A place that somebody asked to be led to; tables unfold the row it lies in. */
export type Target = {
  readonly at: () => string | null
  readonly go: (at: string) => void
  readonly subscribe: (listener: () => void) => () => void
}

export type FormDesk = {
  readonly store: FormStore
  readonly checker: Checker
  readonly target: Target
  readonly given: GivenValues
}

const FormDeskContext = createContext<FormDesk | null>(null)
export const FormDeskProvider = FormDeskContext

export function useFormDesk(): FormDesk {
  const desk = useContext(FormDeskContext)
  if (desk === null) throw new Error('a field stands outside of a form')
  return desk
}

export function createTarget(): Target {
  const listeners = new Set<() => void>()
  let at: string | null = null
  return {
    at: () => at,
    go(next) {
      at = next
      for (const hear of listeners) hear()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** The value of one field, and the way to change it. */
export function useValue(at: string): Value | undefined {
  const { store } = useFormDesk()
  return useSyncExternalStore(
    (hear) => store.onField(at, hear),
    () => store.value(at),
  )
}

/** Ids of the rows that people added to an item. */
export function useRowIds(item: string): readonly string[] {
  const { store } = useFormDesk()
  return useSyncExternalStore(
    (hear) => store.onField(`${item}#rows`, hear),
    () => store.rowIds(item),
  )
}

/** Renders again with every change inside an item: for sums. */
export function useItemRevision(item: string): unknown {
  const { store } = useFormDesk()
  return useSyncExternalStore(
    (hear) => store.onField(`${item}*`, hear),
    () => store.state(),
  )
}

export function useFaults(at: string): readonly FormFault[] {
  const { checker } = useFormDesk()
  return useSyncExternalStore(
    (hear) => checker.onFaults(at, hear),
    () => checker.faultsAt(at),
  )
}

export function useFaultsIn(item: string): readonly FormFault[] {
  const { checker } = useFormDesk()
  return useSyncExternalStore(
    (hear) => checker.onFaults(item, hear),
    () => checker.faultsIn(item),
  )
}

export function useCheck(): CheckResult {
  const { checker } = useFormDesk()
  return useSyncExternalStore(checker.onResult, checker.result)
}

/** The definition's words in the language shown. */
export function useWords(): {
  readonly language: Language
  readonly say: (words: Words) => string
} {
  const { language } = useFormat()
  return { language, say: (words) => words[language] }
}

/** The id of the element that holds a field, so that a checklist can lead to it. */
export function fieldId(at: string): string {
  return `f-${at.replace(/[./]/g, '-')}`
}
