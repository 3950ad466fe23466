/** The office's pages of rounds of review. */
import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../kernel/page.ts'
import { deskRoute } from '../../kernel/shell/routes.tsx'

const words = ['evaluation', 'round', 'panel'] as const

const rounds = createRoute({
  getParentRoute: () => deskRoute,
  path: '/evaluation/rounds',
  component: lazyPage(async () => (await import('./RoundsPage.tsx')).RoundsPage, ...words),
})

const round = createRoute({
  getParentRoute: () => deskRoute,
  path: '/evaluation/rounds/$id',
  component: lazyPage(async () => (await import('./OverviewPage.tsx')).OverviewPage, ...words),
})

const items = createRoute({
  getParentRoute: () => deskRoute,
  path: '/evaluation/rounds/$id/items',
  component: lazyPage(async () => (await import('./RoundItemsPage.tsx')).RoundItemsPage, ...words),
})

const item = createRoute({
  getParentRoute: () => deskRoute,
  path: '/evaluation/rounds/$id/items/$itemId',
  component: lazyPage(async () => (await import('./RoundItemPage.tsx')).RoundItemPage, ...words),
})

const experts = createRoute({
  getParentRoute: () => deskRoute,
  path: '/evaluation/rounds/$id/experts',
  component: lazyPage(
    async () => (await import('./RoundExpertsPage.tsx')).RoundExpertsPage,
    ...words,
  ),
})

const results = createRoute({
  getParentRoute: () => deskRoute,
  path: '/evaluation/rounds/$id/results',
  component: lazyPage(
    async () => (await import('./RoundResultsPage.tsx')).RoundResultsPage,
    ...words,
  ),
})

const panels = createRoute({
  getParentRoute: () => deskRoute,
  path: '/evaluation/rounds/$id/panels',
  component: lazyPage(async () => (await import('../panel/PanelsPage.tsx')).PanelsPage, ...words),
})

const sessions = createRoute({
  getParentRoute: () => deskRoute,
  path: '/evaluation/rounds/$id/sessions',
  component: lazyPage(
    async () => (await import('../panel/SessionsPage.tsx')).SessionsPage,
    ...words,
  ),
})

const fees = createRoute({
  getParentRoute: () => deskRoute,
  path: '/evaluation/rounds/$id/fees',
  component: lazyPage(async () => (await import('../panel/FeesPage.tsx')).FeesPage, ...words),
})

export const roundRoutes = [
  rounds,
  round,
  items,
  item,
  experts,
  results,
  panels,
  sessions,
  fees,
] as const
