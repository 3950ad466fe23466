/** The pages of people: coming in, one's account, one's organisation and who belongs to it. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskPagesOf } from '../kernel/shell/deskPages.ts'
import { publicRoute } from '../kernel/shell/routes.tsx'
import type { waysIn } from './waysIn.ts'

const signIn = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sign-in',
  component: lazyPage(async () => (await import('./SignInPage.tsx')).SignInPage, 'people'),
})
/** One file: every file of its own weighs on the first page of a visitor. */
const wayIn = <Path extends keyof typeof waysIn>(path: Path) =>
  createRoute({
    getParentRoute: () => publicRoute,
    path,
    component: lazyPage(async () => (await import('./waysIn.ts')).waysIn[path], 'people'),
  })

const at = deskPagesOf(
  async () => (await import('./deskPages.ts')).deskPages,
  'people',
  'codes',
  'modules',
)

export const peoplePublicRoutes = [
  signIn,
  wayIn('/sign-up'),
  wayIn('/sign-up/confirm'),
  wayIn('/recover'),
  wayIn('/recover/confirm'),
  wayIn('/join'),
  wayIn('/sign-on/return'),
] as const
export const peopleDeskRoutes = [
  at('/account'),
  at('/account/email'),
  at('/places'),
  at('/places/new'),
  at('/organisation'),
  at('/organisation/registration'),
  at('/members'),
  at('/api-keys'),
  at('/verification'),
  at('/console/sign-on'),
] as const

export const peopleWeb: ModuleWeb = { name: 'people' }
