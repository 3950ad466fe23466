/** Talking to the devices that keep passkeys. The library is fetched when somebody first presses a button. */
import { useMutation } from '@tanstack/react-query'
import {
  askPasskey,
  askPasskeyRegistration,
  registerPasskey,
} from '../../domain/people/passkey.endpoints.ts'
import type { FreshProof, Passkey, PasskeyAnswer } from '../../domain/people/passkey.ts'
import { call } from '../kernel/call.ts'

const library = () => import('@simplewebauthn/browser')
type Library = Awaited<ReturnType<typeof library>>
type AskedToSign = Parameters<Library['startAuthentication']>[0]['optionsJSON']
type AskedToMake = Parameters<Library['startRegistration']>[0]['optionsJSON']

/** Whether this browser knows passkeys at all. */
export function knowsPasskeys(): boolean {
  return typeof globalThis.PublicKeyCredential === 'function'
}

/** Asks the device to sign; it offers the passkeys it has for this place. */
export async function answerWithPasskey(): Promise<PasskeyAnswer> {
  const { challengeId, options } = await call(askPasskey, { body: {} })
  const { startAuthentication } = await library()
  const response = await startAuthentication({ optionsJSON: options as unknown as AskedToSign })
  return { challengeId, response: { ...response, clientExtensionResults: {} } }
}

/** Makes a passkey on a device and adds it to one's account. */
export async function addPasskey(name: string, proof: FreshProof): Promise<Passkey> {
  const { challengeId, options } = await call(askPasskeyRegistration, { body: { proof } })
  const { startRegistration } = await library()
  const made = await startRegistration({ optionsJSON: options as unknown as AskedToMake })
  const response = { ...made, clientExtensionResults: {} }
  return call(registerPasskey, { body: { challengeId, name, response } })
}

/** Something in which a device takes part: fails by the server's problem, or by what the browser throws. */
export function useDevice<Input, Answer>(
  act: (input: Input) => Promise<Answer>,
  onDone: (answer: Answer) => void,
) {
  return useMutation<Answer, Error, Input>({
    mutationFn: act,
    onSuccess: (answer) => onDone(answer),
  })
}

export type DeviceFault = 'cancelled' | 'known' | 'elsewhere' | 'unable' | 'unknown'

/** What a browser's error means to the person. */
export function deviceFaultOf(error: Error): DeviceFault {
  const { code, name } = error as Error & { readonly code?: unknown }
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'known'
  if (code === 'ERROR_INVALID_RP_ID' || code === 'ERROR_INVALID_DOMAIN') return 'elsewhere'
  if (typeof code === 'string' && code.startsWith('ERROR_AUTHENTICATOR')) return 'unable'
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled'
  return name === 'SecurityError' ? 'elsewhere' : 'unknown'
}
