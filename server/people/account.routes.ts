import * as account from '../../domain/people/account.endpoints.ts'
import type { FreshProof } from '../../domain/people/passkey.ts'
import type { Serve } from '../kernel/http/serve.ts'
import type { Writing } from '../kernel/work.ts'
import {
  askEmailChange,
  askRecovery,
  askSignUp,
  changeMe,
  changePassword,
  confirmEmailChange,
  confirmSignUp,
  recover,
} from './account.actions.ts'
import { readSecurity } from './account.queries.ts'
import { erase } from './erasure.actions.ts'
import { askMobileChange, confirmMobileChange } from './mobile.actions.ts'
import { withPassword } from './password.ts'
import { askProofCode, withProof } from './proof.ts'
import type { Door } from './session.start.ts'
import { beginTotp, confirmTotp, renewRecoveryCodes, stopTotp } from './secondFactor.ts'

type Guarded = Door & { readonly body: FreshProof }

/** Acts once the body proved again that it is the same person. */
function guarded<T>(work: Writing, input: Guarded, act: () => Promise<T>): Promise<T> {
  return withProof(work, input.body, input, act)
}

export function accountRoutes(serve: Serve): void {
  serve(account.askSignUp, (work, input) => askSignUp(work, input.body, input))
  serve(account.confirmSignUp, (work, input) => confirmSignUp(work, input.body, input))
  serve(account.askRecovery, (work, input) => askRecovery(work, input.body, input))
  serve(account.recover, (work, input) => recover(work, input.body, input))
  serve(account.changePassword, (work, input) =>
    withPassword(work, input.body.password, input.request.ip, () =>
      changePassword(work, input.body, input),
    ),
  )
  serve(account.askProofCode, (work, input) => askProofCode(work, input.body.channel, input))
  serve(account.askEmailChange, (work, input) =>
    guarded(work, input, () => askEmailChange(work, input.body, input)),
  )
  serve(account.confirmEmailChange, (work, { body }) => confirmEmailChange(work, body))
  serve(account.askMobileChange, (work, input) =>
    guarded(work, input, () => askMobileChange(work, input.body, input)),
  )
  serve(account.confirmMobileChange, (work, { body }) => confirmMobileChange(work, body))
  serve(account.changeMe, (work, input) => changeMe(work, input.body, input))
  serve(account.erase, (work, input) => guarded(work, input, () => erase(work, input)))
  serve(account.readSecurity, (work) => readSecurity(work))
  serve(account.beginTotp, (work, input) => guarded(work, input, () => beginTotp(work)))
  serve(account.confirmTotp, (work, input) => confirmTotp(work, input.body.code, input))
  serve(account.renewRecoveryCodes, (work, input) =>
    guarded(work, input, () => renewRecoveryCodes(work)),
  )
  serve(account.stopTotp, (work, input) => guarded(work, input, () => stopTotp(work, input)))
}
