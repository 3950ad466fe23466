/** How a receiving program reads, checks and answers messages, in English. */
import type { SameKeys } from '../../domain/kernel/text.ts'
import type { webhooksGuideZh } from './text.guide.zh.ts'

export const webhooksGuideEn: SameKeys<typeof webhooksGuideZh> = {
  title: 'Receiving and checking messages',
  lead: 'How a system of your organisation reads a message, checks its signature and answers.',
  back: 'Back to webhooks',
  message: 'What arrives',
  messageData:
    'A message holds references, codes and states: never contents, reasons, marks or anything personal. Ask for the rest with an API key; what the key’s maker may not see is missing there too.',
  messageSequence:
    'sequence rises by one with every event told to this address. A gap shows what is still on its way.',
  messageId:
    'webhook-id stays the same however often a message is sent. Messages come at least once: keep the ids that you have, and do nothing twice.',
  messageAudience:
    'Whether your organisation may know of it is asked when it happens and again before every attempt. What it may no longer know is withheld.',
  check: 'Checking a signature',
  checkWhat:
    'What is signed is <webhook-id>.<webhook-timestamp>.<body>, with the body as it came. The headers are those of Standard Webhooks.',
  checkV1:
    'v1: HMAC-SHA256 under the secret. For a day after a change of the secret there are two; either will do.',
  checkV1a: 'v1a: Ed25519 under the key of this instance; public keys are at the address below.',
  checkSm:
    'For those who must use the Chinese standards the header baigong-signature has sm3, HMAC over SM3 (GB/T 32905) under the same secret, and where the operator wants it sm2 (GB/T 32918, identity 1234567812345678, DER).',
  keys: 'Public keys',
  sample: 'This is all that a receiver in Node needs:',
  answer: 'Answering',
  answerYes:
    'Any status from 200 to 299 within 15 seconds means yes. Everything else is tried again.',
  answerRetry:
    'After 1, 5 and 15 minutes, then 1, 3, 6, 12, 24 and 24 hours: ten times in a little over 70 hours. Retry-After in seconds is heeded up to a day.',
  answerPause:
    'When the tenth attempt fails and nothing else was delivered meanwhile, the address is paused and your administrators are told. 410 pauses it at once.',
  answerLog:
    'The log keeps every request and answer for thirty days. Messages are sent again one by one or by a span of time, under their old ids.',
  reach: 'Where messages may go',
  reachText:
    'Only to https addresses. A name is looked up for every message, and exactly that address is used; private networks and this machine are refused unless the operator allows them. Redirects are not followed.',
}
