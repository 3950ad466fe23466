/** What people are told of spaces, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { spacesNoticesZh } from './text.notices.zh.ts'

export const spacesNoticesEn: SameKeys<typeof spacesNoticesZh> = {
  invited: {
    label: 'Invitation into a space',
    subject: 'You are invited into the space: {{name}}',
    body: 'Your organisation is invited into the space “{{name}}”. Accept, or decline with a reason.',
  },
  asked: {
    label: 'Request to join a space',
    subject: '{{org}} asks to join the space: {{name}}',
    body: '{{org}} asks to join the space “{{name}}”. Reason: {{reason}}\nAdmit it, or refuse with a reason.',
  },
  admitted: {
    label: 'Admitted to a space',
    subject: 'You joined the space: {{name}}',
    body: 'Your organisation’s request to join the space “{{name}}” was granted.',
  },
  refused: {
    label: 'Request to join a space refused',
    subject: 'Request refused: {{name}}',
    body: 'Your organisation’s request to join the space “{{name}}” was refused. Reason: {{reason}}',
  },
  revoked: {
    label: 'Invitation into a space taken back',
    subject: 'Invitation taken back: {{name}}',
    body: 'The invitation into the space “{{name}}” was taken back. Reason: {{reason}}',
  },
  removed: {
    label: 'Removed from a space',
    subject: 'Removed from the space: {{name}}',
    body: 'Your organisation was removed from the space “{{name}}”. Reason: {{reason}}\nWhat is shared there is no longer shown to you.',
  },
  role_changed: {
    label: 'Role in a space changed',
    subject: 'Role changed in the space: {{name}}',
    body: 'The role of your organisation in the space “{{name}}” has changed; please look.',
  },
  came: {
    label: 'New member of a space',
    subject: '{{org}} joined the space: {{name}}',
    body: '{{org}} joined the space “{{name}}”.',
  },
  declined: {
    label: 'Invitation into a space declined',
    subject: '{{org}} declined to join the space: {{name}}',
    body: '{{org}} declined to join the space “{{name}}”. Reason: {{reason}}',
  },
  left: {
    label: 'Member left a space',
    subject: '{{org}} left the space: {{name}}',
    body: '{{org}} left the space “{{name}}”.',
  },
  handed_over: {
    label: 'Space handed over to you',
    subject: 'Handed over to you: {{name}}',
    body: 'The space “{{name}}” was handed over to your organisation, which owns and manages it now.',
  },
  closed: {
    label: 'Space closed',
    subject: 'Space closed: {{name}}',
    body: 'The space “{{name}}” was closed by {{org}}. Reason: {{reason}}',
  },
}
