/** The four frames that pages of modules hang in. */
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import { fetchOffers, house } from '../house.ts'
import { meOptions } from '../me.ts'
import { lazyPage } from '../page.ts'
import { NotFound, RouteFault } from './Faults.tsx'
import { PublicFrame, PublicShell } from './PublicShell.tsx'
import { RootShell } from './RootShell.tsx'

export type RouterContext = { readonly client: QueryClient }

/** Everything: the demo strip, the skip link, toasts, ⌘K. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: RootShell,
  notFoundComponent: () => (
    <PublicFrame>
      <NotFound />
    </PublicFrame>
  ),
  errorComponent: (fault) => (
    <main id="main">
      <RouteFault {...fault} />
    </main>
  ),
})

/** Pages for everybody, with the head and foot of the portal. */
export const publicRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'public',
  component: PublicShell,
})

/** Pages of work, with the rail. Whoever is not signed in is sent to sign in, and back. */
export const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'desk',
  async beforeLoad({ context, location }) {
    const me = await context.client.ensureQueryData(meOptions())
    if (me.person !== null) return
    throw redirect({
      to: house().identity.signInAddress as '/',
      search: { next: location.href } as never,
    })
  },
  component: lazyPage(async () => {
    const [shell] = await Promise.all([import('./DeskShell.tsx'), fetchOffers()])
    return shell.DeskShell
  }),
})

/** Pages with a frame of their own, such as a review beside its document or a page to print. */
export const bareRoute = createRoute({ getParentRoute: () => rootRoute, id: 'bare' })
