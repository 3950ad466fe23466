/** What tests, journeys and the matrix of leaks need of agreements. */
import type { AgreementWish } from '../../domain/spaces/agreement.ts'
import type { Caller } from '../testing/world.ts'

export const agreementWish: AgreementWish = {
  title: '加工协作保密协议',
  body: '接收方仅为评估和履行双方的加工协作而使用披露方提供的工艺参数、图样和模型，不用于其他目的，不向第三方提供。'.repeat(
    3,
  ),
  months: 12,
  accepting: 'atOnce',
  again: false,
}

type Kept = {
  readonly id: string
  readonly version: number
  readonly text: { digest: string; title: string }
}

export const keepAgreementOf = (
  who: Caller,
  change: Partial<AgreementWish> = {},
  { seen = 0, spaceId = null as string | null } = {},
) =>
  who.put('/api/spaces/agreements/kept', { spaceId, seen, wish: { ...agreementWish, ...change } })

/** Of the caller's organisation, or of a space that it manages. */
export async function keptAgreement(
  who: Caller,
  change: Partial<AgreementWish> = {},
  at: { readonly seen?: number; readonly spaceId?: string } = {},
): Promise<Kept> {
  const answer = await keepAgreementOf(who, change, at)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}

export const signOf = (who: Caller, { id, version, text }: Kept) =>
  who.post(`/api/spaces/agreements/${id}/signatures`, { version, digest: text.digest })

export async function signedAgreement(who: Caller, kept: Kept): Promise<string> {
  const answer = await signOf(who, kept)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json().id
}

export const stepSignatureOf = (
  who: Caller,
  id: string,
  verb: string,
  seen: number,
  reason?: string,
) =>
  who.post(`/api/spaces/signatures/${id}/steps`, {
    ...{ verb, seen },
    ...(reason === undefined ? {} : { reason }),
  })
