/** What notices offer at work: the inbox with its count, and the ways out for whoever runs them. */
import { IconBell, IconMailbox, IconSend, IconSettings } from '@tabler/icons-react'
import { mayI } from '../kernel/me.ts'
import type { ModuleOffer } from '../kernel/module.ts'
import { UnreadCount } from './UnreadCount.tsx'

export const noticesOffer: ModuleOffer = {
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
