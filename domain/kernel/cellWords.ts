/** What people write into the cells of lists: days, regions, yes and no, several things in one cell. */
import { englishDivision } from './divisionName.ts'
import { isDay, type DayText } from './moment.ts'
import { isProvinceDigits, provinces } from './province.ts'
import { plainCell } from './sheetList.ts'
import type { Facts } from './verdict.ts'

/** What a cell says, or what is wrong with it. */
export type CellRead<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: string; readonly facts?: Facts }

/** The parts of a cell that are not empty. */
export function cellParts(text: string, by: RegExp): string[] {
  return text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** 2019-07-01, 2019/7/1, 2019年7月1日; null for anything else. */
export function dayOfCell(text: string): DayText | null {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text)
  if (match === null) return null
  const day = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`
  return isDay(day) ? day : null
}

/**
 * A code of GB/T 2260, or a text that begins with a province: 四川, 四川省成都市, 兵团, Sichuan. The six digits that
 * stand there, or those of the province.
 */
export function divisionOfCell(text: string): string | null {
  const plain = plainCell(text)
  if (/^\d{6}$/.test(plain) && isProvinceDigits(plain.slice(0, 2))) return plain
  const province =
    // 新疆生产建设兵团 begins as 新疆 does: whole names go before short ones.
    provinces.find(({ name }) => plain.startsWith(name)) ??
    provinces.find(
      ({ code, shortName }) =>
        plain.startsWith(shortName) ||
        plain.toUpperCase() === code ||
        plain.toLowerCase() === englishDivision(code)?.toLowerCase(),
    )
  return province?.code ?? null
}

const yesWords: ReadonlySet<string> = new Set([
  ...['是', '有', '能', '可', 'yes', 'y', 'true', '1', '√', '✓', '✔', '对', '☑'],
])
const noWords: ReadonlySet<string> = new Set([
  ...['否', '无', '不', '没有', '不能', 'no', 'n', 'false', '0', '×', 'x', '✗', '✘', '☐'],
])

/** Null for anything that says neither. */
export function yesOfCell(text: string): boolean | null {
  const word = plainCell(text).toLowerCase()
  return yesWords.has(word) ? true : noWords.has(word) ? false : null
}
