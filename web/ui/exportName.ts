/** How an exported list's file is named. */
import { formatIsoDay, formatTime } from '../kernel/format.ts'

/** `参评项目 2019-07-29 1730`: which list, and of when, in signs that every system takes in a name. */
export function exportName(title: string, takenAt: string): string {
  const time = formatTime(takenAt).replaceAll(/\D/g, '')
  return `${title.replaceAll(/[\\/:*?"<>|]/g, ' ').trim()} ${formatIsoDay(takenAt)} ${time}`
}
