/** notices: what people are told, and how they choose to be told. */
import * as address from '../../domain/notices/address.endpoints.ts'
import * as channel from '../../domain/notices/channel.endpoints.ts'
import * as mailbox from '../../domain/notices/mailbox.endpoints.ts'
import * as notice from '../../domain/notices/notice.endpoints.ts'
import * as preference from '../../domain/notices/preference.endpoints.ts'
import type { Host } from '../kernel/host.ts'
import type { Module } from '../kernel/module.ts'
import { personErased } from './address.actions.ts'
import { codeAsked, invitationSent } from './codes.ts'
import { writeDueLetters } from './deliver.jobs.ts'
import { registerKinds } from './kinds.ts'
import { noticesRoutes } from './notices.routes.ts'
import {
  accountProtected,
  accountWaysChanged,
  deputyNamed,
  joinDecided,
  joinRequested,
  organisationDecided,
} from './people.hears.ts'
import { peopleKinds } from './people.kinds.ts'
import { remindDue } from './reminder.ts'
import { sendLetters } from './send.jobs.ts'
import { tidy } from './tidy.jobs.ts'

export { type Adapter, adaptersOf, type OutgoingLetter, type Sent } from './channel.ts'
export { registerKinds } from './kinds.ts'
export {
  type Enclosure,
  type EnclosureOpener,
  type Parcel,
  registerEnclosure,
  sendParcel,
} from './parcel.ts'
export { dropReminders, planReminders, type ReminderPlan } from './reminder.ts'
export { type News, type Recipients, tell, type Thing } from './tell.ts'

registerKinds(peopleKinds)

/** Reminders, then letters, then sending: what one makes due the next takes up at once. */
async function deliver(host: Host): Promise<void> {
  await remindDue(host)
  await writeDueLetters(host)
  await sendLetters(host)
}

export const notices: Module = {
  name: 'notices',
  sentence: 'What people are told, and how they choose to be told.',
  endpoints: [
    ...Object.values(notice),
    ...Object.values(preference),
    ...Object.values(mailbox),
    ...Object.values(address),
    ...Object.values(channel),
  ],
  routes: (serve) => noticesRoutes(serve),
  hears: {
    'people.code.asked': codeAsked,
    'people.invitation.sent': invitationSent,
    'people.account.protected': accountProtected,
    'people.account.waysChanged': accountWaysChanged,
    'people.joinRequest.sent': joinRequested,
    'people.joinRequest.decided': joinDecided,
    'people.organisation.verified': organisationDecided('verified'),
    'people.organisation.refused': organisationDecided('rejected'),
    'people.deputy.named': deputyNamed,
    'people.person.erased': personErased,
  },
  jobs: { deliver, send: sendLetters },
  schedules: [
    { name: 'everyMinute', cron: '* * * * *', run: deliver },
    { name: 'tidy', cron: '40 19 * * *', run: tidy },
  ],
  invariants: [
    {
      name: 'a delivery that was written names its letter while that exists, and no other does',
      sql: `select id from notices.delivery where letter_id is not null and state <> 'written'`,
    },
    {
      name: 'no two letters of one channel tell the same notice',
      sql: `select notice_id, channel from notices.delivery where state = 'written'
            group by notice_id, channel having count(*) > 1`,
    },
    {
      name: 'no reminder is told at or after its deadline',
      sql: `select id from notices.reminder where state = 'told' and settled_at >= deadline_at`,
    },
    {
      name: 'a told reminder is in somebody’s inbox only once',
      sql: `select person_id, once_key from notices.notice where once_key is not null
            group by person_id, once_key having count(*) > 1`,
    },
  ],
}
