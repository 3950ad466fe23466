/** The desk: where everybody begins, whatever their role. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute } from '../kernel/shell/routes.tsx'

const desk = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk',
  component: lazyPage(async () => (await import('./DeskPage.tsx')).DeskPage, 'desk'),
})

export const deskRoutes = [desk] as const

export const deskWeb: ModuleWeb = { name: 'desk' }
