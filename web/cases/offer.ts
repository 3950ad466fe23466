/** What cases offer at work: to organisations their own, to offices and authorities what waits for them. */
import { IconBulb, IconCopyCheck } from '@tabler/icons-react'
import { studyPermits } from '../../domain/cases/study.ts'
import { verifyAdoption } from '../../domain/cases/adoption.ts'
import { mayI, type Me } from '../kernel/me.ts'
import type { ModuleOffer, NavigationItem } from '../kernel/module.ts'

const section = { section: 'cases:nav.section', order: 60 } as const

const writes = (me: Me) => mayI(me, studyPermits.write)
const reviews = (me: Me) => mayI(me, studyPermits.review) || mayI(me, studyPermits.read)
const adopts = (me: Me) => mayI(me, studyPermits.submit) || mayI(me, verifyAdoption)

function itemsOf(me: Me): readonly NavigationItem[] {
  if (me.actingOrg === null) return []
  const studies: NavigationItem = {
    ...section,
    to: '/case-studies',
    label: reviews(me) ? 'cases:nav.review' : 'cases:nav.mine',
    icon: IconBulb,
  }
  const adoptions: NavigationItem = {
    ...section,
    to: '/adoptions',
    label: 'cases:nav.adoptions',
    icon: IconCopyCheck,
  }
  return [
    ...(writes(me) || reviews(me) ? [studies] : []),
    ...(adopts(me) || writes(me) ? [adoptions] : []),
  ]
}

export const casesOffer: ModuleOffer = {
  navigation: itemsOf,
  commands: (me) => [
    {
      id: 'cases.library',
      label: 'cases:nav.library',
      icon: IconBulb,
      to: '/cases',
      keywords: 'cases:nav.words',
    },
    ...itemsOf(me).map(({ to, label, icon }) => ({ id: `cases ${to}`, to, label, icon })),
  ],
  waits: (me) =>
    itemsOf(me).length === 0
      ? []
      : [
          async () =>
            (await import('./waits.ts')).casesWaiting({
              reviews: mayI(me, studyPermits.review),
              studies: writes(me) || reviews(me),
              verifies: mayI(me, verifyAdoption),
            }),
        ],
}
