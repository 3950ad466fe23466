/** Pages of working groups, and of messages between an office and recommending units. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../../kernel/module.ts'
import { lazyPage } from '../../kernel/page.ts'
import { deskRoute } from '../../kernel/shell/routes.tsx'

const words = ['workgroup', 'programmes'] as const

const groups = createRoute({
  getParentRoute: () => deskRoute,
  path: '/workgroups',
  component: lazyPage(async () => (await import('./GroupsPage.tsx')).GroupsPage, ...words),
})

const members = createRoute({
  getParentRoute: () => deskRoute,
  path: '/workgroups/$programmeId',
  component: lazyPage(async () => (await import('./MembersPage.tsx')).MembersPage, ...words),
})

const tasks = createRoute({
  getParentRoute: () => deskRoute,
  path: '/workgroups/$programmeId/tasks',
  component: lazyPage(async () => (await import('./TasksPage.tsx')).TasksPage, ...words, 'files'),
})

const minutes = createRoute({
  getParentRoute: () => deskRoute,
  path: '/workgroups/$programmeId/minutes',
  component: lazyPage(async () => (await import('./MinutesPage.tsx')).MinutesPage, ...words),
})

const oneMinutes = createRoute({
  getParentRoute: () => deskRoute,
  path: '/workgroups/$programmeId/minutes/$id',
  component: lazyPage(
    async () => (await import('./OneMinutesPage.tsx')).OneMinutesPage,
    ...words,
    'prints',
  ),
})

const writeMinutes = createRoute({
  getParentRoute: () => deskRoute,
  path: '/workgroups/$programmeId/minutes/$id/write',
  component: lazyPage(
    async () => (await import('./WriteMinutesPage.tsx')).WriteMinutesPage,
    ...words,
    'people',
  ),
})

const advice = createRoute({
  getParentRoute: () => deskRoute,
  path: '/workgroups/$programmeId/advice',
  component: lazyPage(async () => (await import('./AdvicePage.tsx')).AdvicePage, ...words),
})

const experts = createRoute({
  getParentRoute: () => deskRoute,
  path: '/workgroups/$programmeId/experts',
  component: lazyPage(
    async () => (await import('./ExpertsPage.tsx')).ExpertsPage,
    ...words,
    'evaluation',
  ),
})

const circulars = createRoute({
  getParentRoute: () => deskRoute,
  path: '/circulars',
  component: lazyPage(async () => (await import('./CircularsPage.tsx')).CircularsPage, ...words),
})

const circular = createRoute({
  getParentRoute: () => deskRoute,
  path: '/circulars/$id',
  component: lazyPage(async () => (await import('./CircularPage.tsx')).CircularPage, ...words),
})

const sent = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId/circulars',
  component: lazyPage(
    async () => (await import('./SentCircularsPage.tsx')).SentCircularsPage,
    ...words,
    'office',
    'files',
  ),
})

export const workgroupDeskRoutes = [
  groups,
  members,
  tasks,
  minutes,
  oneMinutes,
  writeMinutes,
  advice,
  experts,
  circulars,
  circular,
  sent,
] as const

export const workgroupWeb: ModuleWeb = { name: 'workgroup' }
