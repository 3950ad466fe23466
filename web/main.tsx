/** Puts the house together and opens it. */
import './look/tokens.css'
import './look/base.css'
import './look/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { actFor, readMe, signOut, stopViewing } from '../domain/people/session.endpoints.ts'
import { call } from './kernel/call.ts'
import { takeGiven } from './kernel/given.ts'
import { openHouse } from './kernel/house.ts'
import { startTexts, type TextsOf } from './kernel/i18n.ts'
import { meOptions } from './kernel/me.ts'
import { newQueryClient } from './kernel/query.ts'
import { NotFound, RouteFault } from './kernel/shell/Faults.tsx'
import { startTheme } from './kernel/theme.ts'
import { modules, routeTree } from './routes.tsx'
import { textsEn } from './text.en.ts'
import { textsZh } from './text.zh.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'kernel'
    returnNull: false
    resources: TextsOf<typeof textsZh>
  }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

startTheme()
const words = startTexts({
  zh: textsZh,
  en: textsEn,
})
openHouse({
  modules,
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

const client = newQueryClient((signedOut) => {
  void signedOut.invalidateQueries(meOptions())
})

takeGiven(client)

const router = createRouter({
  routeTree,
  context: { client },
  defaultErrorComponent: RouteFault,
  defaultNotFoundComponent: NotFound,
  defaultPreload: 'intent',
  // Queries know their own age; the router must not keep a second opinion.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  // Addresses stay plain text, `?sort=-name&page=2`, readable and typed by nobody but the page.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    const text = new URLSearchParams(kept.map(([key, value]) => [key, String(value)])).toString()
    return text === '' ? '' : `?${text}`
  },
})

/** The words and the page are fetched side by side; showing begins when both are here. */
async function open(at: HTMLElement): Promise<void> {
  await Promise.all([words, router.load()])
  createRoot(at).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root')
void open(root)
