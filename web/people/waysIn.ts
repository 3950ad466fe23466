/** The ways into the house beside signing in, in one file. */
import { ConfirmSignUpPage } from './ConfirmSignUpPage.tsx'
import { JoinPage } from './JoinPage.tsx'
import { RecoverPage } from './RecoverPage.tsx'
import { SignOnReturnPage } from './SignOnReturnPage.tsx'
import { SignUpPage } from './SignUpPage.tsx'

export const waysIn = {
  '/sign-up': SignUpPage,
  '/sign-up/confirm': ConfirmSignUpPage,
  '/recover': RecoverPage,
  '/recover/confirm': RecoverPage,
  '/join': JoinPage,
  '/sign-on/return': SignOnReturnPage,
} as const
