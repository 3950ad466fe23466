/**
 * Who acts in a transaction, told to the database and signed, so that what is sealed there is shown to whom it
 * belongs: kernel/migrations/0006_signed_context.sql checks it. Whoever speaks SQL without the house cannot sign.
 */
import { createHmac } from 'node:crypto'
import type pg from 'pg'
import type { Actor } from '../../../domain/kernel/actor.ts'

/** The text that stands in the transaction; null for nobody, who is shown nothing that is sealed. */
export type SignContext = (actor: Pick<Actor, 'via' | 'personId' | 'orgId'>) => string | null

const blockBytes = 64
const uuid = /^[0-9a-f-]{36}$/

/** `nowMs` is the database's time: a context holds for minutes around it. */
export function makeContextSigner(key: Buffer, nowMs: () => number): SignContext {
  return ({ via, personId, orgId }) => {
    if (via !== 'system' && personId === null) return null
    const who = via === 'system' ? 'system' : personId!
    const org = orgId ?? ''
    // It is sent as a literal: BEGIN takes no parameters.
    if (who !== 'system' && !uuid.test(who)) throw new Error('a person has a UUID')
    if (org !== '' && !uuid.test(org)) throw new Error('an organisation has a UUID')
    const said = `${who}|${org}|${Math.trunc(nowMs())}`
    return `${said}|${createHmac('sha256', key).update(said).digest('hex')}`
  }
}

const padded = (key: Buffer, byte: number): Buffer =>
  Buffer.from(Buffer.concat([key], blockBytes).map((one) => one ^ byte))

/** Lets the database check what this key signs, beside the keys of other data folders. */
export async function keepContextKey(owner: pg.Pool, key: Buffer): Promise<void> {
  await owner.query(
    'insert into kernel.context_key (inner_pad, outer_pad) values ($1, $2) on conflict do nothing',
    [padded(key, 0x36), padded(key, 0x5c)],
  )
}

/**
 * The database's time, by which contexts must be signed. Its machine may be another than ours, and where the clock of
 * one of them jumps, all that is sealed would be hidden until the next start: whoever opened this asks again at times.
 */
export async function openDatabaseTime(owner: pg.Pool, here: () => number) {
  let aheadMs = 0
  /** Answers by how many milliseconds the two clocks moved apart since this was asked last. */
  async function ask(): Promise<number> {
    const { rows } = await owner.query<{ now: string }>(
      'select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as now',
    )
    const before = aheadMs
    aheadMs = Number(rows[0]?.now) - here()
    return aheadMs - before
  }
  await ask()
  return { nowMs: () => here() + aheadMs, ask }
}
