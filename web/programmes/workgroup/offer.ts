/** What members of working groups and recommending units are offered at work. */
import { IconMailOpened, IconUsersGroup } from '@tabler/icons-react'
import { mayI } from '../../kernel/me.ts'
import type { ModuleOffer } from '../../kernel/module.ts'

export const workgroupOffer: ModuleOffer = {
  navigation: (me) => [
    // Enterprises are rarely members: whoever is asked comes by the notice and by the desk.
    ...(mayI(me, 'programmes.workgroup.serve') && me.actingOrg?.kind !== 'enterprise'
      ? [
          {
            to: '/workgroups',
            label: 'workgroup:nav.groups',
            icon: IconUsersGroup,
            section: 'programmes:nav.section',
            order: 45,
          } as const,
        ]
      : []),
    ...(mayI(me, 'programmes.candidate.read')
      ? [
          {
            to: '/circulars',
            label: 'workgroup:nav.circulars',
            icon: IconMailOpened,
            section: 'programmes:officer.nav',
            order: 35,
          } as const,
        ]
      : []),
  ],
  commands: (me) => [
    ...(mayI(me, 'programmes.workgroup.serve')
      ? [
          {
            id: 'workgroup.groups',
            label: 'workgroup:nav.groups',
            icon: IconUsersGroup,
            to: '/workgroups',
            keywords: 'workgroup:nav.groupsWords',
          } as const,
        ]
      : []),
    ...(mayI(me, 'programmes.candidate.read')
      ? [
          {
            id: 'workgroup.circulars',
            label: 'workgroup:nav.circulars',
            icon: IconMailOpened,
            to: '/circulars',
            keywords: 'workgroup:nav.circularsWords',
          } as const,
        ]
      : []),
  ],
}
