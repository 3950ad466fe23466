/** Pages of capacity and reservations, and what stands beside an offer. */
import { lazy } from 'react'
import type { ModuleWeb } from '../kernel/module.ts'
import { deskPagesOf } from '../kernel/shell/deskPages.ts'

const at = deskPagesOf(async () => (await import('./deskPages.ts')).deskPages, 'booking')

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
