/** What prices offer at work: estimates for buyers, rate cards for makers. */
import { IconCalculator, IconReceiptYuan } from '@tabler/icons-react'
import { pricePermits } from '../../domain/price/rateCard.ts'
import { mayI, type Me } from '../kernel/me.ts'
import type { ModuleOffer } from '../kernel/module.ts'

const section = { section: 'catalog:nav.section', order: 75 } as const

const prices = (me: Me): boolean => me.actingOrg !== null && mayI(me, pricePermits.write)

const estimates = { to: '/estimates', label: 'price:nav.estimates', icon: IconCalculator } as const
const cards = { to: '/rate-cards', label: 'price:nav.cards', icon: IconReceiptYuan } as const

export const priceOffer: ModuleOffer = {
  navigation: (me) => [
    ...(me.actingOrg === null ? [] : [{ ...section, ...estimates }]),
    ...(prices(me) ? [{ ...section, ...cards }] : []),
  ],
  commands: (me) => [
    {
      id: 'price.pricing',
      label: 'price:nav.pricing',
      to: '/pricing',
      keywords: 'price:nav.words',
    },
    ...(me.actingOrg === null
      ? []
      : [{ id: 'price.estimates', ...estimates, keywords: 'price:nav.words' } as const]),
    ...(prices(me) ? [{ id: 'price.cards', ...cards, keywords: 'price:nav.words' } as const] : []),
  ],
}
