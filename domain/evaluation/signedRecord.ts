/** A record as the office reads it after the freeze. */
import { Type, type Static } from 'typebox'
import { Id, Moment, nullable } from '../kernel/shapes.ts'
import { panelRoles } from './panel.ts'
import { RecordWords } from './record.ts'
import { sessionKinds } from './session.ts'

export const SignedRecord = Type.Object({
  id: Id,
  number: Type.String(),
  panel: Type.String(),
  kind: Type.Enum([...sessionKinds]),
  from: Moment,
  to: Moment,
  place: Type.String(),
  online: Type.String(),
  signedAt: Moment,
  /** SHA-256 of the sealed record, as the history has it. */
  digest: Type.String(),
  /** Points agreed on; null where the panel voted. */
  total: nullable(Type.Number()),
  seats: Type.Array(
    Type.Object({
      name: Type.String(),
      role: Type.Enum([...panelRoles]),
      present: Type.Boolean(),
      recused: Type.Boolean(),
      note: Type.String(),
      agrees: nullable(Type.Boolean()),
    }),
  ),
  words: RecordWords,
})
export type SignedRecord = Static<typeof SignedRecord>
