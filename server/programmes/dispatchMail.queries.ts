/** The mails of a package: one an archive, with its address and what has become of it. */
import { programmePackageZh as zh } from '../../domain/programmes/text.package.zh.ts'
import { fill } from '../../domain/programmes/words.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { personNames } from '../people/index.ts'
import type { Reading } from '../kernel/work.ts'
import { contentIn, type PackageRow } from './package.queries.ts'
import { programmeOf } from './programme.queries.ts'

/** The mailbox that the office entered, else the one that the notice names. */
export async function addressFor(
  work: Reading,
  programmeId: string,
  medium: string,
): Promise<string | null> {
  const entered = await work.db
    .selectFrom('programmes.mailbox')
    .where('programme_id', '=', programmeId)
    .where('medium', '=', medium)
    .select('address')
    .executeTakeFirst()
  if (entered !== undefined) return entered.address
  const { definition } = await programmeOf(work, programmeId)
  return definition.media.find(({ code }) => code === medium)?.address.value ?? null
}

export function subjectOf(row: PackageRow, title: string, part: number, of: number): string {
  return fill(zh.mail.subject, { unit: contentIn(row).unitName, programme: title, part, of })
}

export async function mailParts(work: Reading, packageId: string, medium: string) {
  return work.db
    .selectFrom('programmes.package_part')
    .where('package_id', '=', packageId)
    .where('medium', '=', medium)
    .select(['number', 'name', 'bytes', 'sha256'])
    .orderBy('number')
    .execute()
}

export type TryOutcome = 'sent' | 'kept' | 'deferred' | 'bounced' | 'failed'

const triesShown = 500

async function triesOf(work: Reading, packageId: string) {
  return work.db
    .selectFrom('programmes.package_mail_try')
    .where('package_id', '=', packageId)
    .selectAll()
    .orderBy('tried_at', 'desc')
    .orderBy('attempt', 'desc')
    .limit(triesShown)
    .execute()
}

/** A fault of ours is a code with a sentence; one of the mail server is its own sentence. */
function faultWords(work: Reading, language: Language) {
  return (fault: string | null) =>
    fault?.startsWith('notices.') === true ? work.host.say(language, fault, {}) : fault
}

/** Every mail that the package needs, whether it has gone or not. */
export async function mailsOf(work: Reading, row: PackageRow, language: Language = 'zh') {
  const { definition } = await programmeOf(work, row.programme_id)
  const sent = await work.db
    .selectFrom('programmes.package_mail')
    .where('package_id', '=', row.id)
    .selectAll()
    .execute()
  const tries = await triesOf(work, row.id)
  const names = await personNames(
    work,
    sent.flatMap((mail) => mail.asked_by ?? []),
  )
  const words = faultWords(work, language)
  const mails = []
  for (const medium of definition.media.filter(({ kind }) => kind === 'email')) {
    const parts = await mailParts(work, row.id, medium.code)
    const address = await addressFor(work, row.programme_id, medium.code)
    for (const part of parts) {
      const mail = sent.find((one) => one.medium === medium.code && one.part === part.number)
      mails.push({
        medium: medium.code,
        part: part.number,
        of: parts.length,
        attachment: part.name,
        bytes: part.bytes,
        address: mail?.address ?? address,
        subject: mail?.subject ?? subjectOf(row, definition.title.zh, part.number, parts.length),
        state: (mail?.state ?? 'planned') as 'planned' | 'asked' | 'sent' | 'failed',
        ownMailbox: mail?.own_mailbox ?? false,
        fault: words(mail?.fault ?? null),
        askedAt: mail?.asked_at.toISOString() ?? null,
        askedBy: names.get(mail?.asked_by ?? '') ?? null,
        settledAt: mail?.settled_at?.toISOString() ?? null,
        tries: tries
          .filter((one) => one.medium === medium.code && one.part === part.number)
          .map((one) => ({
            at: one.tried_at.toISOString(),
            attempt: one.attempt,
            outcome: one.outcome as TryOutcome,
            fault: words(one.fault),
            nextAt: one.next_at?.toISOString() ?? null,
          })),
      })
    }
  }
  return mails
}
