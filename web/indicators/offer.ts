/** What indicators offer at work: surveys of penetration, to those who ask. */
import { IconChartPie } from '@tabler/icons-react'
import { surveyPermit } from '../../domain/indicators/surveyPermit.ts'
import { mayI, type Me } from '../kernel/me.ts'
import type { ModuleOffer, NavigationItem } from '../kernel/module.ts'

const surveys: NavigationItem = {
  to: '/indicators/surveys',
  label: 'surveys:nav.list',
  icon: IconChartPie,
  section: 'surveys:nav.section',
  order: 55,
}

const mine = (me: Me) => (mayI(me, surveyPermit) ? [surveys] : [])

export const surveysOffer: ModuleOffer = {
  navigation: mine,
  commands: (me) =>
    mine(me).map(({ to, label, icon }) => ({
      id: 'indicators.surveys',
      to,
      label,
      icon,
      keywords: 'surveys:nav.words',
    })),
}
