/** The pages of people: coming in, one's account, one's organisation and who belongs to it. */
import {
  IconBuilding,
  IconBuildings,
  IconKey,
  IconLogin2,
  IconRosetteDiscountCheck,
  IconShieldLock,
  IconUsers,
} from '@tabler/icons-react'
import { createRoute } from '@tanstack/react-router'
import { mayI, type Me } from '../kernel/me.ts'
import type { Command, ModuleWeb, NavigationItem } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute, publicRoute } from '../kernel/shell/routes.tsx'

const signIn = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sign-in',
  component: lazyPage(async () => (await import('./SignInPage.tsx')).SignInPage, 'people'),
})
const signUp = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sign-up',
  component: lazyPage(async () => (await import('./SignUpPage.tsx')).SignUpPage, 'people'),
})
const confirmSignUp = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sign-up/confirm',
  component: lazyPage(
    async () => (await import('./ConfirmSignUpPage.tsx')).ConfirmSignUpPage,
    'people',
  ),
})
const recoverPage = async () => (await import('./RecoverPage.tsx')).RecoverPage
const recover = createRoute({
  getParentRoute: () => publicRoute,
  path: '/recover',
  component: lazyPage(recoverPage, 'people'),
})
const confirmRecovery = createRoute({
  getParentRoute: () => publicRoute,
  path: '/recover/confirm',
  component: lazyPage(recoverPage, 'people'),
})
const join = createRoute({
  getParentRoute: () => publicRoute,
  path: '/join',
  component: lazyPage(async () => (await import('./JoinPage.tsx')).JoinPage, 'people'),
})

const signOnReturn = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sign-on/return',
  component: lazyPage(
    async () => (await import('./SignOnReturnPage.tsx')).SignOnReturnPage,
    'people',
  ),
})

const providers = createRoute({
  getParentRoute: () => deskRoute,
  path: '/console/sign-on',
  component: lazyPage(async () => (await import('./ProvidersPage.tsx')).ProvidersPage, 'people'),
})
const account = createRoute({
  getParentRoute: () => deskRoute,
  path: '/account',
  component: lazyPage(async () => (await import('./AccountPage.tsx')).AccountPage, 'people'),
})
const confirmEmail = createRoute({
  getParentRoute: () => deskRoute,
  path: '/account/email',
  component: lazyPage(
    async () => (await import('./ConfirmEmailPage.tsx')).ConfirmEmailPage,
    'people',
  ),
})
const places = createRoute({
  getParentRoute: () => deskRoute,
  path: '/places',
  component: lazyPage(async () => (await import('./PlacesPage.tsx')).PlacesPage, 'people'),
})
const register = createRoute({
  getParentRoute: () => deskRoute,
  path: '/places/new',
  component: lazyPage(
    async () => (await import('./RegisterPage.tsx')).RegisterPage,
    'people',
    'codes',
  ),
})
const organisation = createRoute({
  getParentRoute: () => deskRoute,
  path: '/organisation',
  component: lazyPage(
    async () => (await import('./OrganisationPage.tsx')).OrganisationPage,
    'people',
    'codes',
  ),
})
const amend = createRoute({
  getParentRoute: () => deskRoute,
  path: '/organisation/registration',
  component: lazyPage(
    async () => (await import('./RegisterPage.tsx')).AmendPage,
    'people',
    'codes',
  ),
})
const members = createRoute({
  getParentRoute: () => deskRoute,
  path: '/members',
  component: lazyPage(async () => (await import('./MembersPage.tsx')).MembersPage, 'people'),
})
const keys = createRoute({
  getParentRoute: () => deskRoute,
  path: '/api-keys',
  component: lazyPage(async () => (await import('./ApiKeysPage.tsx')).ApiKeysPage, 'people'),
})
const verification = createRoute({
  getParentRoute: () => deskRoute,
  path: '/verification',
  component: lazyPage(
    async () => (await import('./VerificationPage.tsx')).VerificationPage,
    'people',
    'codes',
  ),
})

export const peoplePublicRoutes = [
  signIn,
  signUp,
  confirmSignUp,
  recover,
  confirmRecovery,
  join,
  signOnReturn,
] as const
export const peopleDeskRoutes = [
  account,
  confirmEmail,
  places,
  register,
  organisation,
  amend,
  members,
  keys,
  verification,
  providers,
] as const

const section = 'people:nav.section' as const

/** What this person sees, each with whether it is theirs to see. */
function items(me: Me): readonly NavigationItem[] {
  const inOrg = me.actingOrg !== null
  const all: (readonly [boolean, NavigationItem])[] = [
    [
      mayI(me, 'people.organisation.verify'),
      {
        to: '/verification',
        label: 'people:nav.verification',
        icon: IconRosetteDiscountCheck,
        section,
        order: 300,
      },
    ],
    [
      inOrg,
      {
        to: '/organisation',
        label: 'people:nav.organisation',
        icon: IconBuilding,
        section,
        order: 310,
      },
    ],
    [inOrg, { to: '/members', label: 'people:nav.members', icon: IconUsers, section, order: 320 }],
    [
      mayI(me, 'people.apiKey.make'),
      { to: '/api-keys', label: 'people:nav.keys', icon: IconKey, section, order: 330 },
    ],
    [true, { to: '/places', label: 'people:nav.places', icon: IconBuildings, section, order: 340 }],
    [
      true,
      { to: '/account', label: 'people:nav.account', icon: IconShieldLock, section, order: 350 },
    ],
  ]
  // What the operator sets up stands among the other things of the console.
  all.push([
    mayI(me, 'people.provider.manage'),
    {
      to: '/console/sign-on',
      label: 'people:nav.providers',
      icon: IconLogin2,
      section: 'console:nav.section',
      order: 220,
    },
  ])
  return all.filter(([shown]) => shown).map(([, item]) => item)
}

const words: Readonly<Record<string, Command['keywords']>> = {
  '/organisation': 'people:nav.organisationWords',
  '/members': 'people:nav.membersWords',
  '/account': 'people:nav.accountWords',
  '/places': 'people:nav.placesWords',
  '/console/sign-on': 'people:nav.providersWords',
}

export const peopleWeb: ModuleWeb = {
  name: 'people',
  navigation: (me) => (me.person === null ? [] : items(me)),
  commands: (me) =>
    me.person === null
      ? []
      : items(me).map(({ to, label, icon }) => {
          const keywords = words[to]
          return { id: `people${to}`, label, icon, to, ...(keywords ? { keywords } : {}) }
        }),
}
