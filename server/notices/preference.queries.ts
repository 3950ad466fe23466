/** How the one who asks is told, and why. */
import {
  type Channel,
  channels,
  choiceFor,
  type Choice,
  type NoticeKind,
} from '../../domain/notices/kind.ts'
import type { Preferences } from '../../domain/notices/preference.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { Reading } from '../kernel/work.ts'
import { contactOf } from '../people/index.ts'
import { allKinds } from './kinds.ts'
import { readRhythms } from './rhythm.ts'

async function chosenBy(work: Reading, personId: string): Promise<Map<string, Choice>> {
  const rows = await work.db
    .selectFrom('notices.preference')
    .where('person_id', '=', personId)
    .select(['kind', 'channel', 'choice'])
    .execute()
  return new Map(rows.map((row) => [`${row.kind} ${row.channel}`, row.choice as Choice]))
}

async function bounceOf(work: Reading, personId: string): Promise<Preferences['bounced']> {
  const contact = await contactOf(work, personId)
  if (contact === undefined) return null
  const row = await work.db
    .selectFrom('notices.bounce')
    .where('address', '=', contact.email.toLowerCase())
    .select(['fault', 'at'])
    .executeTakeFirst()
  return row === undefined
    ? null
    : { address: contact.email, at: row.at.toISOString(), fault: row.fault }
}

/** Whether news of this kind can come to who the actor is now. */
function concerns(work: Reading, { permits }: NoticeKind): boolean {
  return permits === undefined || permits.some((permit) => work.actor.permits.has(permit))
}

export async function readPreferences(work: Reading, language: Language): Promise<Preferences> {
  const personId = work.actor.personId!
  const chosen = await chosenBy(work, personId)
  const ways = (code: string) => (channel: Channel) => chosen.get(`${code} ${channel}`)
  return {
    rhythm: (await readRhythms(work, [personId])).of(personId),
    channels: [...channels],
    kinds: allKinds()
      .filter((kind) => concerns(work, kind) || channels.some(ways(kind.code)))
      .map((kind) => ({
        code: kind.code,
        label: kind.words[language].label,
        urgent: kind.urgent,
        optional: kind.optional,
        choices: channels.map((channel) => ({
          channel,
          choice: choiceFor(kind, channel, ways(kind.code)(channel)),
          chosen: ways(kind.code)(channel) !== undefined,
        })),
      })),
    bounced: await bounceOf(work, personId),
  }
}
