/** The pages of notices: inbox and settings for whoever is signed in, mailbox and unsubscribing for all. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute, publicRoute } from '../kernel/shell/routes.tsx'

const inbox = createRoute({
  getParentRoute: () => deskRoute,
  path: '/notices',
  component: lazyPage(async () => (await import('./InboxPage.tsx')).InboxPage, 'notices'),
})

const settings = createRoute({
  getParentRoute: () => deskRoute,
  path: '/notices/settings',
  component: lazyPage(
    async () => (await import('./PreferencesPage.tsx')).PreferencesPage,
    'notices',
  ),
})

const channels = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/channels',
  component: lazyPage(async () => (await import('./ChannelsPage.tsx')).ChannelsPage, 'notices'),
})

const mailbox = createRoute({
  getParentRoute: () => publicRoute,
  path: '/mailbox',
  component: lazyPage(async () => (await import('./MailboxPage.tsx')).MailboxPage, 'notices'),
})

const unsubscribing = createRoute({
  getParentRoute: () => publicRoute,
  path: '/notices/unsubscribe',
  component: lazyPage(
    async () => (await import('./UnsubscribePage.tsx')).UnsubscribePage,
    'notices',
  ),
})

export const noticesDeskRoutes = [inbox, settings, channels] as const
export const noticesPublicRoutes = [mailbox, unsubscribing] as const

export const noticesWeb: ModuleWeb = { name: 'notices' }
