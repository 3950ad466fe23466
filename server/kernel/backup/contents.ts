/**
 * What a backup is: a folder that `cp` and `rsync` can carry.
 *
 *   backup.json            format, and how it is encrypted; the only part that is always readable
 *   contents               everything that follows, by name and digest
 *   tables/<schema>.<name> the rows, as PostgreSQL's COPY writes text
 *   files/<name>           what people uploaded
 *   keys/<name>            the instance's keys, in encrypted backups that were asked for them
 *
 * All but backup.json is compressed with gzip and, where a passphrase was given, encrypted.
 */
import { Type, type Static } from 'typebox'

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })

export const formatVersion = 1

export const Header = Type.Object({
  format: Type.Literal('baigong-backup'),
  version: Type.Literal(formatVersion),
  encryption: Type.Union([
    Type.Null(),
    Type.Object({
      kdf: Type.Literal('scrypt'),
      /** Cost, block size and lanes of RFC 7914. */
      n: Type.Integer({ minimum: 2, maximum: 2 ** 20 }),
      r: Type.Integer({ minimum: 1, maximum: 32 }),
      p: Type.Integer({ minimum: 1, maximum: 16 }),
      salt: Type.String({ maxLength: 100 }),
      cipher: Type.Literal('aes-256-gcm'),
    }),
  ]),
})
export type Header = Static<typeof Header>

const Parcel = Type.Object({ at: Type.String(), bytes: Type.Integer(), sha256: Sha256 })
/** Where a piece lies in the backup, and length and digest of what it holds. */
export type Parcel = Static<typeof Parcel>

export const Contents = Type.Object({
  madeAt: Type.String(),
  postgres: Type.String(),
  /** The schema's version: every migration applied, with the digest of its text. */
  migrations: Type.Array(Type.Object({ name: Type.String(), digest: Sha256 })),
  tables: Type.Array(
    Type.Object({
      name: Type.String(),
      columns: Type.Array(Type.String()),
      rows: Type.Integer(),
      parcel: Parcel,
    }),
  ),
  sequences: Type.Array(Type.Object({ name: Type.String(), lastValue: Type.Integer() })),
  /** Jobs that were due or running, as graphile-worker's job specifications. */
  jobs: Type.Array(Type.Record(Type.String(), Type.Unknown())),
  files: Type.Array(Type.Object({ path: Type.String(), parcel: Parcel })),
  keys: Type.Array(Type.Object({ path: Type.String(), parcel: Parcel })),
})
export type Contents = Static<typeof Contents>
