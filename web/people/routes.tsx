/** The pages of people: coming in, one's account, one's organisation and who belongs to it. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
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
  component: lazyPage(
    async () => (await import('./ApiKeysPage.tsx')).ApiKeysPage,
    'people',
    'modules',
  ),
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

export const peopleWeb: ModuleWeb = { name: 'people' }
