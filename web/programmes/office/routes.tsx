/** The pages of the programme office. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../../kernel/module.ts'
import { lazyPage } from '../../kernel/page.ts'
import { deskRoute } from '../../kernel/shell/routes.tsx'

const words = ['office', 'programmes'] as const

const list = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes',
  component: lazyPage(async () => (await import('./ProgrammesPage.tsx')).ProgrammesPage, ...words),
})

const standing = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId',
  component: lazyPage(async () => (await import('./StandingPage.tsx')).StandingPage, ...words),
})

const settings = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId/settings',
  component: lazyPage(async () => (await import('./EditorPage.tsx')).EditorPage, ...words, 'codes'),
})

/** The page above shows the section: going from one to the next must not close what is being written. */
const section = createRoute({ getParentRoute: () => settings, path: '$section' })

const seats = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId/seats',
  component: lazyPage(async () => (await import('./SeatsPage.tsx')).SeatsPage, ...words),
})

const arrivals = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId/arrivals',
  component: lazyPage(async () => (await import('./ArrivalsPage.tsx')).ArrivalsPage, ...words),
})

const entries = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId/entries',
  component: lazyPage(
    async () => (await import('./EntriesPage.tsx')).EntriesPage,
    ...words,
    'selection',
    'evaluation',
  ),
})

const entry = createRoute({
  getParentRoute: () => deskRoute,
  path: '/entries/$id',
  component: lazyPage(
    async () => (await import('./EntryPage.tsx')).EntryPage,
    ...words,
    'codes',
    'following',
  ),
})

const acts = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId/acts',
  component: lazyPage(async () => (await import('./ActsPage.tsx')).ActsPage, ...words),
})

const winners = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/winners',
  component: lazyPage(
    async () => (await import('./WinnersPage.tsx')).WinnersPage,
    ...words,
    'imports',
  ),
})

const batch = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/winners/$id',
  component: lazyPage(
    async () => (await import('./WinnerBatchPage.tsx')).WinnerBatchPage,
    ...words,
    'imports',
  ),
})

export const officeRoutes = [
  list,
  standing,
  settings.addChildren([section]),
  seats,
  arrivals,
  entries,
  entry,
  acts,
  winners,
  batch,
] as const

export const officeWeb: ModuleWeb = { name: 'office' }
