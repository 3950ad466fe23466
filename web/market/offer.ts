/** What the market offers at work: what is looked for in vain, for whoever runs the place. */
import { IconListSearch } from '@tabler/icons-react'
import { mayI, type Me } from '../kernel/me.ts'
import type { ModuleOffer } from '../kernel/module.ts'

const runs = (me: Me): boolean => mayI(me, 'console.status.read')

const unmet = { to: '/console/unmet', label: 'market:nav.unmet', icon: IconListSearch } as const

export const marketOffer: ModuleOffer = {
  navigation: (me) =>
    runs(me) ? [{ ...unmet, section: 'catalog:nav.section', order: 78 } as const] : [],
  commands: (me) => [
    {
      id: 'market.supply',
      to: '/capabilities/supply',
      label: 'market:supply.open',
      icon: IconListSearch,
      keywords: 'market:nav.words',
    } as const,
    ...(runs(me) ? [{ id: 'market.unmet', ...unmet, keywords: 'market:nav.words' } as const] : []),
  ],
}
