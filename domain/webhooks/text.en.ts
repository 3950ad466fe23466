/** What server and web both say about telling programs of events, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { webhooksZh } from './text.zh.ts'

export const webhooksEn: SameKeys<typeof webhooksZh> = {
  reason: {
    address_wrong:
      'The address “{{url}}” is not well written. Give a whole https address without a user name, a password or a part after “#”.',
    address_plain:
      'The address must begin with https://, so that nobody reads what is sent on its way.',
    address_loopback:
      'This address leads to the machine that this platform runs on. Its operator must allow that in the settings first; use another address.',
    address_demo:
      'A demo sends nothing outside: only to its own machine, such as http://localhost:8080/, where its operator allows it.',
    kind_unknown: 'There is no event “{{kind}}”. Choose from the catalogue of events.',
    too_many:
      'An organisation registers at most {{limit}} addresses. Remove one that is not used first.',
    moved_on:
      'Somebody else has just changed it (you saw version {{seen}}, it is now {{version}}). Reload the page, then change it.',
    paused_already: 'This subscription is paused already.',
    active_already: 'This subscription is being told; there is nothing to resume.',
    replay_what:
      'Say which deliveries are to be sent again, or name a subscription and a span of time: one of the two.',
  },
  pausedBecause: {
    person: 'paused by your organisation',
    failing: 'could not be reached for about three days',
    gone: 'answered that the address is no longer in use (410)',
  },
  notice: {
    paused: {
      label: 'Events are no longer sent',
      subject: 'Events are no longer sent: {{name}}',
      body: 'The subscription “{{name}}” {{reason}} and is paused. Events are kept meanwhile. Look at the receiving program, then resume it on the page “Webhooks”; what did not arrive can be sent again.',
    },
  },
}
