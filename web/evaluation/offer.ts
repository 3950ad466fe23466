/** What evaluation offers at work: the register of experts, and what each expert does. */
import {
  IconCalendarEvent,
  IconClipboardCheck,
  IconId,
  IconScale,
  IconUsersGroup,
} from '@tabler/icons-react'
import { mayFollowRounds } from '../../domain/evaluation/round.ts'
import { mayI, type Me } from '../kernel/me.ts'
import type { ModuleOffer, NavigationItem } from '../kernel/module.ts'
import { actorOf } from './actor.ts'

const section = 'evaluation:nav.section' as const

/** Whoever may apply may be heard. */
const applies = (me: Me): boolean => me.actingOrg?.kind === 'enterprise'

const isExpert = (me: Me): boolean => me.memberships.some(({ roles }) => roles.includes('expert'))

function items(me: Me): readonly NavigationItem[] {
  const all: readonly (readonly [boolean, NavigationItem])[] = [
    [
      mayFollowRounds(actorOf(me)).ok,
      {
        to: '/evaluation/rounds',
        label: 'evaluation:nav.rounds',
        icon: IconScale,
        section,
        order: 155,
      },
    ],
    [
      mayI(me, 'evaluation.expert.manage'),
      {
        to: '/evaluation/experts',
        label: 'evaluation:nav.experts',
        icon: IconUsersGroup,
        section,
        order: 160,
      },
    ],
    [
      isExpert(me),
      {
        to: '/reviews',
        label: 'evaluation:nav.reviews',
        icon: IconClipboardCheck,
        section,
        order: 165,
      },
    ],
    [
      isExpert(me),
      {
        to: '/reviews/sessions',
        label: 'evaluation:nav.sessions',
        icon: IconCalendarEvent,
        section,
        order: 167,
      },
    ],
    [
      applies(me),
      {
        to: '/hearings',
        label: 'evaluation:nav.hearings',
        icon: IconCalendarEvent,
        order: 60,
      },
    ],
    [
      isExpert(me),
      { to: '/reviews/me', label: 'evaluation:nav.own', icon: IconId, section, order: 170 },
    ],
  ]
  return all.filter(([shown]) => shown).map(([, item]) => item)
}

export const evaluationOffer: ModuleOffer = {
  navigation: items,
  commands: (me) =>
    items(me).map(({ to, label, icon }) => ({ id: `evaluation${to}`, label, icon, to })),
  waits: (me) =>
    me.actingOrg === null ? [] : [async () => (await import('./waits.ts')).evaluationWaiting()],
}
