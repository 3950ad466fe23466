/** What people offer at work: one's account, one's organisation and who belongs to it. */
import {
  IconBuilding,
  IconBuildings,
  IconKey,
  IconLogin2,
  IconRosetteDiscountCheck,
  IconShieldLock,
  IconUsers,
} from '@tabler/icons-react'
import { mayI, type Me } from '../kernel/me.ts'
import type { Command, ModuleOffer, NavigationItem } from '../kernel/module.ts'

const section = 'people:nav.section' as const

/** What this person sees, each with whether it is theirs to see. */
function items(me: Me): readonly NavigationItem[] {
  const inOrg = me.actingOrg !== null
  const all: (readonly [boolean, NavigationItem])[] = [
    [
      mayI(me, 'people.organisation.verify'),
      {
        to: '/verification',
        label: 'people:nav.verification',
        icon: IconRosetteDiscountCheck,
        section,
        order: 300,
      },
    ],
    [
      inOrg,
      {
        to: '/organisation',
        label: 'people:nav.organisation',
        icon: IconBuilding,
        section,
        order: 310,
      },
    ],
    [inOrg, { to: '/members', label: 'people:nav.members', icon: IconUsers, section, order: 320 }],
    [
      mayI(me, 'people.apiKey.make'),
      { to: '/api-keys', label: 'people:nav.keys', icon: IconKey, section, order: 330 },
    ],
    [true, { to: '/places', label: 'people:nav.places', icon: IconBuildings, section, order: 340 }],
    [
      true,
      { to: '/account', label: 'people:nav.account', icon: IconShieldLock, section, order: 350 },
    ],
  ]
  // What the operator sets up stands among the other things of the console.
  all.push([
    mayI(me, 'people.provider.manage'),
    {
      to: '/console/sign-on',
      label: 'people:nav.providers',
      icon: IconLogin2,
      section: 'console:nav.section',
      order: 220,
    },
  ])
  return all.filter(([shown]) => shown).map(([, item]) => item)
}

const words: Readonly<Record<string, Command['keywords']>> = {
  '/organisation': 'people:nav.organisationWords',
  '/members': 'people:nav.membersWords',
  '/account': 'people:nav.accountWords',
  '/places': 'people:nav.placesWords',
  '/console/sign-on': 'people:nav.providersWords',
}

export const peopleOffer: ModuleOffer = {
  navigation: (me) => (me.person === null ? [] : items(me)),
  commands: (me) =>
    me.person === null
      ? []
      : items(me).map(({ to, label, icon }) => {
          const keywords = words[to]
          return { id: `people${to}`, label, icon, to, ...(keywords ? { keywords } : {}) }
        }),
}
