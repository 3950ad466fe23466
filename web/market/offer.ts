/** What the market offers at work: the board of one's own offers, and what is looked for in vain. */
import { IconChartBar, IconListSearch } from '@tabler/icons-react'
import { offerPermits } from '../../domain/catalog/offer.ts'
import { mayI, type Me } from '../kernel/me.ts'
import type { ModuleOffer } from '../kernel/module.ts'

const runs = (me: Me): boolean => mayI(me, 'console.status.read')

const offers = (me: Me): boolean => me.actingOrg !== null && mayI(me, offerPermits.write)

const board = { to: '/board', label: 'market:nav.board', icon: IconChartBar } as const
const unmet = { to: '/console/unmet', label: 'market:nav.unmet', icon: IconListSearch } as const

export const marketOffer: ModuleOffer = {
  navigation: (me) => [
    ...(offers(me) ? [{ ...board, section: 'catalog:nav.section', order: 71 } as const] : []),
    ...(runs(me) ? [{ ...unmet, section: 'catalog:nav.section', order: 78 } as const] : []),
  ],
  commands: (me) => [
    {
      id: 'market.supply',
      to: '/capabilities/supply',
      label: 'market:supply.open',
      icon: IconListSearch,
      keywords: 'market:nav.words',
    } as const,
    ...(offers(me)
      ? [{ id: 'market.board', ...board, keywords: 'market:nav.words' } as const]
      : []),
    ...(runs(me) ? [{ id: 'market.unmet', ...unmet, keywords: 'market:nav.words' } as const] : []),
  ],
}
