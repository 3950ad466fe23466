/** What the programme office is offered at work. */
import { IconBuildingBank, IconTrophy } from '@tabler/icons-react'
import { mayI, type Me } from '../../kernel/me.ts'
import type { ModuleOffer, NavigationItem } from '../../kernel/module.ts'

type Place = NavigationItem & {
  readonly permit: string
  readonly keywords: 'office:nav.listWords' | 'office:nav.winnersWords'
}

const places: readonly Place[] = [
  {
    to: '/office/programmes',
    label: 'office:nav.list',
    icon: IconBuildingBank,
    section: 'office:nav.section',
    order: 10,
    permit: 'programmes.programme.manage',
    keywords: 'office:nav.listWords',
  },
  {
    to: '/office/winners',
    label: 'office:nav.winners',
    icon: IconTrophy,
    section: 'office:nav.section',
    order: 20,
    permit: 'programmes.winner.import',
    keywords: 'office:nav.winnersWords',
  },
]

const mine = (me: Me) => places.filter(({ permit }) => mayI(me, permit))

export const officeOffer: ModuleOffer = {
  navigation: (me) => mine(me).map(({ permit: _permit, keywords: _keywords, ...item }) => item),
  commands: (me) =>
    mine(me).map(({ to, label, icon, keywords }) => ({
      id: `office.${to}`,
      to,
      label,
      icon,
      keywords,
    })),
}
