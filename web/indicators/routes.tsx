/** Pages of surveys: the desk of those who ask, and a published figure. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute, publicRoute } from '../kernel/shell/routes.tsx'

const words = ['surveys', 'indicators', 'imports'] as const

const list = createRoute({
  getParentRoute: () => deskRoute,
  path: '/indicators/surveys',
  component: lazyPage(async () => (await import('./SurveysPage.tsx')).SurveysPage, ...words),
})

const one = createRoute({
  getParentRoute: () => deskRoute,
  path: '/indicators/surveys/$id',
  component: lazyPage(async () => (await import('./SurveyPage.tsx')).SurveyPage, ...words),
})

const batch = createRoute({
  getParentRoute: () => deskRoute,
  path: '/indicators/survey-batches/$id',
  component: lazyPage(
    async () => (await import('./SurveyBatchPage.tsx')).SurveyBatchPage,
    ...words,
  ),
})

const figure = createRoute({
  getParentRoute: () => publicRoute,
  path: '/penetration/$id',
  component: lazyPage(async () => (await import('./FigurePage.tsx')).FigurePage, ...words),
})

export const surveysPublicRoutes = [figure] as const
export const surveysDeskRoutes = [list, one, batch] as const

export const surveysWeb: ModuleWeb = { name: 'indicators' }
