/** Words of the programme pages, in English. */
import type { SameKeys } from '../../domain/kernel/text.ts'
import { applicationEn } from './text.application.en.ts'
import { callEn } from './text.call.en.ts'
import { eligibilityEn } from './text.eligibility.en.ts'
import { findEn } from './text.find.en.ts'
import { handInEn } from './text.handIn.en.ts'
import { shareEn } from './text.share.en.ts'
import { officerEn } from './text.officer.en.ts'
import type { programmesWebZh } from './text.zh.ts'

export const programmesWebEn: SameKeys<typeof programmesWebZh> = {
  ...callEn,
  ...eligibilityEn,
  ...applicationEn,
  ...officerEn,
  ...shareEn,
  ...handInEn,
  ...findEn,
}
