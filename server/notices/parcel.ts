/**
 * Parcels: letters to offices with one enclosure, for modules whose work is to hand something in. They go the
 * way of every letter, tried again like every letter; the module hears what came of each attempt.
 */
import type { Readable } from 'node:stream'
import type { LetterDraft } from '../../domain/notices/letter.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { Host } from '../kernel/host.ts'
import type { Brands } from '../kernel/brand.ts'
import { announce } from '../kernel/events/announce.ts'
import { enqueue } from '../kernel/jobs/enqueue.ts'
import type { Writing } from '../kernel/work.ts'
import type { Sent } from './channel.ts'
import { writeLetter } from './letter.actions.ts'

/** `<module>.<noun>` of what is enclosed, its id there, and what the mail calls it. */
export type Enclosure = {
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly bytes: number
}

export type Parcel = {
  /** A parcel of this key is written once; what comes of it is announced by the same key. */
  readonly key: string
  readonly address: string
  readonly language: Language
  readonly brand: Brands
  readonly draft: LetterDraft
  readonly enclosure: Enclosure
}

/** Opens what is enclosed, by its id; called once an attempt, outside of any transaction. */
export type EnclosureOpener = (host: Host, id: string) => Promise<Readable>

const openers = new Map<string, EnclosureOpener>()

/** Registers who opens enclosures of a kind, while the module whose they are is loaded. */
export function registerEnclosure(kind: string, open: EnclosureOpener): void {
  const known = openers.get(kind)
  if (known !== undefined && known !== open) throw new Error(`${kind} is enclosed twice`)
  openers.set(kind, open)
}

export async function openEnclosure(host: Host, kind: string, id: string): Promise<Readable> {
  const open = openers.get(kind)
  if (open === undefined) throw new Error(`nobody opens what is enclosed as ${kind}`)
  return open(host, id)
}

/** Keeps a parcel to be sent; nothing leaves unless the transaction commits. */
export async function sendParcel(work: Writing, parcel: Parcel): Promise<void> {
  await writeLetter(work, {
    channel: 'mail',
    purpose: 'parcel',
    address: parcel.address,
    personId: null,
    once: parcel.key,
    unsubscribeUrl: null,
    language: parcel.language,
    brand: parcel.brand,
    draft: parcel.draft,
    enclosure: parcel.enclosure,
  })
  await enqueue(work, 'notices.send', {})
}

export type ParcelAttempt = {
  readonly key: string
  readonly attempt: number
  readonly outcome: Sent['outcome'] | 'failed'
  /** A sentence of the mail server, or a code of this module. */
  readonly fault: string | null
  /** When it is tried again. */
  readonly nextAt: Date | null
}

/** Outside a demo a parcel that stays in the outbox has not been handed in, whatever else a letter is for. */
export function parcelOutcome(work: Writing, sent: Sent, over: boolean): ParcelAttempt['outcome'] {
  if (sent.outcome === 'kept' && !work.host.config.demo) return 'failed'
  return sent.outcome === 'deferred' && over ? 'failed' : sent.outcome
}

export function parcelFault(work: Writing, sent: Sent): string | null {
  if ('fault' in sent) return sent.fault
  const kept = sent.outcome === 'kept' && !work.host.config.demo
  return kept ? 'notices.mail_not_set_up' : null
}

/** Tells the module: `notices.parcel.tried` of every attempt, `notices.parcel.settled` of the last. */
export async function announceAttempt(work: Writing, tried: ParcelAttempt): Promise<void> {
  const { key, attempt, outcome, fault, nextAt } = tried
  await announce(work, 'notices.parcel.tried', {
    key,
    attempt,
    outcome,
    fault,
    nextAt: nextAt?.toISOString() ?? null,
    at: work.now.toISOString(),
  })
  if (outcome !== 'deferred') await announce(work, 'notices.parcel.settled', { key, fault })
}
