import * as account from '../../domain/people/account.endpoints.ts'
import type { FastifyRequest } from 'fastify'
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
import { beginTotp, confirmTotp, renewRecoveryCodes, stopTotp } from './secondFactor.ts'

type Guarded = { readonly body: { readonly password: string }; readonly request: FastifyRequest }

/** Acts once the password in the body held again. */
function guarded<T>(work: Writing, input: Guarded, act: () => Promise<T>): Promise<T> {
  return withPassword(work, input.body.password, input.request.ip, act)
}

export function accountRoutes(serve: Serve): void {
  serve(account.askSignUp, (work, input) => askSignUp(work, input.body, input))
  serve(account.confirmSignUp, (work, input) => confirmSignUp(work, input.body, input))
  serve(account.askRecovery, (work, input) => askRecovery(work, input.body, input))
  serve(account.recover, (work, input) => recover(work, input.body, input))
  serve(account.changePassword, (work, input) =>
    guarded(work, input, () => changePassword(work, input.body, input)),
  )
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
