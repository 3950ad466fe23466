/** What the pages of booking say, in English. */
import { bookingEn } from '../../domain/booking/text.en.ts'
import type { SameKeys } from '../../domain/kernel/text.ts'
import { mergeTexts } from '../kernel/merge.ts'
import type { bookingWebZh } from './text.zh.ts'

export const bookingWebEn: SameKeys<typeof bookingWebZh> = {
  nav: { section: 'Open capabilities' },
}

export const bookingTextsEn = mergeTexts(bookingEn, bookingWebEn)
