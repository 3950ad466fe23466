/** Activities for those who come and for those who hold them, in one file. */
import { CheckInPage } from './CheckInPage.tsx'
import { CohostPage } from './CohostPage.tsx'
import { CohostedPage } from './CohostedPage.tsx'
import { HostPage } from './HostPage.tsx'
import { HostedPage } from './HostedPage.tsx'
import { MinePage } from './MinePage.tsx'

export const deskPages = {
  '/my-activities': MinePage,
  '/hosted-activities': HostedPage,
  '/hosted-activities/$id': HostPage,
  '/cohosted-activities': CohostedPage,
  '/cohosted-activities/$id': CohostPage,
  '/check-in/$ticket': CheckInPage,
} as const
