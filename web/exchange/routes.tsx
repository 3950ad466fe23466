/** Shells fetched from the pages of offers and companies, and brought in at the desk. */
import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute } from '../kernel/shell/routes.tsx'

const shells = createRoute({
  getParentRoute: () => deskRoute,
  path: '/offers/shells',
  component: lazyPage(
    async () => (await import('./ShellsPage.tsx')).ShellsPage,
    'exchange',
    'catalog',
    'imports',
  ),
})

export const exchangeRoutes = [shells] as const

const links = (part: 'OfferLinks' | 'CompanyLinks') =>
  lazy(async () => ({ default: (await import('./ShellLinks.tsx'))[part] }))

export const exchangeWeb: ModuleWeb = {
  name: 'exchange',
  beside: { 'catalog.offer': links('OfferLinks'), 'catalog.company': links('CompanyLinks') },
}
