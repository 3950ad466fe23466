/** Puts the pages and their words together: the same house for the browser and for pages that the server writes. */
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRouter, type RouterHistory, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { readBranding, shortNameIn } from '../domain/console/setting.endpoints.ts'
import type { AnswerOf } from '../domain/kernel/endpoint.ts'
import type { Language } from '../domain/kernel/text.ts'
import { actFor, readMe, signOut, stopViewing } from '../domain/people/session.endpoints.ts'
import { call } from './kernel/call.ts'
import { openHouse } from './kernel/house.ts'
import { nameHouse, type LanguageTables, type TextsOf } from './kernel/i18n.ts'
import { NotFound, RouteFault } from './kernel/shell/Faults.tsx'
import { modules, routeTree } from './routes.tsx'
import { textsZh } from './text.zh.ts'

declare module './kernel/words.ts' {
  interface House {
    readonly texts: TextsOf<typeof textsZh>
  }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>
  }
}

export const houseTexts: LanguageTables = {
  zh: async () => textsZh,
  en: async () => (await import('./text.en.ts')).textsEn,
}

/** Called once, before the first page. */
export function openWholeHouse(): void {
  openHouse({
    modules,
    fetchOffers: async () => (await import('./offers.ts')).offers,
    views: async () => (await import('./views.ts')).views,
    identity: {
      name: readMe.name,
      read: (signal) => call(readMe, {}, { signal }),
      actFor: (orgId) => call(actFor, { body: { orgId } }),
      signOut: () => call(signOut),
      stopViewing: () => call(stopViewing),
      signInAddress: '/sign-in',
      signUpAddress: '/sign-up',
    },
  })
}

/** In the browser the history is its own; the server gives one that holds a single address. */
export function newRouter(client: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    context: { client },
    ...(history === undefined ? {} : { history }),
    defaultErrorComponent: RouteFault,
    defaultNotFoundComponent: NotFound,
    defaultPreload: 'intent',
    // Queries know their own age; the router must not keep a second opinion.
    defaultPreloadStaleTime: 0,
    // Where the server writes the page there is nothing to scroll, and no inline script may say so.
    scrollRestoration: history === undefined,
    // Addresses stay plain text, `?sort=-name&page=2`, readable and typed by nobody but the page.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
      const text = new URLSearchParams(kept.map(([key, value]) => [key, String(value)])).toString()
      return text === '' ? '' : `?${text}`
    },
  })
}

/** Names the house as its operator does, where that is known already. Answers the name, or ''. */
export function nameAsGiven(client: QueryClient, language: Language): string {
  const brand = client.getQueryData<AnswerOf<typeof readBranding>>([readBranding.name, {}])
  const name = brand === undefined ? '' : shortNameIn(brand, language)
  if (name !== '') nameHouse(language, name)
  return name
}

export function WholeHouse({
  client,
  router,
}: {
  readonly client: QueryClient
  readonly router: ReturnType<typeof newRouter>
}) {
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>
  )
}
