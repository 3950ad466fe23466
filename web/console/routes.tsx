/** The console: for those who run the place, and for those who watch over it. */
import {
  IconActivity,
  IconEye,
  IconHistory,
  IconInbox,
  IconLicense,
  IconRosette,
  IconSettings,
  IconSpeakerphone,
  IconUserShield,
} from '@tabler/icons-react'
import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import { mayI, type Me } from '../kernel/me.ts'
import type { ModuleWeb, NavigationItem } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute, publicRoute } from '../kernel/shell/routes.tsx'

// None of these may weigh on the first page of a visitor.
const Strip = lazy(async () => ({ default: (await import('./HouseStrip.tsx')).HouseStrip }))
const Foot = lazy(async () => ({ default: (await import('./BrandFooter.tsx')).BrandFooter }))
const ApprovalsCount = lazy(async () => ({
  default: (await import('./ApprovalsCount.tsx')).ApprovalsCount,
}))

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
  component: lazyPage(async () => (await import('./AuditPage.tsx')).AuditPage, 'console'),
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

export const consolePublicRoutes = [publicAgreement] as const
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

type Place = Pick<NavigationItem, 'icon' | 'Count'> & {
  readonly key:
    | 'approvals'
    | 'roles'
    | 'agreements'
    | 'announcements'
    | 'branding'
    | 'settings'
    | 'audit'
    | 'viewAs'
    | 'status'
  readonly to: string
  readonly permit: string
}

const places: readonly Place[] = [
  {
    key: 'approvals',
    to: '/console/approvals',
    permit: 'console.approval.decide',
    icon: IconInbox,
    Count: ApprovalsCount,
  },
  { key: 'roles', to: '/console/roles', permit: 'console.role.edit', icon: IconUserShield },
  {
    key: 'agreements',
    to: '/console/agreements',
    permit: 'console.agreement.publish',
    icon: IconLicense,
  },
  {
    key: 'announcements',
    to: '/console/announcements',
    permit: 'console.announcement.publish',
    icon: IconSpeakerphone,
  },
  {
    key: 'branding',
    to: '/console/branding',
    permit: 'console.setting.change',
    icon: IconRosette,
  },
  {
    key: 'settings',
    to: '/console/settings',
    permit: 'console.setting.change',
    icon: IconSettings,
  },
  { key: 'audit', to: '/console/audit', permit: 'console.audit.read', icon: IconHistory },
  { key: 'viewAs', to: '/console/view-as', permit: 'console.viewing.read', icon: IconEye },
  { key: 'status', to: '/console/status', permit: 'console.status.read', icon: IconActivity },
]

const placesOf = (me: Me) => places.filter(({ permit }) => mayI(me, permit))
const firstOrder = 200

export const consoleWeb: ModuleWeb = {
  name: 'console',
  Strip,
  Foot,
  waits: (me) => [
    ...(mayI(me, 'console.approval.decide')
      ? [async () => (await import('./waits.ts')).approvalsWaiting()]
      : []),
    ...(mayI(me, 'console.status.read')
      ? [async () => (await import('./waits.ts')).jobsWaiting()]
      : []),
  ],
  navigation: (me) =>
    placesOf(me).map(({ key, to, icon, Count }, index) => ({
      to,
      icon,
      label: `console:nav.${key}` as const,
      section: 'console:nav.section' as const,
      order: firstOrder + index,
      ...(Count === undefined ? {} : { Count }),
    })),
  commands: (me) =>
    placesOf(me).map(({ key, to, icon }) => ({
      id: `console.${key}`,
      to,
      icon,
      label: `console:nav.${key}` as const,
      keywords: `console:navWords.${key}` as const,
    })),
}
