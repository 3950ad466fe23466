/** What permissions are called, by module, in English: in the editor of roles, and where one is missing. */
import type { SameKeys } from '../kernel/text.ts'
import type { permitZh } from './text.permit.zh.ts'

export const permitEn: SameKeys<typeof permitZh> = {
  people: {
    member: { manage: 'Manage members, units, invitations and deputies' },
    organisation: {
      edit: 'Edit the organisation',
      reveal: 'See the legal representative’s numbers (leaves a trace)',
      verify: 'Verify registrations',
      establish: 'Establish authorities and offices',
    },
    apiKey: { make: 'Make and revoke API keys' },
    person: { disable: 'Disable and restore accounts' },
    provider: { manage: 'Set up where people may sign on from' },
  },
  console: {
    approval: { decide: 'Decide what waits in the inbox' },
    role: { edit: 'Edit roles and permissions' },
    agreement: { publish: 'Write and publish agreements and privacy texts' },
    announcement: { publish: 'Publish announcements' },
    setting: { change: 'Change branding, footer, settings and limits' },
    audit: { read: 'Read the audit trail (leaves a trace)' },
    viewAs: 'Look with somebody else’s eyes (reading only, for a while, told to them)',
    viewing: { read: 'See who looked with whose eyes' },
    status: { read: 'See how the house is doing' },
    job: { retry: 'Try failed jobs again' },
  },
  notices: { outbox: { read: 'See the outbox' } },
  webhooks: { subscription: { manage: 'Manage webhooks' } },
  evaluation: {
    expert: {
      manage: 'Manage experts',
      reveal: 'See the numbers of experts’ accounts (leaves a trace)',
    },
    round: {
      manage: 'Manage rounds of expert review',
      follow: 'Follow the progress of rounds of expert review',
    },
    supervision: { read: 'Supervise expert reviews' },
  },
  programmes: {
    application: { edit: 'Write applications', submit: 'Submit and withdraw applications' },
    programme: { manage: 'Manage programmes and their rules' },
    question: { answer: 'Answer questions of applicants' },
    workgroup: { manage: 'Run the working group', serve: 'Act for a member of a working group' },
    circular: { send: 'Send messages and clarifications to units' },
    briefing: { run: 'Hold briefing sessions' },
    entry: {
      read: 'See the entries received',
      check: 'Do the formal check of entries',
      decide: 'Accept and refuse entries',
    },
    review: { check: 'Do the first review' },
    recommendation: {
      read: 'See rankings',
      rank: 'Rank and draft recommendations',
      check: 'Check recommendations',
      sign: 'Sign recommendations',
    },
    package: { build: 'Build the package to be delivered' },
    winner: { import: 'Import earlier winners', match: 'Match earlier winners' },
    selection: { read: 'See a confirmed selection', decide: 'Select projects and publish them' },
    following: {
      read: 'See followed projects',
      review: 'Review task books and reports',
      sign: 'Sign papers of followed projects',
      decide: 'Accept, have mended and revoke',
    },
    candidate: { read: 'See the files that arrived' },
    exception: { confirm: 'Confirm exceptions' },
    objection: { handle: 'Handle objections' },
    publicity: { run: 'Run publicity' },
    supervision: { read: 'Supervise' },
  },
  indicators: {
    track: { follow: 'See indicator data' },
    survey: { keep: 'Survey and publish penetration' },
    value: { verify: 'Verify indicator data' },
  },
  activities: {
    activity: { run: 'Hold activities' },
    cohost: { serve: 'Hold activities of others together with them' },
  },
  cases: {
    study: {
      write: 'Write cases',
      submit: 'Hand in cases and declare adoptions',
      review: 'Review and publish cases',
      read: 'See the cases handed in',
    },
    adoption: { verify: 'Verify adoptions of cases' },
  },
  spaces: {
    space: { manage: 'Act for the organisation in spaces' },
    agreement: { sign: 'Sign confidentiality agreements for the organisation' },
  },
  price: {
    card: {
      write: 'Write the rate cards of the organisation',
      use: 'Put rate cards in use, and say what was charged',
    },
  },
  booking: {
    capacity: { write: 'Keep work calendars and the capacity of what is offered' },
    reservation: {
      hold: 'Hold capacity of other organisations',
      answer: 'Answer and release what others hold of the organisation’s capacity',
    },
  },
  catalog: {
    offer: {
      write: 'Write what the organisation offers',
      publish: 'Publish and withdraw what the organisation offers',
    },
    kind: { edit: 'Keep the kinds of capabilities' },
    certificate: { check: 'Check the certificates of organisations' },
  },
  parts: { part: { write: 'upload and manage parts' } },
}
