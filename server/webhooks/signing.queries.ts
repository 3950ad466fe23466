/** The public keys with which this instance signs. */
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { nationalSealsSetting } from '../../domain/kernel/setting.ts'
import type { readSigning as endpoint } from '../../domain/webhooks/webhooks.endpoints.ts'
import { setting } from '../console/index.ts'
import { sm2KeyOf } from '../kernel/history/sm2Key.ts'
import type { Reading } from '../kernel/work.ts'
import { publicKeyText } from './sign.ts'

export async function readSigning(work: Reading): Promise<AnswerOf<typeof endpoint>> {
  const { keyId, publicKeyPem } = work.host.signingKey
  const wanted = await setting(work, nationalSealsSetting.name)
  const sm2 = wanted ? await sm2KeyOf(work.host) : null
  return {
    ed25519: publicKeyText(publicKeyPem),
    keyId,
    publicKeyPem,
    sm2: sm2 === null ? null : { keyId: sm2.keyId, publicKeyPem: sm2.publicKeyPem },
  }
}
