import * as passkey from '../../domain/people/passkey.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import {
  askPasskeyRegistration,
  registerPasskey,
  removePasskey,
  renamePasskey,
  setPasskeyStep,
  signInByPasskey,
} from './passkey.actions.ts'
import { askPasskey } from './passkey.check.ts'
import { listPasskeys } from './passkey.queries.ts'
import { withProof } from './proof.ts'

export function passkeyRoutes(serve: Serve): void {
  serve(passkey.askPasskey, (work) => askPasskey(work))
  serve(passkey.signInByPasskey, (work, input) => signInByPasskey(work, input.body, input))
  serve(passkey.listPasskeys, (work) => listPasskeys(work))
  serve(passkey.askPasskeyRegistration, (work, input) =>
    withProof(work, input.body.proof, input, () => askPasskeyRegistration(work)),
  )
  serve(passkey.registerPasskey, (work, { body }) => registerPasskey(work, body))
  serve(passkey.renamePasskey, (work, { params, body }) =>
    renamePasskey(work, params.id, body.name),
  )
  serve(passkey.removePasskey, (work, input) =>
    withProof(work, input.body.proof, input, () => removePasskey(work, input.params.id)),
  )
  serve(passkey.setPasskeyStep, (work, input) =>
    withProof(work, input.body.proof, input, () => setPasskeyStep(work, input.body.on, input)),
  )
}
