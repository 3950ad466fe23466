/** The pages of the programme office. */
import { IconBuildingBank, IconTrophy } from '@tabler/icons-react'
import { createRoute } from '@tanstack/react-router'
import { mayI, type Me } from '../../kernel/me.ts'
import type { ModuleWeb, NavigationItem } from '../../kernel/module.ts'
import { lazyPage } from '../../kernel/page.ts'
import { deskRoute } from '../../kernel/shell/routes.tsx'

const words = ['office', 'programmes'] as const

const list = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes',
  component: lazyPage(async () => (await import('./ProgrammesPage.tsx')).ProgrammesPage, ...words),
})

const standing = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId',
  component: lazyPage(async () => (await import('./StandingPage.tsx')).StandingPage, ...words),
})

const settings = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId/settings',
  component: lazyPage(async () => (await import('./EditorPage.tsx')).EditorPage, ...words, 'codes'),
})

/** The page above shows the section: going from one to the next must not close what is being written. */
const section = createRoute({ getParentRoute: () => settings, path: '$section' })

const seats = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId/seats',
  component: lazyPage(async () => (await import('./SeatsPage.tsx')).SeatsPage, ...words),
})

const arrivals = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId/arrivals',
  component: lazyPage(async () => (await import('./ArrivalsPage.tsx')).ArrivalsPage, ...words),
})

const acts = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/programmes/$programmeId/acts',
  component: lazyPage(async () => (await import('./ActsPage.tsx')).ActsPage, ...words),
})

const winners = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/winners',
  component: lazyPage(async () => (await import('./WinnersPage.tsx')).WinnersPage, ...words),
})

const batch = createRoute({
  getParentRoute: () => deskRoute,
  path: '/office/winners/$id',
  component: lazyPage(
    async () => (await import('./WinnerBatchPage.tsx')).WinnerBatchPage,
    ...words,
  ),
})

export const officeRoutes = [
  list,
  standing,
  settings.addChildren([section]),
  seats,
  arrivals,
  acts,
  winners,
  batch,
] as const

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

export const officeWeb: ModuleWeb = {
  name: 'office',
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
