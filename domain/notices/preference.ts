/** How a person chooses to be told. */
import { Type, type Static } from 'typebox'
import { Moment, nullable } from '../kernel/shapes.ts'
import { allowed, invalid, type Verdict } from '../kernel/verdict.ts'
import { type Channel, channels, type Choice, choices, type NoticeKind } from './kind.ts'
import { Rhythm } from './rhythm.ts'

export const ChoiceOf = Type.Object({
  kind: Type.String({ maxLength: 100 }),
  channel: Type.Enum(channels),
  choice: Type.Enum(choices),
})
export type ChoiceOf = Static<typeof ChoiceOf>

export const Preferences = Type.Object({
  rhythm: Rhythm,
  channels: Type.Array(Type.Enum(channels)),
  kinds: Type.Array(
    Type.Object({
      code: Type.String(),
      label: Type.String(),
      urgent: Type.Boolean(),
      optional: Type.Boolean(),
      /** What applies now, a channel each, and whether the person chose it. */
      choices: Type.Array(
        Type.Object({
          channel: Type.Enum(channels),
          choice: Type.Enum(choices),
          chosen: Type.Boolean(),
        }),
      ),
    }),
  ),
  /** Mail to this address came back; nothing more is sent there until the address changes. */
  bounced: nullable(Type.Object({ address: Type.String(), at: Moment, fault: Type.String() })),
})
export type Preferences = Static<typeof Preferences>

export const ChangedPreferences = Type.Object({
  rhythm: Type.Optional(Rhythm),
  choices: Type.Optional(Type.Array(ChoiceOf, { maxItems: 500 })),
})
export type ChangedPreferences = Static<typeof ChangedPreferences>

/** Whether this choice is open for this kind; an unknown kind is refused. */
export function mayChoose(
  kind: Pick<NoticeKind, 'optional' | 'urgent'> | undefined,
  channel: Channel,
  choice: Choice,
  code: string,
): Verdict {
  if (kind === undefined) return invalid('notices.kind_unknown', { kind: code })
  if (choice === 'off' && channel === 'mail' && !kind.optional) {
    return invalid('notices.kind_is_needed', { kind: code })
  }
  return choice === 'digest' && kind.urgent
    ? invalid('notices.kind_is_urgent', { kind: code })
    : allowed
}
