import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../kernel/page.ts'
import { bareRoute } from '../kernel/shell/routes.tsx'

const look = createRoute({
  getParentRoute: () => bareRoute,
  path: '/look',
  component: lazyPage(async () => (await import('./LookPage.tsx')).LookPage, 'look'),
})

export const lookRoutes = [look] as const
