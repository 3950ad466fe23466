/** What modules above this one say of themselves on the status page. */
import type { HouseStatus } from '../../domain/console/status.endpoints.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { Reading } from '../kernel/work.ts'

export type StatusPart = (
  work: Reading,
  language: Language,
) => Promise<HouseStatus['parts'][number]>

const parts: StatusPart[] = []

export function registerStatusPart(part: StatusPart): void {
  parts.push(part)
}

export const readParts = (work: Reading, language: Language): Promise<HouseStatus['parts']> =>
  Promise.all(parts.map((part) => part(work, language)))
