/** The pages of selected projects: for the project, its unit and the office alike. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../../kernel/module.ts'
import { lazyPage } from '../../kernel/page.ts'
import { deskRoute } from '../../kernel/shell/routes.tsx'

const words = ['following', 'programmes', 'indicators'] as const

const list = createRoute({
  getParentRoute: () => deskRoute,
  path: '/followings',
  component: lazyPage(async () => (await import('./FollowingsPage.tsx')).FollowingsPage, ...words),
})

const one = createRoute({
  getParentRoute: () => deskRoute,
  path: '/followings/$id',
  component: lazyPage(async () => (await import('./FollowingPage.tsx')).FollowingPage, ...words),
})

const evidence = createRoute({
  getParentRoute: () => deskRoute,
  path: '/followings/$id/evidence',
  component: lazyPage(async () => (await import('./EvidencePage.tsx')).EvidencePage, ...words),
})

const paper = createRoute({
  getParentRoute: () => deskRoute,
  path: '/followings/$id/papers/$paperId',
  component: lazyPage(async () => (await import('./PaperPage.tsx')).PaperPage, ...words, 'files'),
})

const sample = createRoute({
  getParentRoute: () => deskRoute,
  path: '/samples/$sampleId',
  component: lazyPage(async () => (await import('./SamplePage.tsx')).SamplePage, ...words),
})

export const followingRoutes = [list, one, evidence, paper, sample] as const

export const followingWeb: ModuleWeb = { name: 'following' }
