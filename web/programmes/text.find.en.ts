/** What ⌘K says of each kind of thing that it found, in English. */
import type { SameKeys } from '../../domain/kernel/text.ts'
import type { findZh } from './text.find.zh.ts'

export const findEn: SameKeys<typeof findZh> = {
  found: {
    application: 'Application',
    candidate: 'In the inbox',
    question: 'Question',
    programme: 'Call',
    programmeDraft: 'Draft of a call',
  },
}
