/** What those who guide applicants are offered at work, and what everybody finds of the public's side. */
import { IconMessages, IconSpeakerphone } from '@tabler/icons-react'
import { mayI, type Me } from '../../kernel/me.ts'
import type { ModuleOffer } from '../../kernel/module.ts'

const guides = (me: Me): boolean =>
  mayI(me, 'programmes.question.answer') || mayI(me, 'programmes.briefing.run')

export const guidanceOffer: ModuleOffer = {
  navigation: (me) =>
    guides(me)
      ? [
          {
            to: '/guidance',
            label: 'guidance:nav.desk',
            icon: IconMessages,
            section: 'guidance:nav.section',
            order: 40,
          },
        ]
      : [],
  commands: (me) => [
    {
      id: 'guidance.publicities',
      label: 'guidance:nav.publicities',
      icon: IconSpeakerphone,
      to: '/publicities',
      keywords: 'guidance:nav.publicitiesWords',
    },
    ...(guides(me)
      ? [
          {
            id: 'guidance.desk',
            label: 'guidance:nav.desk',
            icon: IconMessages,
            to: '/guidance',
            keywords: 'guidance:nav.deskWords',
          } as const,
        ]
      : []),
  ],
}
