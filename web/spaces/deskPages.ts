/** Spaces and what is agreed on confidentiality, in one file. */
import { AgreementPage } from './AgreementPage.tsx'
import { AgreementTextPage } from './AgreementTextPage.tsx'
import { AgreementsPage } from './AgreementsPage.tsx'
import { SignaturePage } from './SignaturePage.tsx'
import { SpacePage } from './SpacePage.tsx'
import { DirectoryPage, SpacesPage } from './SpacesPage.tsx'

export const deskPages = {
  '/spaces': SpacesPage,
  '/spaces/listed': DirectoryPage,
  '/spaces/$id': SpacePage,
  '/confidentiality': AgreementsPage,
  '/confidentiality/text': AgreementTextPage,
  '/confidentiality/$id': AgreementPage,
  '/confidentiality/signatures/$id': SignaturePage,
} as const
