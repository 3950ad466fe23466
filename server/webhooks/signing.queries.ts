/** The public keys with which this instance signs. */
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { nationalSealsSetting } from '../../domain/kernel/setting.ts'
import type { readSigning as endpoint } from '../../domain/webhooks/webhooks.endpoints.ts'
import { setting } from '../console/index.ts'
import { askedBy, keptKeys, keyForms } from '../kernel/history/signingKeys.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { publicKeyText } from './sign.ts'

export async function readSigning(work: Reading): Promise<AnswerOf<typeof endpoint>> {
  const kept = keyForms.map(async (form) =>
    (await keptKeys(askedBy(work), form)).map((key) => ({ ...key, algorithm: form.algorithm })),
  )
  const keys = (await Promise.all(kept)).flat()
  const last = (algorithm: string) => keys.findLast((key) => key.algorithm === algorithm)
  const { keyId, publicKeyPem } = found(last('ed25519'), 'signingKey')
  const wanted = await setting(work, nationalSealsSetting.name)
  const sm2 = wanted ? last('sm2') : undefined
  return {
    ed25519: publicKeyText(publicKeyPem),
    keyId,
    publicKeyPem,
    sm2: sm2 === undefined ? null : { keyId: sm2.keyId, publicKeyPem: sm2.publicKeyPem },
    keys: keys.map(({ beganAt, afterSeal, ...key }) => ({
      ...{ algorithm: key.algorithm, keyId: key.keyId, publicKeyPem: key.publicKeyPem },
      ...{ beganAt: beganAt.toISOString(), afterSeal, reason: key.reason },
    })),
  }
}
