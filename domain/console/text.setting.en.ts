import type { SameKeys } from '../kernel/text.ts'
import type { settingsZh } from './text.setting.zh.ts'

export const settingsEn: SameKeys<typeof settingsZh> = {
  files__organisation_quota_bytes: {
    label: 'Storage of an organisation',
    help: 'Limit of all its attachments together. Lowered, it stops further uploads of who is above it; existing files stay.',
  },
  files__person_quota_bytes: {
    label: 'Storage of a person',
    help: 'Limit of what is uploaded while acting for no organisation.',
  },
  people__session_days: {
    label: 'Longest session',
    help: 'After it one signs in again. Applies to sign-ins from now on.',
  },
  people__session_idle_minutes: {
    label: 'Sign out when idle',
    help: 'Without any request for so long one signs in again. Applies to sign-ins from now on.',
  },
  console__viewing_minutes: {
    label: 'Time limit of looking with somebody else’s eyes',
    help: 'After it the operator is oneself again.',
  },
  notices__digest_hour: {
    label: 'Hour of the daily digest',
    help: 'On working days at this full hour (Beijing time), unless a person chose otherwise.',
  },
  console__join_request_days: {
    label: 'Requests to join come to the operator after',
    help: 'Where the administrator of an organisation has not answered within so many working days. Without an administrator they come at once.',
  },
  programmes__publicity_days: {
    label: 'Days of publicity',
    help: 'In working days, the first day not counted; used where the file of a programme sets no number for its recommending units. Where it does, that number holds and this one has no effect.',
  },
  programmes__four_eyes: {
    label: 'Drafting, checking and signing take different persons',
    help: 'The three steps of a list of recommendations. Set to no, one person may take them all, which suits units with few staff; each step still leaves its own line, and exceptions such as going over the quota still need a second person. Holds at once; steps already taken stay.',
  },
  evaluation__public_export: {
    label: 'Pseudonymised scores of released rounds are public',
    help: 'With yes, anybody may download the scores of a round of review whose results are released, and compute its ranking again with baigong evaluation reproduce. It holds no names of projects or experts and no words of a review; laid beside the published list, projects at the top may still be recognised: ask experts and applicants first.',
  },
  kernel__national_seals: {
    label: 'Seals by the Chinese standards too (SM3, SM2)',
    help: 'With yes, every seal from now on has an SM3 tree signed by SM2 beside SHA-256 and Ed25519; receipts, packages and the trail carry both proofs, and baigong verify checks both. Saving and submitting take no longer. The key is made by this platform itself and is no certificate of a licensed authority.',
  },
  webhooks__private_networks: {
    label: 'Webhooks may reach private networks',
    help: 'With yes, receiving addresses may lie in networks such as 10, 172.16 and 192.168. Only where receivers share a network with this platform and whoever registers them is trusted; addresses that clouds keep for their own stay out of reach.',
  },
  webhooks__loopback: {
    label: 'Webhooks may reach this machine',
    help: 'With yes, a receiving address may lead to the machine that this platform runs on, over plain http too. For demos, tests and receivers installed beside it.',
  },
  kernel__rate_per_minute: {
    label: 'Requests a minute',
    help: 'Of one person, or of one network address that is not signed in. Whoever exceeds it waits.',
  },
  brand__name_zh: { label: 'Name (Chinese)', help: 'Shown in the head of pages and in mails.' },
  brand__name_en: { label: 'Name (English)', help: 'In the head of English pages and mails.' },
  brand__short_name_zh: {
    label: 'Short name (Chinese)',
    help: 'For narrow screens and window titles; at most 8 characters.',
  },
  brand__short_name_en: {
    label: 'Short name (English)',
    help: 'For narrow screens and window titles in English.',
  },
  brand__footer_zh: {
    label: 'Footer lines (Chinese)',
    help: 'One a line, six at most, such as who hosts and who supports the place.',
  },
  brand__footer_en: { label: 'Footer lines (English)', help: 'Line by line as in Chinese.' },
  brand__contact_zh: {
    label: 'Contact office (Chinese)',
    help: 'An office and its telephone, never a person.',
  },
  brand__contact_en: { label: 'Contact office (English)', help: 'For English pages.' },
  brand__icp_number: {
    label: 'ICP filing number',
    help: 'Such as 京ICP备12345678号-1. Sites open to the public must show it in the footer.',
  },
}
