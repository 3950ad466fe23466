/**
 * Who may read a file follows from the thing that holds it. The module that owns the thing registers how to
 * decide; this module knows no module above it.
 */
import { missing, type Verdict } from '../../domain/kernel/verdict.ts'
import type { Reading } from '../kernel/work.ts'

export type AudienceVerb = 'read' | 'write'

/** Whether the actor of `work` may read, or change, the thing; what may not be seen is `missing`. */
export type Audience = (work: Reading, thingId: string, verb: AudienceVerb) => Promise<Verdict>

/** Told before the bytes of a file of the thing leave, under its name. */
export type Opened = (work: Reading, thingId: string, fileName: string) => Promise<void>

const audiences = new Map<string, Audience>()
const tellers = new Map<string, Opened>()

/** Registers the audience of one kind of thing, `<module>.<noun>`; once, while the module is loaded. */
export function registerAudience(thingKind: string, audience: Audience, opened?: Opened): void {
  if (audiences.has(thingKind)) throw new Error(`the audience of ${thingKind} is registered twice`)
  audiences.set(thingKind, audience)
  if (opened !== undefined) tellers.set(thingKind, opened)
}

/** A file is given out: the thing that holds it may note by whom. */
export async function tellOpened(
  work: Reading,
  thing: { readonly thing_kind: string; readonly thing_id: string },
  fileName: string,
): Promise<void> {
  await tellers.get(thing.thing_kind)?.(work, thing.thing_id, fileName)
}

export async function decide(
  work: Reading,
  thingKind: string,
  thingId: string,
  verb: AudienceVerb,
): Promise<Verdict> {
  const audience = audiences.get(thingKind)
  if (audience === undefined) return missing('kernel.missing', { noun: thingKind })
  return audience(work, thingId, verb)
}

const nobodys = '00000000-0000-0000-0000-000000000000'

/** Asks after a thing that is not there: what is hidden must not be told by the time that finding out took. */
export async function decideInVain(work: Reading, verb: AudienceVerb): Promise<void> {
  await audiences.values().next().value?.(work, nobodys, verb)
}
