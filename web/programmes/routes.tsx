/** The pages of programmes: calls for everybody, applications for those who write them. */
import { createRoute } from '@tanstack/react-router'
import type { ModuleWeb } from '../kernel/module.ts'
import { lazyPage } from '../kernel/page.ts'
import { deskRoute, publicRoute } from '../kernel/shell/routes.tsx'

const calls = createRoute({
  getParentRoute: () => publicRoute,
  path: '/calls',
  component: lazyPage(async () => (await import('./call/CallsPage.tsx')).CallsPage, 'calls'),
})

const call = createRoute({
  getParentRoute: () => publicRoute,
  path: '/calls/$programmeId',
  component: lazyPage(async () => (await import('./call/CallPage.tsx')).CallPage, 'calls'),
})

const eligibility = createRoute({
  getParentRoute: () => publicRoute,
  path: '/calls/$programmeId/eligibility',
  component: lazyPage(
    async () => (await import('./eligibility/EligibilityPage.tsx')).EligibilityPage,
    'programmes',
    'calls',
    'codes',
  ),
})

const applications = createRoute({
  getParentRoute: () => deskRoute,
  path: '/applications',
  component: lazyPage(
    async () => (await import('./application/ApplicationsPage.tsx')).ApplicationsPage,
    'programmes',
  ),
})

const application = createRoute({
  getParentRoute: () => deskRoute,
  path: '/applications/$id',
  component: lazyPage(
    async () => (await import('./application/ApplicationLayout.tsx')).ApplicationLayout,
    'programmes',
    'people',
    'files',
    'codes',
  ),
})

const form = createRoute({
  getParentRoute: () => application,
  path: '/',
  component: lazyPage(async () => (await import('./application/FormPage.tsx')).FormPage),
})

const section = createRoute({
  getParentRoute: () => application,
  path: '$section',
  component: lazyPage(async () => (await import('./application/FormPage.tsx')).FormPage),
})

const preview = createRoute({
  getParentRoute: () => application,
  path: 'preview',
  component: lazyPage(async () => (await import('./application/PreviewPage.tsx')).PreviewPage),
})

const versions = createRoute({
  getParentRoute: () => application,
  path: 'versions',
  component: lazyPage(async () => (await import('./application/VersionsPage.tsx')).VersionsPage),
})

const receipt = createRoute({
  getParentRoute: () => application,
  path: 'receipts/$submissionId',
  component: lazyPage(async () => (await import('./application/ReceiptPage.tsx')).ReceiptPage),
})

const wordForm = createRoute({
  getParentRoute: () => application,
  path: 'word',
  component: lazyPage(async () => (await import('./application/WordPage.tsx')).WordPage),
})

const carry = createRoute({
  getParentRoute: () => application,
  path: 'carry',
  component: lazyPage(async () => (await import('./application/CarryPage.tsx')).CarryPage),
})

const circle = createRoute({
  getParentRoute: () => application,
  path: 'circle',
  component: lazyPage(async () => (await import('./application/CirclePage.tsx')).CirclePage),
})

const guestDrafts = createRoute({
  getParentRoute: () => deskRoute,
  path: '/guest-drafts',
  component: lazyPage(
    async () => (await import('./guest/GuestDraftsPage.tsx')).GuestDraftsPage,
    'programmes',
  ),
})

const guestDraft = createRoute({
  getParentRoute: () => deskRoute,
  path: '/guest-drafts/$id',
  component: lazyPage(
    async () => (await import('./guest/GuestDraftPage.tsx')).GuestDraftPage,
    'programmes',
    'codes',
  ),
})

const officerPages = {
  inbox: async () => (await import('./officer/InboxPage.tsx')).InboxPage,
  candidate: async () => (await import('./officer/CandidatePage.tsx')).CandidatePage,
  lists: async () => (await import('./officer/ListsPage.tsx')).ListsPage,
  rank: async () => (await import('./officer/RankPage.tsx')).RankPage,
  packages: async () => (await import('./officer/PackagesPage.tsx')).PackagesPage,
  package: async () => (await import('./officer/package/PackageLayout.tsx')).PackageLayout,
  packageFiles: async () => (await import('./officer/package/FilesPage.tsx')).FilesPage,
  packagePrint: async () => (await import('./officer/package/PrintPage.tsx')).PrintPage,
  packageScans: async () => (await import('./officer/package/ScansPage.tsx')).ScansPage,
  packageMails: async () => (await import('./officer/package/MailsPage.tsx')).MailsPage,
  packageDispatch: async () => (await import('./officer/package/DispatchPage.tsx')).DispatchPage,
  briefing: async () => (await import('./officer/BriefingPage.tsx')).BriefingPage,
}

const inbox = createRoute({
  getParentRoute: () => deskRoute,
  path: '/inbox',
  component: lazyPage(officerPages.inbox, 'programmes'),
})

const candidate = createRoute({
  getParentRoute: () => deskRoute,
  path: '/inbox/$id',
  component: lazyPage(officerPages.candidate, 'programmes', 'codes'),
})

const lists = createRoute({
  getParentRoute: () => deskRoute,
  path: '/recommend',
  component: lazyPage(officerPages.lists, 'programmes'),
})

const rank = createRoute({
  getParentRoute: () => deskRoute,
  path: '/recommend/$programmeId/$unit',
  component: lazyPage(officerPages.rank, 'programmes'),
})

const packages = createRoute({
  getParentRoute: () => deskRoute,
  path: '/packages',
  component: lazyPage(officerPages.packages, 'programmes'),
})

const packagePage = createRoute({
  getParentRoute: () => deskRoute,
  path: '/packages/$id',
  component: lazyPage(officerPages.package, 'programmes', 'files'),
})

const packageFiles = createRoute({
  getParentRoute: () => packagePage,
  path: '/',
  component: lazyPage(officerPages.packageFiles),
})

const packagePrint = createRoute({
  getParentRoute: () => packagePage,
  path: 'print',
  component: lazyPage(officerPages.packagePrint),
})

const packageScans = createRoute({
  getParentRoute: () => packagePage,
  path: 'scans',
  component: lazyPage(officerPages.packageScans),
})

const packageMails = createRoute({
  getParentRoute: () => packagePage,
  path: 'mails',
  component: lazyPage(officerPages.packageMails),
})

const packageDispatch = createRoute({
  getParentRoute: () => packagePage,
  path: 'dispatch',
  component: lazyPage(officerPages.packageDispatch),
})

const briefing = createRoute({
  getParentRoute: () => deskRoute,
  path: '/recommend/$programmeId/$unit/briefing',
  component: lazyPage(officerPages.briefing, 'programmes'),
})

export const programmesPublicRoutes = [calls, call, eligibility] as const
export const programmesDeskRoutes = [
  inbox,
  candidate,
  lists,
  rank,
  briefing,
  packages,
  packagePage.addChildren([
    packageFiles,
    packagePrint,
    packageScans,
    packageMails,
    packageDispatch,
  ]),

  applications,
  application.addChildren([form, section, preview, versions, receipt, wordForm, carry, circle]),
  guestDrafts,
  guestDraft,
] as const

export const programmesWeb: ModuleWeb = {
  name: 'programmes',
  publicNavigation: [{ to: '/calls', label: 'portal:nav.calls' }],
}
