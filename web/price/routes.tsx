/** Pages of prices: how they are made for everybody, rate cards and estimates at the desk. */
import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute, publicRoute } from '../kernel/shell/routes.tsx'

const page = (load: Parameters<typeof lazyPage>[0]) => lazyPage(load, 'price', 'catalog')

const pricing = createRoute({
  getParentRoute: () => publicRoute,
  path: '/pricing',
  component: page(async () => (await import('./PricingPage.tsx')).PricingPage),
})

const cardPages = page(async () => (await import('./Cards.tsx')).Cards)

const cards = createRoute({
  getParentRoute: () => deskRoute,
  path: '/rate-cards',
  component: cardPages,
})

const card = createRoute({
  getParentRoute: () => deskRoute,
  path: '/rate-cards/$modelId',
  component: cardPages,
})

const estimate = createRoute({
  getParentRoute: () => deskRoute,
  path: '/estimates',
  component: page(async () => (await import('./EstimatePage.tsx')).EstimatePage),
})

export const pricePublicRoutes = [pricing] as const
export const priceDeskRoutes = [cards, card, estimate] as const

const CompanyCards = lazy(async () => ({
  default: (await import('./CompanyCards.tsx')).CompanyCards,
}))

export const priceWeb: ModuleWeb = {
  name: 'price',
  beside: { 'catalog.company': CompanyCards },
}
