/** What the console offers at work: its places, and what waits for a decision. */
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
import { lazy } from 'react'
import { mayI, type Me } from '../kernel/me.ts'
import type { ModuleOffer, NavigationItem } from '../kernel/module.ts'

const ApprovalsCount = lazy(async () => ({
  default: (await import('./ApprovalsCount.tsx')).ApprovalsCount,
}))

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

export const consoleOffer: ModuleOffer = {
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
  commands: (me) => [
    ...placesOf(me).map(({ key, to, icon }) => ({
      id: `console.${key}`,
      to,
      icon,
      label: `console:nav.${key}` as const,
      keywords: `console:navWords.${key}` as const,
    })),
    {
      id: 'console.news',
      to: '/announcements',
      icon: IconSpeakerphone,
      label: 'console:nav.news' as const,
      keywords: 'console:navWords.news' as const,
    },
  ],
}
