import { createRoute } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { lazyPage } from '../page.ts'
import type { Namespace } from '../words.ts'
import { deskRoute } from './routes.tsx'

/**
 * Routes at the desk whose pages come as one file: each file of its own weighs on the first page of every visitor.
 * `const at = deskPagesOf(async () => (await import('./deskPages.ts')).deskPages, 'market')`, then `at('/board')`.
 */
export const deskPagesOf =
  <Pages extends Readonly<Record<string, ComponentType>>>(
    load: () => Promise<Pages>,
    ...namespaces: readonly Namespace[]
  ) =>
  <Path extends keyof Pages & string>(path: Path) =>
    createRoute({
      getParentRoute: () => deskRoute,
      path,
      component: lazyPage(async () => (await load())[path]!, ...namespaces),
    })
