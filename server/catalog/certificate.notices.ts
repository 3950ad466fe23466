/** What whoever keeps certificates is told of them: that one ends soon, that it ended, and what a check found. */
import { endOfDay } from '../../domain/kernel/moment.ts'
import type { NoticeKind } from '../../domain/notices/kind.ts'
import { certificateReminders, keepsCertificates } from '../../domain/catalog/certificate.ts'
import { catalogEn } from '../../domain/catalog/text.en.ts'
import { catalogZh } from '../../domain/catalog/text.zh.ts'
import { dropReminders, planReminders, tell } from '../notices/index.ts'
import type { Writing } from '../kernel/work.ts'

type Key = keyof typeof catalogZh.notice

const kind = (key: Key, more: Partial<NoticeKind> = {}): NoticeKind => ({
  code: `catalog.${key}`,
  urgent: false,
  optional: false,
  defaults: { mail: 'at_once' },
  path: '/certificates',
  permits: [keepsCertificates],
  words: { zh: catalogZh.notice[key], en: catalogEn.notice[key] },
  terms: {
    certificate: { zh: catalogZh.certificate.kind, en: catalogEn.certificate.kind },
    outcome: { zh: catalogZh.certificate.outcome, en: catalogEn.certificate.outcome },
  },
  ...more,
})

export const certificateNotices: readonly NoticeKind[] = [
  kind('certificate_ends'),
  kind('certificate_ended'),
  kind('certificate_checked'),
]

type Row = {
  readonly id: string
  readonly org_id: string
  readonly version: number
  readonly kind: string
  readonly name: string
  readonly number: string
  readonly valid_until: string | null
}

/** Kinds are said in the reader's language; what was written by hand, as it was written. */
const factsOf = (row: Row) => ({
  certificate: row.kind === 'other' ? row.name : row.kind,
  number: row.number,
  until: row.valid_until ?? '',
})

const thingOf = (id: string) => ({ kind: 'catalog.certificate', id })
const keepersOf = (row: Row) => ({ orgId: row.org_id, permit: keepsCertificates })

/** Planned anew whenever its end moves; none where it has no end, or is over. */
export async function remindOfEnd(work: Writing, row: Row): Promise<void> {
  await dropReminders(work, thingOf(row.id))
  if (row.valid_until === null) return
  await planReminders(work, {
    kind: 'catalog.certificate_ends',
    thing: thingOf(row.id),
    to: keepersOf(row),
    closesAt: new Date(endOfDay(row.valid_until)),
    beforeDays: certificateReminders,
    facts: factsOf(row),
  })
}

export const forgetEnd = (work: Writing, id: string): Promise<void> =>
  dropReminders(work, thingOf(id))

async function tellOf(work: Writing, key: Key, row: Row, more = {}): Promise<void> {
  await tell(work, {
    kind: `catalog.${key}`,
    to: keepersOf(row),
    facts: { ...factsOf(row), ...more },
    thing: thingOf(row.id),
    once: `catalog.${key}:${row.id}:${row.version}`,
  })
}

export const tellEnded = (work: Writing, row: Row): Promise<void> =>
  tellOf(work, 'certificate_ended', row)

type Checked = Row & { readonly check_outcome: string; readonly check_basis: string }

export const tellChecked = (work: Writing, row: Checked): Promise<void> =>
  tellOf(work, 'certificate_checked', row, { outcome: row.check_outcome, basis: row.check_basis })
