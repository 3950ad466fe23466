/** The pages of evaluation: the register of experts, and what each expert does. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute, publicRoute } from '../kernel/shell/routes.tsx'
import { roundRoutes } from './round/routes.tsx'

const experts = createRoute({
  getParentRoute: () => deskRoute,
  path: '/evaluation/experts',
  component: lazyPage(async () => (await import('./ExpertsPage.tsx')).ExpertsPage, 'evaluation'),
})

const expert = createRoute({
  getParentRoute: () => deskRoute,
  path: '/evaluation/experts/$id',
  component: lazyPage(async () => (await import('./ExpertPage.tsx')).ExpertPage, 'evaluation'),
})

const imports = createRoute({
  getParentRoute: () => deskRoute,
  path: '/evaluation/imports',
  component: lazyPage(
    async () => (await import('./experts/ImportsPage.tsx')).ImportsPage,
    'evaluation',
    'imports',
  ),
})

const importBatch = createRoute({
  getParentRoute: () => deskRoute,
  path: '/evaluation/imports/$id',
  component: lazyPage(
    async () => (await import('./experts/BatchPage.tsx')).BatchPage,
    'evaluation',
    'imports',
  ),
})

const ownExpert = createRoute({
  getParentRoute: () => deskRoute,
  path: '/reviews/me',
  component: lazyPage(
    async () => (await import('./OwnExpertPage.tsx')).OwnExpertPage,
    'evaluation',
  ),
})

const reviews = createRoute({
  getParentRoute: () => deskRoute,
  path: '/reviews',
  component: lazyPage(async () => (await import('./ReviewsPage.tsx')).ReviewsPage, 'evaluation'),
})

const review = createRoute({
  getParentRoute: () => deskRoute,
  path: '/reviews/$id',
  component: lazyPage(async () => (await import('./ReviewPage.tsx')).ReviewPage, 'evaluation'),
})

const ownSessions = createRoute({
  getParentRoute: () => deskRoute,
  path: '/reviews/sessions',
  component: lazyPage(
    async () => (await import('./panel/OwnSessionsPage.tsx')).OwnSessionsPage,
    'evaluation',
    'panel',
  ),
})

const table = createRoute({
  getParentRoute: () => deskRoute,
  path: '/reviews/tables/$id',
  component: lazyPage(
    async () => (await import('./panel/TablePage.tsx')).TablePage,
    'evaluation',
    'panel',
  ),
})

const hearings = createRoute({
  getParentRoute: () => deskRoute,
  path: '/hearings',
  component: lazyPage(
    async () => (await import('./panel/HearingsPage.tsx')).HearingsPage,
    'evaluation',
    'panel',
  ),
})

const arrange = createRoute({
  getParentRoute: () => deskRoute,
  path: '/evaluation/rounds/$id/arrange',
  component: lazyPage(
    async () => (await import('./arrange/ArrangePage.tsx')).ArrangePage,
    'evaluation',
  ),
})

export const evaluationDeskRoutes = [
  experts,
  expert,
  imports,
  importBatch,
  ownExpert,
  reviews,
  review,
  ownSessions,
  table,
  hearings,
  arrange,
  ...roundRoutes,
] as const

const publicDraw = createRoute({
  getParentRoute: () => publicRoute,
  path: '/draws/$id',
  component: lazyPage(
    async () => (await import('./PublicDrawPage.tsx')).PublicDrawPage,
    'evaluation',
  ),
})

export const evaluationPublicRoutes = [publicDraw] as const

export const evaluationWeb: ModuleWeb = { name: 'evaluation' }
