/** A page of a route: fetched when first needed, together with its words. */
import { lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { readyTexts } from './i18n.ts'
import type { Namespace } from './words.ts'

/**
 * `component: lazyPage(async () => (await import('./RolesPage.tsx')).RolesPage, 'people')`. Hovering a
 * link fetches both, so that a press shows the page at once.
 */
export function lazyPage(load: () => Promise<ComponentType>, ...namespaces: readonly Namespace[]) {
  return lazyRouteComponent(async () => {
    const [page] = await Promise.all([load(), readyTexts(...namespaces)])
    return { default: page }
  })
}
