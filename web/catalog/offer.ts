/** What offers offer at work: one's own, and those that wait to be confirmed. */
import { IconBuildingFactory2, IconCertificate, IconListSearch } from '@tabler/icons-react'
import { offerPermits } from '../../domain/catalog/offer.ts'
import { kindPermit } from '../../domain/catalog/kindPermit.ts'
import { checksCertificates } from '../../domain/catalog/certificatePermit.ts'
import { mayI, type Me } from '../kernel/me.ts'
import type { ModuleOffer } from '../kernel/module.ts'

const section = { section: 'catalog:nav.section', order: 70 } as const

const writes = (me: Me): boolean => me.actingOrg !== null && mayI(me, offerPermits.write)

const keeps = (me: Me): boolean => me.actingOrg !== null && mayI(me, offerPermits.publish)

export const catalogOffer: ModuleOffer = {
  navigation: (me) => [
    ...(writes(me)
      ? [
          {
            ...section,
            to: '/offers',
            label: 'catalog:nav.mine',
            icon: IconBuildingFactory2,
          } as const,
        ]
      : []),
    ...(keeps(me)
      ? [
          {
            ...section,
            to: '/certificates',
            label: 'catalog:nav.certificates',
            icon: IconCertificate,
          } as const,
        ]
      : []),
    ...(mayI(me, checksCertificates)
      ? [
          {
            ...section,
            to: '/console/certificates',
            label: 'catalog:nav.checks',
            icon: IconCertificate,
          } as const,
        ]
      : []),
    ...(mayI(me, kindPermit)
      ? [
          {
            ...section,
            to: '/console/kinds',
            label: 'catalog:nav.kinds',
            icon: IconListSearch,
          } as const,
        ]
      : []),
  ],
  commands: (me) => [
    {
      id: 'catalog.market',
      label: 'catalog:nav.market',
      icon: IconListSearch,
      to: '/capabilities',
      keywords: 'catalog:nav.words',
    },
    ...(writes(me)
      ? [
          {
            id: 'catalog.mine',
            label: 'catalog:nav.mine',
            icon: IconBuildingFactory2,
            to: '/offers',
            keywords: 'catalog:nav.words',
          } as const,
        ]
      : []),
    ...(keeps(me)
      ? [
          {
            id: 'catalog.certificates',
            label: 'catalog:nav.certificates',
            icon: IconCertificate,
            to: '/certificates',
            keywords: 'catalog:nav.certificateWords',
          } as const,
        ]
      : []),
  ],
  waits: (me) => (writes(me) ? [async () => (await import('./waits.ts')).offersWaiting()] : []),
}
