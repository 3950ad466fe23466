/** The pages of those who run the place, in one file. */
import { AgreementPage } from './AgreementPage.tsx'
import { AgreementsPage } from './AgreementsPage.tsx'
import { AnnouncementsPage } from './AnnouncementsPage.tsx'
import { ApprovalsPage } from './ApprovalsPage.tsx'
import { AuditPage } from './AuditPage.tsx'
import { BrandingPage } from './BrandingPage.tsx'
import { NewRolePage } from './NewRolePage.tsx'
import { RolePage } from './RolePage.tsx'
import { RolesPage } from './RolesPage.tsx'
import { SettingsPage } from './SettingsPage.tsx'
import { StatusPage } from './StatusPage.tsx'
import { ViewAsPage } from './ViewAsPage.tsx'

export const deskPages = {
  '/console/approvals': ApprovalsPage,
  '/console/roles': RolesPage,
  '/console/roles/new': NewRolePage,
  '/console/roles/$code': RolePage,
  '/console/agreements': AgreementsPage,
  '/console/agreements/$id': AgreementPage,
  '/console/announcements': AnnouncementsPage,
  '/console/branding': BrandingPage,
  '/console/settings': SettingsPage,
  '/console/audit': AuditPage,
  '/console/view-as': ViewAsPage,
  '/console/status': StatusPage,
} as const
