/** What spaces offer at work: one's own, the directory, and what waits there. */
import { IconAffiliate, IconFileCertificate, IconListSearch } from '@tabler/icons-react'
import { manageSpaces } from '../../domain/spaces/space.ts'
import { mayI } from '../kernel/me.ts'
import type { ModuleOffer } from '../kernel/module.ts'

const section = { section: 'spaces:nav.section', order: 75 } as const

export const spacesOffer: ModuleOffer = {
  navigation: (me) =>
    me.actingOrg === null
      ? []
      : [
          { ...section, to: '/spaces', label: 'spaces:nav.mine', icon: IconAffiliate },
          {
            ...section,
            to: '/confidentiality',
            label: 'spaces:agreement.nav',
            icon: IconFileCertificate,
          },
        ],
  commands: (me) =>
    me.actingOrg === null
      ? []
      : [
          {
            id: 'spaces.mine',
            label: 'spaces:nav.mine',
            icon: IconAffiliate,
            to: '/spaces',
            keywords: 'spaces:nav.words',
          },
          {
            id: 'spaces.listed',
            label: 'spaces:nav.listed',
            icon: IconListSearch,
            to: '/spaces/listed',
            keywords: 'spaces:nav.words',
          },
          {
            id: 'spaces.agreements',
            label: 'spaces:agreement.nav',
            icon: IconFileCertificate,
            to: '/confidentiality',
            keywords: 'spaces:agreement.navWords',
          },
        ],
  waits: (me) =>
    mayI(me, manageSpaces) ? [async () => (await import('./waits.ts')).spacesWaiting()] : [],
}
