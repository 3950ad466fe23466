/** Settings in words: what they are called, their values with units, their limits. */
import { useTranslation } from '../kernel/words.ts'
import type { SettingRow } from '../../domain/console/setting.ts'
import type { consoleZh } from '../../domain/console/text.zh.ts'
import { formatNumber } from '../kernel/format.ts'

type Value = SettingRow['value']
type WordsKey = keyof typeof consoleZh.setting
type Unit = 'bytes' | 'minutes' | 'hours' | 'days' | 'workingDays' | 'hourOfDay' | 'perMinute'

export const bytesPerMegabyte = 1024 * 1024

/** People choose megabytes; bytes are kept. */
export function shownNumber(row: SettingRow, value: number): number {
  return row.unit === 'bytes' ? value / bytesPerMegabyte : value
}

export function keptNumber(row: SettingRow, shown: number): number {
  return row.unit === 'bytes' ? Math.round(shown * bytesPerMegabyte) : shown
}

export function useSettingWords() {
  const { t } = useTranslation('console')
  const keyOf = (row: SettingRow) => row.name.replace('.', '__') as WordsKey
  const unit = (row: SettingRow) =>
    row.unit === null ? '' : t(`settings.unit.${row.unit as Unit}`)
  const number = (row: SettingRow, value: number) =>
    `${formatNumber(shownNumber(row, value))} ${unit(row)}`.trim()
  const value = (row: SettingRow, of: Value): string => {
    if (typeof of === 'number') return number(row, of)
    if (typeof of === 'boolean') return t(of ? 'yes' : 'no')
    const text = typeof of === 'string' ? of : of.join(' / ')
    return text === '' ? t('settings.empty') : text
  }
  const range = (row: SettingRow): string => {
    if (row.type === 'text') return t('settings.lengthOf', { max: row.max ?? 0 })
    if (row.type === 'lines') return t('settings.linesOf', { max: row.max ?? 0 })
    if (row.type === 'flag') return `${t('yes')} / ${t('no')}`
    const bound = (one: number | null) => formatNumber(shownNumber(row, one ?? 0))
    const limits = t('settings.rangeOf', { min: bound(row.min), max: bound(row.max) })
    return `${limits} ${unit(row)}`.trim()
  }
  return {
    label: (row: SettingRow) => t(`setting.${keyOf(row)}.label`),
    help: (row: SettingRow) => t(`setting.${keyOf(row)}.help`),
    unit,
    value,
    range,
  }
}
