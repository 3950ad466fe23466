/** What people are told of what was kept to few, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { confidenceNoticesZh } from './text.confidenceNotices.zh.ts'

export const confidenceNoticesEn: SameKeys<typeof confidenceNoticesZh> = {
  recalled: {
    label: 'Confidential content recalled',
    subject: 'Please delete: {{keeper}} recalled confidential content',
    body: '{{keeper}} recalled confidential content that your organisation had seen. Reason: {{reason}}\nStop using it and delete the copies that your organisation holds.',
  },
}
