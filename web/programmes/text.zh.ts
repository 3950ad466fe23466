/** Words of the programme pages, in Chinese. */
import { applicationZh } from './text.application.zh.ts'
import { callZh } from './text.call.zh.ts'
import { eligibilityZh } from './text.eligibility.zh.ts'
import { findZh } from './text.find.zh.ts'
import { handInZh } from './text.handIn.zh.ts'
import { shareZh } from './text.share.zh.ts'
import { officerZh } from './text.officer.zh.ts'

export const programmesWebZh = {
  ...callZh,
  ...eligibilityZh,
  ...applicationZh,
  ...officerZh,
  ...shareZh,
  ...handInZh,
  ...findZh,
} as const
