/** The sentence of a code: `people.name_taken` is `people:reason.name_taken`. */
import i18next from 'i18next'
import { useEffect, useReducer } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { ProblemDocument } from '../../domain/kernel/problem.ts'
import type { Facts } from '../../domain/kernel/verdict.ts'

type Coded = { readonly code: string; readonly facts?: Facts | undefined }

// Codes come over the wire, so their keys are not the typed ones.
type LooseT = (key: string, options: Record<string, unknown>) => string

function keyOf(code: string): { readonly namespace: string; readonly key: string } {
  const dot = code.indexOf('.')
  const namespace = dot < 0 ? 'kernel' : code.slice(0, dot)
  return { namespace, key: `${namespace}:reason.${code.slice(dot + 1)}` }
}

/** A permission among the facts by its name: nobody who is refused knows its code. */
function named(t: LooseT, facts: Facts | undefined): Facts | undefined {
  const permit = facts?.['permit']
  if (permit === undefined) return facts
  if (!i18next.hasLoadedNamespace('permits')) {
    void i18next.loadNamespaces('permits')
    return { ...facts, permit: '…' }
  }
  const key = `permits:${permit}`
  return i18next.exists(key) ? { ...facts, permit: t(key, {}) } : facts
}

/**
 * A function that says why. Words not yet fetched are fetched, and the component renders again. What no
 * text explains gets the server's own sentence, else one that asks to report the code.
 */
export function useReasons(): (refusal: Coded & { readonly detail?: string }) => string {
  const { t, i18n } = useTranslation('kernel')
  const [, again] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    i18n.on('loaded', again)
    return () => i18n.off('loaded', again)
  }, [i18n])
  return ({ code, facts, detail }) => {
    const { namespace, key } = keyOf(code)
    const say = t as unknown as LooseT
    if (i18next.exists(key)) return say(key, { ...named(say, facts) })
    if (!i18next.hasLoadedNamespace(namespace)) void i18next.loadNamespaces(namespace)
    return detail === undefined || detail === '' ? t('reason.unknown') : detail
  }
}

/** The sentence of a problem document. */
export function useProblemText(): (problem: ProblemDocument) => string {
  const say = useReasons()
  return ({ code, facts, detail, title }) =>
    say({ code, facts, detail: detail === '' ? title : detail })
}
