/** The public's side of programmes, and the desk of those who guide applicants. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../../kernel/module.ts'
import { lazyPage } from '../../kernel/page.ts'
import { deskRoute, publicRoute } from '../../kernel/shell/routes.tsx'

const words = ['guidance', 'programmes'] as const

const questions = createRoute({
  getParentRoute: () => publicRoute,
  path: '/calls/$programmeId/questions',
  component: lazyPage(async () => (await import('./QuestionsPage.tsx')).QuestionsPage, ...words),
})

const briefings = createRoute({
  getParentRoute: () => publicRoute,
  path: '/calls/$programmeId/briefings',
  component: lazyPage(async () => (await import('./BriefingsPage.tsx')).BriefingsPage, ...words),
})

const sample = createRoute({
  getParentRoute: () => publicRoute,
  path: '/calls/$programmeId/sample',
  component: lazyPage(async () => (await import('./SamplePage.tsx')).SamplePage, ...words, 'codes'),
})

const counts = createRoute({
  getParentRoute: () => publicRoute,
  path: '/calls/$programmeId/counts',
  component: lazyPage(async () => (await import('../counts/CountsPage.tsx')).CountsPage, ...words),
})

const publicPages = {
  list: async () => (await import('../publicity/PublicitiesPage.tsx')).PublicitiesPage,
  one: async () => (await import('../publicity/PublicityPage.tsx')).PublicityPage,
  find: async () => (await import('../publicity/FindReceiptPage.tsx')).FindReceiptPage,
  receipt: async () => (await import('../publicity/ReceiptPage.tsx')).ReceiptPage,
}

const publicities = createRoute({
  getParentRoute: () => publicRoute,
  path: '/publicities',
  component: lazyPage(publicPages.list, ...words),
})

const publicity = createRoute({
  getParentRoute: () => publicRoute,
  path: '/publicities/$id',
  component: lazyPage(publicPages.one, ...words),
})

const findReceipt = createRoute({
  getParentRoute: () => publicRoute,
  path: '/objections',
  component: lazyPage(publicPages.find, ...words),
})

const receipt = createRoute({
  getParentRoute: () => publicRoute,
  path: '/objections/$receiptNo',
  component: lazyPage(publicPages.receipt, ...words),
})

const desk = createRoute({
  getParentRoute: () => deskRoute,
  path: '/guidance',
  component: lazyPage(async () => (await import('./GuidanceDesk.tsx')).GuidanceDesk, ...words),
})

const run = createRoute({
  getParentRoute: () => deskRoute,
  path: '/recommend/$programmeId/$unit/publicity',
  component: lazyPage(async () => (await import('../publicity/RunPage.tsx')).RunPage, ...words),
})

export const guidancePublicRoutes = [
  questions,
  briefings,
  sample,
  counts,
  publicities,
  publicity,
  findReceipt,
  receipt,
] as const

export const guidanceDeskRoutes = [desk, run] as const

export const guidanceWeb: ModuleWeb = {
  name: 'guidance',
  publicNavigation: [{ to: '/publicities', label: 'portal:nav.publicities' }],
}
