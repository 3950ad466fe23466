/** What activities offer at work: to everybody their own, to hosts what they hold. */
import { IconCalendarEvent, IconCalendarUser } from '@tabler/icons-react'
import { runActivity } from '../../domain/activities/activity.ts'
import { serveCohost } from '../../domain/activities/cohost.ts'
import { mayI, type Me } from '../kernel/me.ts'
import type { ModuleOffer, NavigationItem } from '../kernel/module.ts'

const section = { section: 'cases:nav.section', order: 70 } as const

function itemsOf(me: Me): readonly NavigationItem[] {
  if (me.actingOrg === null) return []
  return [
    ...(mayI(me, runActivity)
      ? [
          {
            ...section,
            to: '/hosted-activities',
            label: 'activities:nav.hosted' as const,
            icon: IconCalendarEvent,
          },
        ]
      : []),
    // Enterprises are rarely asked: whoever is comes by the notice.
    ...(mayI(me, serveCohost) && me.actingOrg.kind !== 'enterprise'
      ? [
          {
            ...section,
            to: '/cohosted-activities',
            label: 'activities:nav.cohosted' as const,
            icon: IconCalendarEvent,
          },
        ]
      : []),
    {
      ...section,
      to: '/my-activities',
      label: 'activities:nav.mine' as const,
      icon: IconCalendarUser,
    },
  ]
}

export const activitiesOffer: ModuleOffer = {
  navigation: itemsOf,
  commands: (me) => [
    {
      id: 'activities.all',
      label: 'activities:nav.all',
      icon: IconCalendarEvent,
      to: '/activities',
      keywords: 'activities:nav.words',
    },
    ...itemsOf(me).map(({ to, label, icon }) => ({ id: `activities ${to}`, to, label, icon })),
  ],
}
