/**
 * The keys with which a house has signed, one after the other: their public halves are kept in the database. So what
 * an older one signed can be checked, and a key file that is gone is missed: the very first begins by itself, and
 * nobody makes another but by a command that says why and leaves a line in the history.
 */
import { createPublicKey } from 'node:crypto'
import { sql } from 'kysely'
import { systemActor } from '../../../domain/kernel/actor.ts'
import { dayOfMoment } from '../../../domain/kernel/moment.ts'
import { conflict, invalid, unavailable, type Refusal } from '../../../domain/kernel/verdict.ts'
import { isWrittenReason, reasonMinLength } from '../../../domain/kernel/writtenReason.ts'
import type { Host } from '../host.ts'
import { newId } from '../id.ts'
import { Problem } from '../problem.ts'
import { sha256Of } from '../sha256.ts'
import { writing, type Reading, type Writing } from '../work.ts'
import { ed25519Form, keyIdOf, type KeyForm, type SigningKey } from './key.ts'
import { keyFileOf, makeNextKey, openFirstKey, readKey } from './keyFile.ts'
import { record } from './record.ts'
import { sealLockKey } from './sealLock.ts'
import { sm2Form } from './sm2Key.ts'

export const keyForms: readonly KeyForm[] = [ed25519Form, sm2Form]

export type KeptKey = {
  readonly keyId: string
  readonly publicKeyPem: string
  readonly beganAt: Date
  /** The last seal that it did not sign. */
  readonly afterSeal: number
  /** Null where it began by itself. */
  readonly reason: string | null
}

/** Whoever answers SQL: a pool, a connection, or `askedBy` a reading. */
export type Asked = {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

/** For statements without values. */
export const askedBy = ({ db }: Reading): Asked => ({
  async query(text) {
    return { rows: (await sql.raw(text).execute(db)).rows }
  },
})

/** All of an algorithm that are on record, first to last; none where the table is not made yet. */
export async function keptKeys(client: Asked, { algorithm }: KeyForm): Promise<KeptKey[]> {
  const { rows: made } = await client.query(`select to_regclass('kernel.signing_key') as name`)
  if ((made[0] as { name: string | null }).name === null) return []
  const { rows } = await client.query(
    `select key_id as "keyId", public_key_pem as "publicKeyPem", began_at as "beganAt",
       after_seal::int as "afterSeal", reason
     from kernel.signing_key where algorithm = '${algorithm}' order by place`,
  )
  return rows as KeptKey[]
}

type Expected = Pick<KeptKey, 'keyId' | 'beganAt' | 'afterSeal' | 'reason'> & {
  readonly onRecord: boolean
}

/** The key with which the house signs now; of a house from before the record, that of its last seal. */
async function expectedKey(client: Asked, form: KeyForm): Promise<Expected | null> {
  const last = (await keptKeys(client, form)).at(-1)
  if (last !== undefined) return { ...last, onRecord: true }
  const named = form.sealColumn
  const { rows } = await client.query(
    `select ${named} as "keyId", min(sealed_at) as "beganAt", (min(seq) - 1)::int as "afterSeal"
     from kernel.seal where ${named} = (
       select ${named} from kernel.seal where ${named} is not null order by seq desc limit 1)
     group by 1`,
  )
  const sealed = rows[0] as Omit<Expected, 'reason' | 'onRecord'> | undefined
  return sealed === undefined ? null : { ...sealed, reason: null, onRecord: false }
}

/** How the key file stands to what is on record. */
export type KeyStanding = {
  /** Null where none has signed yet. */
  readonly keyId: string | null
  /** Null where all is well. */
  readonly refusal: Refusal | null
}

type Found = KeyStanding & { readonly key: SigningKey | null }

async function findKey(expected: Expected | null, dataDir: string, form: KeyForm): Promise<Found> {
  const keyId = expected?.keyId ?? null
  // Only what was begun on purpose has a file with its number in the name.
  const ownId = expected === null || expected.reason === null ? null : expected.keyId
  const day = expected === null ? '—' : dayOfMoment(expected.beganAt.toISOString())
  const facts = { keyId: keyId ?? '—', day, file: keyFileOf(form, ownId) }
  const refused = (how: 'lost' | 'unlike' | 'unreadable', more = {}): Found => {
    const refusal = unavailable(`kernel.${form.algorithm}_key_${how}`, { ...facts, ...more })
    return { keyId, key: null, refusal }
  }
  let key: SigningKey | null
  try {
    key = await readKey(dataDir, form, ownId)
  } catch {
    return refused('unreadable')
  }
  if (expected === null) return { keyId, key, refusal: null }
  if (key === null) return refused('lost')
  if (key.keyId !== keyId) return refused('unlike', { here: key.keyId })
  return { keyId, key, refusal: null }
}

export async function keyStanding(
  client: Asked,
  dataDir: string,
  form: KeyForm,
): Promise<KeyStanding> {
  const { keyId, refusal } = await findKey(await expectedKey(client, form), dataDir, form)
  return { keyId, refusal }
}

/** With what seals are checked: the record, and before it was kept the file of the last seal's key. */
export async function knownKeys(client: Asked, dataDir: string, form: KeyForm): Promise<KeptKey[]> {
  const kept = await keptKeys(client, form)
  if (kept.length > 0) return kept
  const expected = await expectedKey(client, form)
  const { key } = await findKey(expected, dataDir, form)
  if (expected === null || key === null) return []
  return [{ ...expected, publicKeyPem: key.publicKeyPem }]
}

/** On record as the first; false where another process was sooner. */
async function keepFirst(
  client: Asked,
  { algorithm }: KeyForm,
  key: SigningKey,
  { beganAt, afterSeal }: { readonly beganAt: Date; readonly afterSeal: number | null },
): Promise<boolean> {
  const { rows } = await client.query(
    `insert into kernel.signing_key (algorithm, place, key_id, public_key_pem, began_at, after_seal)
     values ($1, 1, $2, $3, $4, coalesce($5::bigint, (select max(seq) from kernel.seal), 0))
     on conflict do nothing returning key_id`,
    [algorithm, key.keyId, key.publicKeyPem, beganAt, afterSeal],
  )
  return rows.length > 0
}

const opened = new WeakMap<Host, Map<string, SigningKey>>()

function openedOf(host: Host): Map<string, SigningKey> {
  const known = opened.get(host) ?? new Map<string, SigningKey>()
  opened.set(host, known)
  return known
}

/** Whether this process still signs with a key, whatever became of its file since it began. */
export function holdsKey(host: Host, { algorithm }: KeyForm, keyId: string | null): boolean {
  const key = openedOf(host).get(algorithm)
  return key !== undefined && key.keyId === keyId
}

/**
 * The key with which a house signs now, made the very first time somebody needs it. Where one is on record and its
 * file is gone, or holds another, that is refused.
 */
export async function presentKey(
  host: Host,
  form: KeyForm,
  client: Asked = host.database.owner,
): Promise<SigningKey> {
  const expected = await expectedKey(client, form)
  const known = openedOf(host).get(form.algorithm)
  if (expected?.onRecord && known?.keyId === expected.keyId) return known
  const { dataDir } = host.config
  const { key, refusal } = await findKey(expected, dataDir, form)
  if (refusal !== null) throw new Problem(refusal)
  const present = key ?? (await openFirstKey(dataDir, form))
  if (expected?.onRecord !== true) {
    const since = expected ?? { beganAt: host.clock.now(), afterSeal: null }
    if (!(await keepFirst(client, form, present, since))) return presentKey(host, form, client)
  }
  openedOf(host).set(form.algorithm, present)
  return present
}

/**
 * When a house opens: its Ed25519 key begins where it never signed, and what is missing is said once in the log, with
 * the remedy. The house opens all the same: only what needs the key stands still.
 */
export async function openSigningKeys(host: Host): Promise<void> {
  for (const form of keyForms) {
    let { refusal } = await keyStanding(host.database.owner, host.config.dataDir, form)
    if (form === ed25519Form && refusal === null) {
      refusal = await presentKey(host, form).then(
        () => null,
        (error: unknown) => {
          if (error instanceof Problem) return error.refusal
          throw error
        },
      )
    }
    if (refusal === null) continue
    const { code, facts } = refusal
    host.log.error({ code, ...facts }, host.say('en', code, facts))
  }
}

/** In the transaction that also says so in the history; no seal is made meanwhile. */
async function keepNext(
  work: Writing,
  form: KeyForm,
  former: Expected,
  key: SigningKey,
  reason: string,
): Promise<KeptKey> {
  const { algorithm } = form
  await sql`select pg_advisory_xact_lock(${sealLockKey})`.execute(work.db)
  const asked = askedBy(work)
  if ((await expectedKey(asked, form))?.keyId !== former.keyId) {
    throw new Problem(conflict('kernel.signing_key_begun_already'))
  }
  const { rows } = await asked.query('select coalesce(max(seq), 0)::int as last from kernel.seal')
  const afterSeal = (rows[0] as { last: number }).last
  const place = (await keptKeys(asked, form)).length + 1
  const { keyId, publicKeyPem } = key
  await work.db
    .insertInto('kernel.signing_key')
    .values({
      ...{ algorithm, place, reason, key_id: keyId, public_key_pem: publicKeyPem },
      ...{ began_at: work.now, after_seal: afterSeal },
    })
    .execute()
  const facts = { algorithm, keyId, former: former.keyId, digest: sha256Of(publicKeyPem) }
  await record(work, 'kernel.signingKey.begin', keyId, facts)
  return { keyId, publicKeyPem, beganAt: work.now, afterSeal, reason }
}

/** By hand: a new key from the next seal on, with the reason why. What the former ones signed stays theirs. */
export async function beginKey(host: Host, form: KeyForm, reason: string): Promise<KeptKey> {
  if (!isWrittenReason(reason)) {
    throw new Problem(invalid('kernel.signing_key_reason_too_short', { min: reasonMinLength }))
  }
  const former = await expectedKey(host.database.owner, form)
  if (former === null) throw new Problem(conflict('kernel.signing_key_none'))
  const key = await makeNextKey(host.config.dataDir, form)
  const start = { actor: systemActor, requestId: newId(host.clock.now()) }
  return writing(host, start, (work) => keepNext(work, form, former, key, reason.trim()))
}

const names = { ed25519: 'key', sm2: 'SM2 key' } as const

/** The public key that signed a seal, or why none of this house could have. */
export function keyOfSeal(
  keys: readonly KeptKey[],
  { algorithm }: KeyForm,
  keyId: string,
  seq: number,
): { readonly publicKeyPem: string } | { readonly fault: string } {
  const name = names[algorithm]
  const index = keys.findIndex((key) => key.keyId === keyId)
  const key = keys[index]
  if (key === undefined) return { fault: `signed with another ${name} (${keyId})` }
  if (seq <= key.afterSeal || seq > (keys[index + 1]?.afterSeal ?? Infinity)) {
    return { fault: `signed with the ${name} ${keyId}, which was not in use then` }
  }
  return key
}

/** A public half that is not the one of its number, or that followed another while the history knows nothing of it. */
export async function keyRecordFaults(client: Asked, keys: readonly KeptKey[]): Promise<string[]> {
  const { rows } = await client.query(
    `select thing_id as "keyId", facts ->> 'digest' as digest from kernel.history
     where verb = 'kernel.signingKey.begin'`,
  )
  const begun = new Map(
    (rows as { keyId: string; digest: string }[]).map((row) => [row.keyId, row.digest]),
  )
  return keys.flatMap(({ keyId, publicKeyPem, reason }) => {
    if (keyIdOf(createPublicKey(publicKeyPem)) !== keyId) {
      return [`key ${keyId}: the public half on record is another's`]
    }
    if (reason === null || begun.get(keyId) === sha256Of(publicKeyPem)) return []
    return [`key ${keyId}: the history does not say that it began`]
  })
}
