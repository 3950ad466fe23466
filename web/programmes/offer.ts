/** What programmes offer at work: to those who write applications, and to those who recommend them. */
import {
  IconArrowsSort,
  IconFileText,
  IconFlag,
  IconListCheck,
  IconMessages,
  IconPackage,
} from '@tabler/icons-react'
import { lazy } from 'react'
import { mayI } from '../kernel/me.ts'
import type { ModuleOffer, NavigationItem } from '../kernel/module.ts'

const applicantItems: readonly NavigationItem[] = [
  {
    to: '/applications',
    label: 'programmes:nav.mine',
    icon: IconFileText,
    section: 'programmes:nav.section',
    order: 10,
  },
  {
    to: '/calls',
    label: 'programmes:nav.calls',
    icon: IconFlag,
    section: 'programmes:nav.section',
    order: 20,
  },
]

const guestItem: NavigationItem = {
  to: '/guest-drafts',
  label: 'programmes:guestDraft.title',
  icon: IconMessages,
  section: 'programmes:officer.nav',
  order: 40,
}

const officerItems: readonly NavigationItem[] = [
  guestItem,
  {
    to: '/inbox',
    label: 'programmes:officer.inbox',
    icon: IconListCheck,
    section: 'programmes:officer.nav',
    order: 10,
  },
  {
    to: '/recommend',
    label: 'programmes:officer.lists',
    icon: IconArrowsSort,
    section: 'programmes:officer.nav',
    order: 20,
  },
  {
    to: '/packages',
    label: 'programmes:officer.pack.title',
    icon: IconPackage,
    section: 'programmes:officer.nav',
    order: 30,
  },
]

export const programmesOffer: ModuleOffer = {
  navigation: (me) => [
    ...(mayI(me, 'programmes.application.edit') ? applicantItems : []),
    ...(mayI(me, 'programmes.candidate.read') ? officerItems : []),
  ],
  finders: (me) => [async (...asked) => (await import('./find.ts')).findThingsOf(me)(...asked)],
  commands: (me) => [
    {
      id: 'programmes.guestDrafts',
      label: 'programmes:guestDraft.title',
      icon: IconFileText,
      to: '/guest-drafts',
      keywords: 'programmes:guestDraft.title',
    },
    {
      id: 'programmes.calls',
      label: 'programmes:nav.calls',
      icon: IconFlag,
      to: '/calls',
      keywords: 'programmes:nav.callsWords',
    },
    ...(mayI(me, 'programmes.candidate.read')
      ? [
          {
            id: 'programmes.inbox',
            label: 'programmes:officer.inbox',
            icon: IconListCheck,
            to: '/inbox',
            keywords: 'programmes:officer.inboxWords',
          } as const,
          {
            id: 'programmes.lists',
            label: 'programmes:officer.lists',
            icon: IconArrowsSort,
            to: '/recommend',
            keywords: 'programmes:officer.listsWords',
          } as const,
        ]
      : []),
    ...(mayI(me, 'programmes.application.edit')
      ? [
          {
            id: 'programmes.mine',
            label: 'programmes:nav.mine',
            icon: IconFileText,
            to: '/applications',
            keywords: 'programmes:nav.mineWords',
          } as const,
        ]
      : []),
  ],
  prints: {
    'evaluation.review': lazy(async () => ({
      default: (await import('./prints/ReviewPrints.tsx')).ReviewPrints,
    })),
    'evaluation.record': lazy(async () => ({
      default: (await import('./prints/ReviewPrints.tsx')).RecordPrints,
    })),
    'evaluation.roundRecords': lazy(async () => ({
      default: (await import('./prints/ReviewPrints.tsx')).RoundRecordsPrints,
    })),
    'evaluation.round': lazy(async () => ({
      default: (await import('./prints/ReviewPrints.tsx')).RoundPrints,
    })),
  },
  responsible: {
    'evaluation.review': lazy(async () => ({
      default: (await import('./ResponsibleForReview.tsx')).ResponsibleForReview,
    })),
    'evaluation.round': lazy(async () => ({
      default: (await import('./ResponsibleForReview.tsx')).ResponsibleForRound,
    })),
    'evaluation.table': lazy(async () => ({
      default: (await import('./ResponsibleForReview.tsx')).ResponsibleForTable,
    })),
  },
  waits: (me) =>
    me.actingOrg === null
      ? []
      : [async (language) => (await import('./waits.ts')).programmesWaiting(language)],
}
