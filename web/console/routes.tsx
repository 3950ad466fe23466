/** The console: for those who run the place, and for those who watch over it. */
import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute, publicRoute } from '../kernel/shell/routes.tsx'

// None of these may weigh on the first page of a visitor.
const Strip = lazy(async () => ({ default: (await import('./HouseStrip.tsx')).HouseStrip }))
const Foot = lazy(async () => ({ default: (await import('./BrandFooter.tsx')).BrandFooter }))

const approvals = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/approvals',
  component: lazyPage(
    async () => (await import('./ApprovalsPage.tsx')).ApprovalsPage,
    'console',
    'people',
    'codes',
  ),
})

const roles = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/roles',
  component: lazyPage(async () => (await import('./RolesPage.tsx')).RolesPage, 'console', 'people'),
})

const newRole = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/roles/new',
  component: lazyPage(
    async () => (await import('./NewRolePage.tsx')).NewRolePage,
    'console',
    'people',
  ),
})

const role = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/roles/$code',
  component: lazyPage(async () => (await import('./RolePage.tsx')).RolePage, 'console', 'people'),
})

const agreements = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/agreements',
  component: lazyPage(async () => (await import('./AgreementsPage.tsx')).AgreementsPage, 'console'),
})

const agreement = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/agreements/$id',
  component: lazyPage(async () => (await import('./AgreementPage.tsx')).AgreementPage, 'console'),
})

const announcements = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/announcements',
  component: lazyPage(
    async () => (await import('./AnnouncementsPage.tsx')).AnnouncementsPage,
    'console',
    'people',
  ),
})

const branding = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/branding',
  component: lazyPage(async () => (await import('./BrandingPage.tsx')).BrandingPage, 'console'),
})

const settings = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/settings',
  component: lazyPage(async () => (await import('./SettingsPage.tsx')).SettingsPage, 'console'),
})

const audit = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/audit',
  component: lazyPage(
    async () => (await import('./AuditPage.tsx')).AuditPage,
    'console',
    'modules',
  ),
})

const viewAs = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/view-as',
  component: lazyPage(async () => (await import('./ViewAsPage.tsx')).ViewAsPage, 'console'),
})

const status = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/status',
  component: lazyPage(async () => (await import('./StatusPage.tsx')).StatusPage, 'console'),
})

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
  approvals,
  roles,
  newRole,
  role,
  agreements,
  agreement,
  announcements,
  branding,
  settings,
  audit,
  viewAs,
  status,
] as const

export const consoleWeb: ModuleWeb = { name: 'console', Strip, Foot }
