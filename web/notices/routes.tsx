/** The pages of notices: inbox and settings for whoever is signed in, mailbox and unsubscribing for all. */
import { IconBell, IconMailbox, IconSend, IconSettings } from '@tabler/icons-react'
import { createRoute } from '@tanstack/react-router'
import { mayI } from '../kernel/me.ts'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute, publicRoute } from '../kernel/shell/routes.tsx'
import { UnreadCount } from './UnreadCount.tsx'

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

export const noticesWeb: ModuleWeb = {
  name: 'notices',
  waits: (me) =>
    me.person === null ? [] : [async () => (await import('./waits.ts')).noticesWaiting()],
  navigation: (me) =>
    me.person === null
      ? []
      : [
          {
            to: '/notices',
            label: 'notices:nav.inbox',
            icon: IconBell,
            Count: UnreadCount,
            order: 5,
          },
          ...(mayI(me, 'notices.outbox.read')
            ? [
                {
                  to: '/console/channels',
                  label: 'notices:channels.title' as const,
                  icon: IconSend,
                  section: 'console:nav.section' as const,
                  order: 208,
                },
              ]
            : []),
        ],
  commands: (me) => [
    ...(me.person === null
      ? []
      : [
          {
            id: 'notices.inbox',
            label: 'notices:nav.inbox' as const,
            icon: IconBell,
            to: '/notices',
            keywords: 'notices:nav.inboxWords' as const,
          },
          {
            id: 'notices.settings',
            label: 'notices:nav.settings' as const,
            icon: IconSettings,
            to: '/notices/settings',
            keywords: 'notices:nav.settingsWords' as const,
          },
        ]),
    ...(mayI(me, 'notices.outbox.read')
      ? [
          {
            id: 'notices.channels',
            label: 'notices:channels.title' as const,
            icon: IconSend,
            to: '/console/channels',
            keywords: 'notices:channels.navWords' as const,
          },
        ]
      : []),
    ...(me.demo
      ? [
          {
            id: 'notices.mailbox',
            label: 'notices:nav.mailbox' as const,
            icon: IconMailbox,
            to: '/mailbox',
            keywords: 'notices:nav.mailboxWords' as const,
          },
        ]
      : []),
  ],
}
