/** Sentences of the history about offers, spaces, cases and activities, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { spreadSentencesZh } from './text.sentence.spread.zh.ts'

export const spreadSentencesEn: SameKeys<typeof spreadSentencesZh> = {
  webhooks: {
    subscription: {
      add: '{{who}} registered the webhook {{thing}} ({{kinds}} kinds of events).',
      change: '{{who}} changed the webhook {{thing}} (version {{version}}).',
      remove: '{{who}} removed the webhook {{thing}}.',
      rotateSecret: '{{who}} changed the secret of the webhook {{thing}}.',
      pause: '{{who}} paused the webhook {{thing}}.',
      resume: '{{who}} resumed the webhook {{thing}}.',
      test: '{{who}} sent a test event to the webhook {{thing}}.',
    },
    delivery: { replay: '{{who}} sent {{count}} deliveries of {{thing}} again.' },
  },
  activities: {
    activity: {
      plan: '{{who}} planned the activity {{thing}}.',
      change: '{{who}} changed the activity {{thing}} (version {{version}}).',
      publish: '{{who}} published the activity {{thing}}.',
      cancel: '{{who}} called off the activity {{thing}}.',
      discard: '{{who}} discarded the draft of the activity {{thing}}.',
    },
    registration: {
      come: '{{who}} registered for the activity {{thing}}.',
      leave: '{{who}} gave back a place at the activity {{thing}}.',
      moveUp: 'A place at the activity {{thing}} became free, and the next in line moved up.',
    },
    cohost: {
      invite: '{{who}} asked an organisation to hold activity {{thing}} together.',
      accept: '{{who}} agreed for an organisation to hold activity {{thing}} together.',
      decline: '{{who}} declined for an organisation to hold activity {{thing}} together.',
      release: '{{who}} released a co-host of activity {{thing}}.',
    },
    attendance: {
      checkIn: '{{who}} checked somebody in at the activity {{thing}}.',
      undo: '{{who}} took a check-in at the activity {{thing}} back.',
    },
    material: {
      put: '{{who}} put a material to the activity {{thing}}.',
      remove: '{{who}} removed a material of the activity {{thing}}.',
    },
    feedback: { give: '{{who}} gave feedback on the activity {{thing}}.' },
  },
  price: {
    card: {
      write: '{{who}} saved the rate card {{thing}} (version {{version}}).',
      use: '{{who}} put the rate card {{thing}} in use (version {{version}}).',
      setAside: '{{who}} set the rate card {{thing}} aside (version {{version}}).',
    },
    estimate: {
      keep: '{{who}} kept the estimate {{thing}}.',
      charge: '{{who}} said what was charged for the estimate {{thing}}.',
    },
  },
  catalog: {
    offer: {
      begin: '{{who}} began the offer {{thing}}.',
      write: '{{who}} saved the offer {{thing}} (version {{version}}).',
      publish: '{{who}} published the offer {{thing}}.',
      pause: '{{who}} paused the offer {{thing}}.',
      resume: '{{who}} resumed the offer {{thing}}.',
      withdraw: '{{who}} withdrew the offer {{thing}}.',
      discard: '{{who}} discarded the offer {{thing}}.',
      confirm: '{{who}} confirmed that the offer {{thing}} still holds.',
      narrow:
        'The offer {{thing}} is shown no more to a space that was left (version {{version}}).',
    },
    kind: {
      write: '{{who}} kept the draft of the kind {{thing}} (version {{version}}).',
      publish: '{{who}} published the kind {{thing}} (version {{version}}).',
      discard: '{{who}} discarded the draft of the kind {{thing}}.',
      retire: '{{who}} retired the kind {{thing}}.',
      restore: '{{who}} took the kind {{thing}} up again.',
    },
    certificate: {
      add: '{{who}} entered the certificate {{thing}}.',
      write: '{{who}} changed the certificate {{thing}} (version {{version}}).',
      remove: '{{who}} took the certificate {{thing}} away.',
      check: '{{who}} checked the certificate {{thing}} (version {{version}}).',
      expire: 'The certificate {{thing}} expired and counts no more in searches and needs.',
    },
    offerBatch: {
      preview: '{{who}} uploaded the list of offers {{thing}} to look through ({{rows}} lines).',
      commit:
        '{{who}} imported offers from the list {{thing}} ({{taken}} lines, {{published}} published).',
      publish: '{{who}} published drafts of the list {{thing}} ({{published}}).',
      undo: '{{who}} undid the import of the list {{thing}} ({{undone}} lines).',
    },
  },
  parts: {
    part: {
      begin: '{{who}} began the part {{thing}}.',
      write: '{{who}} saved the part {{thing}} (version {{version}}).',
      discard: '{{who}} discarded the part {{thing}}.',
      narrow:
        'The part {{thing}} is no longer shown in a space that was left (version {{version}}).',
    },
    tolerance: {
      note: '{{who}} noted a tolerance on revision {{number}} of the part {{thing}}.',
      remove: '{{who}} took back a tolerance from revision {{number}} of the part {{thing}} on.',
    },
    drawing: {
      add: '{{who}} put a drawing beside the part {{thing}}.',
      remove: '{{who}} took a drawing away from the part {{thing}}.',
    },
    revision: { add: '{{who}} added revision {{number}} to the part {{thing}}.' },
    analysis: { again: '{{who}} asked for a new analysis of the part {{thing}}.' },
  },
  booking: {
    calendar: { write: '{{who}} saved the organisation’s work calendar (version {{version}}).' },
    idle: {
      publish: '{{who}} published an idle window of the offer {{thing}}.',
      end: 'The idle window of the offer {{thing}} ended.',
    },
    feed: {
      renew: '{{who}} opened a feed of reservations, or changed its address.',
      close: '{{who}} closed the feed of reservations.',
    },
    capacity: { set: '{{who}} set the capacity of the offer {{thing}} (version {{version}}).' },
    reservation: {
      hold: '{{who}} held capacity of {{thing}}.',
      block: '{{who}} entered own work on {{thing}}.',
      confirm: '{{who}} confirmed a hold of {{thing}}.',
      decline: '{{who}} declined a hold of {{thing}}.',
      withdraw: '{{who}} withdrew a hold of {{thing}}.',
      release: '{{who}} released firm capacity of {{thing}}.',
      expire: 'A hold of {{thing}} expired, and what it took was given back.',
    },
  },
  market: {
    saved: {
      begin: '{{who}} began to follow a search.',
      pause: '{{who}} paused a search that they follow.',
      resume: '{{who}} resumed a search that they follow.',
      end: '{{who}} stopped following a search.',
    },
  },
  spaces: {
    agreement: {
      keep: '{{who}} wrote version {{version}} of the agreement {{thing}}.',
    },
    naming: {
      add: '{{who}} named an organisation to read confidential content.',
      remove: '{{who}} took somebody off those named to read confidential content.',
    },
    recall: {
      make: '{{who}} recalled confidential content.',
      end: '{{who}} gave back confidential content that was recalled.',
    },
    signature: {
      sign: '{{who}} signed the agreement {{thing}} (version {{text}}) for their organisation.',
      accept: '{{who}} accepted a signature under the agreement {{thing}}.',
      refuse: '{{who}} refused a signature under the agreement {{thing}}.',
      end: '{{who}} ended the agreement {{thing}} with an organisation.',
      withdraw:
        '{{who}} withdrew the signature of their organisation under the agreement {{thing}}.',
    },
    space: {
      found: '{{who}} founded the space {{thing}}.',
      change: '{{who}} changed the space {{thing}} (version {{version}}).',
      close: '{{who}} closed the space {{thing}}.',
      handOver: '{{who}} handed the space {{thing}} over to another member.',
    },
    member: {
      invite: '{{who}} invited an organisation into the space {{thing}}.',
      join: '{{who}} joined the space {{thing}} for their organisation.',
      ask: '{{who}} asked for their organisation to join the space {{thing}}.',
      takeBack: '{{who}} took back the request to join the space {{thing}}.',
      accept: '{{who}} accepted for their organisation to join the space {{thing}}.',
      decline: '{{who}} declined for their organisation to join the space {{thing}}.',
      leave: '{{who}} left the space {{thing}} for their organisation.',
      admit: '{{who}} admitted an organisation to the space {{thing}}.',
      refuse: '{{who}} refused an organisation that asked to join the space {{thing}}.',
      revoke: '{{who}} took back an invitation into the space {{thing}}.',
      remove: '{{who}} removed an organisation from the space {{thing}}.',
      promote: '{{who}} let a member manage the space {{thing}}.',
      demote: '{{who}} ended that a member manages the space {{thing}}.',
    },
  },
  cases: {
    study: {
      begin: '{{who}} began to write the case {{thing}}.',
      write: '{{who}} changed the case {{thing}} (version {{version}}).',
      submit: '{{who}} handed in the case {{thing}}.',
      takeBack: '{{who}} took the case {{thing}} back from review.',
      publish: '{{who}} published the case {{thing}}.',
      return: '{{who}} returned the case {{thing}}.',
      withdraw: '{{who}} withdrew the case {{thing}}.',
      revise: '{{who}} began to revise the case {{thing}}.',
      discard: '{{who}} discarded the case {{thing}}.',
    },
    adoption: {
      declare: '{{who}} declared the adoption of the case {{thing}}.',
      restate: '{{who}} changed and declared again the adoption of the case {{thing}}.',
      verify: '{{who}} verified an adoption of the case {{thing}}.',
      refuse: '{{who}} refused an adoption of the case {{thing}}.',
      withdraw: '{{who}} withdrew an adoption of the case {{thing}}.',
    },
  },
}
