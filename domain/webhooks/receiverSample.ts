/** What a receiver in Node needs to check a signature; a test runs it, and holds the documentation to it. */
export const receiverSample = `import { createHmac, timingSafeEqual } from 'node:crypto'

export function isGenuine(secret, headers, body, nowSeconds = Date.now() / 1000) {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signed } = headers
  if (Math.abs(nowSeconds - Number(at)) > 300) return false
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const meant = createHmac('sha256', key).update(\`\${id}.\${at}.\${body}\`).digest()
  return signed.split(' ').some((part) => {
    const [version, signature = ''] = part.split(',')
    const given = Buffer.from(signature, 'base64')
    return version === 'v1' && given.length === meant.length && timingSafeEqual(given, meant)
  })
}
`
