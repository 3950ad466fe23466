/** A whole program that posts one number, for whoever connects a platform: it needs Node and nothing else. */

export type ExampleFacts = {
  readonly url: string
  readonly trackId: string
  readonly indicator: string
  readonly period: string
}

/**
 * The first run makes the key and prints its public half to register; each later one signs and posts. The members are
 * flat texts and whole numbers, so that sorting them by name is their canonical form (RFC 8785).
 */
export function evidenceExample({ url, trackId, indicator, period }: ExampleFacts): string {
  return `// post-evidence.mjs
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const url = '${url}'
const trackId = '${trackId}'
const keyFile = 'platform.key.pem'

if (!existsSync(keyFile)) {
  const { privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
}
const privateKey = createPrivateKey(readFileSync(keyFile))
const publicKey = createPublicKey(privateKey)
if (process.argv[2] === 'key') {
  console.log(publicKey.export({ type: 'spki', format: 'pem' }))
  process.exit()
}
const keyId = createHash('sha256')
  .update(publicKey.export({ type: 'spki', format: 'der' }))
  .digest('hex')
  .slice(0, 16)

const rows = readFileSync('rows.csv')
const post = {
  indicator: '${indicator}',
  period: '${period}',
  amount: process.argv[2],
  sourceSystem: 'operations database',
  rowCount: rows.toString().split('\\n').filter((row) => row.trim() !== '').length,
  rowsSha256: createHash('sha256').update(rows).digest('hex'),
}
const message = Object.entries({ trackId, ...post }).sort(([a], [b]) => (a < b ? -1 : 1))
const canonical = JSON.stringify(Object.fromEntries(message))
const signature = sign(null, Buffer.from(canonical), privateKey).toString('base64url')

const answer = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ post, keyId, signature }),
})
console.log(answer.status, await answer.text())
process.exitCode = answer.ok ? 0 : 1
`
}
