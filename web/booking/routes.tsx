/** Pages of capacity and reservations, and what stands beside an offer. */
import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute } from '../kernel/shell/routes.tsx'
import type { deskPages } from './deskPages.ts'

const at = <Path extends keyof typeof deskPages>(path: Path) =>
  createRoute({
    getParentRoute: () => deskRoute,
    path,
    component: lazyPage(async () => (await import('./deskPages.ts')).deskPages[path], 'booking'),
  })

export const bookingRoutes = [
  at('/capacity'),
  at('/capacity/calendar'),
  at('/capacity/$id'),
  at('/reservations'),
  at('/reservations/$id'),
] as const

const beside = (part: 'Outlook' | 'OwnOffer' | 'IdleInList' | 'CompanyOutlook') =>
  lazy(async () => ({ default: (await import('./OutlookSection.tsx'))[part] }))

export const bookingWeb: ModuleWeb = {
  name: 'booking',
  beside: {
    'catalog.offer': beside('Outlook'),
    'catalog.ownOffer': beside('OwnOffer'),
    'catalog.offerInList': beside('IdleInList'),
    'catalog.company': beside('CompanyOutlook'),
  },
}
