/** How the house calls itself: set in the console, obeyed by every module that speaks in its name. */
import type { TextSetting } from './setting.ts'

export const brandNameSettings = [
  { name: 'brand.name_zh', group: 'brand', type: 'text', maxLength: 40, initial: '百工' },
  { name: 'brand.name_en', group: 'brand', type: 'text', maxLength: 80, initial: 'Baigong' },
  { name: 'brand.short_name_zh', group: 'brand', type: 'text', maxLength: 8, initial: '百工' },
  { name: 'brand.short_name_en', group: 'brand', type: 'text', maxLength: 16, initial: 'Baigong' },
] as const satisfies readonly TextSetting[]

export type Brand = {
  readonly name: string
  /** For narrow places: windows, text messages. */
  readonly shortName: string
}
