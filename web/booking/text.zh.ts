/** What the pages of booking say, in Chinese. */
import { bookingZh } from '../../domain/booking/text.zh.ts'
import { mergeTexts } from '../kernel/merge.ts'

export const bookingWebZh = {
  nav: { section: '能力开放' },
} as const

/** With what the server says as well: one file, so that pages carry one address. */
export const bookingTextsZh = mergeTexts(bookingZh, bookingWebZh)
