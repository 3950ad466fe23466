/** One's account, one's organisation and who belongs to it, in one file. */
import { AccountPage } from './AccountPage.tsx'
import { ApiKeysPage } from './ApiKeysPage.tsx'
import { ConfirmEmailPage } from './ConfirmEmailPage.tsx'
import { MembersPage } from './MembersPage.tsx'
import { OrganisationPage } from './OrganisationPage.tsx'
import { PlacesPage } from './PlacesPage.tsx'
import { ProvidersPage } from './ProvidersPage.tsx'
import { AmendPage, RegisterPage } from './RegisterPage.tsx'
import { VerificationPage } from './VerificationPage.tsx'

export const deskPages = {
  '/account': AccountPage,
  '/account/email': ConfirmEmailPage,
  '/places': PlacesPage,
  '/places/new': RegisterPage,
  '/organisation': OrganisationPage,
  '/organisation/registration': AmendPage,
  '/members': MembersPage,
  '/api-keys': ApiKeysPage,
  '/verification': VerificationPage,
  '/console/sign-on': ProvidersPage,
} as const
