/** The console: for those who run the place, and for those who watch over it. */
import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskPagesOf } from '../kernel/shell/deskPages.ts'
import { publicRoute } from '../kernel/shell/routes.tsx'

// None of these may weigh on the first page of a visitor.
const Strip = lazy(async () => ({ default: (await import('./HouseStrip.tsx')).HouseStrip }))
const Foot = lazy(async () => ({ default: (await import('./BrandFooter.tsx')).BrandFooter }))

const at = deskPagesOf(
  async () => (await import('./deskPages.ts')).deskPages,
  'console',
  'people',
  'codes',
  'modules',
)

const publicAgreement = createRoute({
  getParentRoute: () => publicRoute,
  path: '/agreements/$code',
  component: lazyPage(
    async () => (await import('./PublicAgreementPage.tsx')).PublicAgreementPage,
    'console',
  ),
})

const news = createRoute({
  getParentRoute: () => publicRoute,
  path: '/announcements',
  component: lazyPage(async () => (await import('./NewsPage.tsx')).NewsPage, 'console'),
})

export const consolePublicRoutes = [publicAgreement, news] as const
export const consoleDeskRoutes = [
  at('/console/approvals'),
  at('/console/roles'),
  at('/console/roles/new'),
  at('/console/roles/$code'),
  at('/console/agreements'),
  at('/console/agreements/$id'),
  at('/console/announcements'),
  at('/console/branding'),
  at('/console/settings'),
  at('/console/audit'),
  at('/console/view-as'),
  at('/console/status'),
] as const

export const consoleWeb: ModuleWeb = { name: 'console', Strip, Foot }
