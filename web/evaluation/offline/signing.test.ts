import { expect, test } from 'vitest'
import { returnFormat } from '../../../domain/evaluation/bundle.ts'
import { codeLength, plainCode, statementText } from '../../../domain/evaluation/bundleSignature.ts'
import { emptyMarks } from '../../../domain/evaluation/marks.ts'
import { stableJson } from '../../../domain/kernel/stableJson.ts'
import { bytesOfBase64 } from '../../kernel/base64.ts'
import { makeSigningKey, openSigningKey, sha256, signAnswers } from './signing.ts'

test('the code opens the key however it is typed, and no other code does', async () => {
  const { signing, code, keyId } = await makeSigningKey()
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/)
  const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`
  const opened = await openSigningKey(signing, typed)
  expect([opened?.keyId, opened?.point]).toEqual([keyId, signing.point])
  await expect(crypto.subtle.exportKey('pkcs8', opened!.key)).rejects.toThrow('not extractable')
  const last = code.endsWith('A') ? 'B' : 'A'
  expect(await openSigningKey(signing, `${code.slice(0, -1)}${last}`)).toBeNull()
  const other = await makeSigningKey()
  expect(await openSigningKey(signing, other.code)).toBeNull()
  expect(plainCode(code)).toHaveLength(codeLength)
})

test('each answer is signed on its own, over its statement', async () => {
  const { signing, code } = await makeSigningKey()
  const signer = await openSigningKey(signing, code)
  const told = { bundleId: 'b', savedAt: '2019-07-20T08:00:00.000Z' }
  const answers = ['a', 'c'].map((assignmentId) => ({
    ...{ assignmentId, digest: 'd'.repeat(64) },
    marks: { ...emptyMarks, opinion: assignmentId },
  }))
  const signed = await signAnswers({ format: returnFormat, ...told, answers }, signer!)
  expect(signed.signer).toEqual(signing.point)
  const jwk = { kty: 'EC', crv: 'P-256', ...signing.point }
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await crypto.subtle.importKey('jwk', jwk, ecdsa, false, ['verify'])
  const holds = async (at: number, over: number) => {
    const { assignmentId, digest: judged, marks } = signed.answers[over]!
    const facts = { ...told, assignmentId, judged, marks: await sha256(stableJson(marks)) }
    const text = new TextEncoder().encode(statementText(facts))
    const base64 = signed.answers[at]!.signature!.replaceAll('-', '+').replaceAll('_', '/')
    const how = { name: 'ECDSA', hash: 'SHA-256' }
    return crypto.subtle.verify(how, key, bytesOfBase64(base64), text)
  }
  expect([await holds(0, 0), await holds(1, 1), await holds(0, 1)]).toEqual([true, true, false])
})
