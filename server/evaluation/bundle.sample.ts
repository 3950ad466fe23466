/** What the page of a bundle does without a browser: reads what it holds, and seals what goes back. */
import {
  createCipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto'
import { unzipSync } from 'fflate'
import {
  returnFormat,
  sealingContext,
  type Bundle,
  type BundleAnswers,
} from '../../domain/evaluation/bundle.ts'
import {
  statementText,
  type PublicPoint,
  type SigningKey,
} from '../../domain/evaluation/bundleSignature.ts'
import { stableJson } from '../../domain/kernel/stableJson.ts'
import { sha256Of } from '../kernel/sha256.ts'
import { makeBundleKeys } from './bundle.crypto.ts'

/** A key that no bundle has. */
export const strangePoint = (): PublicPoint => makeBundleKeys().point

export type Unpacked = {
  readonly names: readonly string[]
  readonly bundle: Bundle
  readonly textOf: (name: string) => string
  readonly bytesOf: (name: string) => Buffer
}

export function unpackBundle(archive: Uint8Array): Unpacked {
  const entries = unzipSync(archive)
  const bytesOf = (name: string) => Buffer.from(entries[name] ?? [])
  const textOf = (name: string) => bytesOf(name).toString()
  const names = Object.keys(entries)
  const page = textOf(names.find((name) => name.endsWith('.html')) ?? '')
  const data = /<script type="application\/json" id="bundle">(.*?)<\/script>/s.exec(page)?.[1]
  return { names, bundle: JSON.parse(data ?? 'null') as Bundle, textOf, bytesOf }
}

/** In base64, as a call takes it. */
export function sealReturn(answers: BundleAnswers, point: PublicPoint): string {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const house = createPublicKey({ key: { kty: 'EC', crv: 'P-256', ...point }, format: 'jwk' })
  const shared = diffieHellman({ privateKey: own.privateKey, publicKey: house })
  const context = Buffer.from(sealingContext(answers.bundleId))
  const key = Buffer.from(hkdfSync('sha256', shared, Buffer.alloc(0), context, 32))
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(context)
  const body = Buffer.concat([cipher.update(JSON.stringify(answers)), cipher.final()])
  const { x = '', y = '' } = own.publicKey.export({ format: 'jwk' })
  const sealed = Buffer.concat([body, cipher.getAuthTag()]).toString('base64')
  const envelope = {
    ...{ format: returnFormat, bundleId: answers.bundleId, key: { x, y }, sealed },
    iv: iv.toString('base64'),
  }
  return Buffer.from(JSON.stringify(envelope)).toString('base64')
}

/** Of these marks, as the page would write them; not signed yet. */
export const answersOf = (
  bundle: Pick<Bundle, 'id'>,
  answers: BundleAnswers['answers'],
  savedAt = '2019-07-20T08:00:00.000Z',
): BundleAnswers => ({ format: returnFormat, bundleId: bundle.id, savedAt, answers })

export type TestSigner = { readonly signing: SigningKey; readonly key: KeyObject }

/** As the browser makes one where a bundle is taken; its private half is not really closed. */
export function testSigner(): TestSigner {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const iv = Buffer.alloc(12).toString('base64')
  return {
    signing: { point: { x, y }, iv, closed: Buffer.alloc(160).toString('base64') },
    key: privateKey,
  }
}

/** As the page signs them: each review on its own. */
export function signReturn(
  { answers, ...told }: BundleAnswers,
  { signing, key }: TestSigner,
): BundleAnswers {
  const { bundleId, savedAt } = told
  return {
    ...{ ...told, signer: signing.point },
    answers: answers.map((answer) => {
      const { assignmentId, digest: judged } = answer
      const marks = sha256Of(stableJson(answer.marks))
      const text = statementText({ bundleId, savedAt, assignmentId, judged, marks })
      const bytes = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' })
      return { ...answer, signature: bytes.toString('base64url') }
    }),
  }
}
