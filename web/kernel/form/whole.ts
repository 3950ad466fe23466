/** A document that is kept as a whole, by more than one hand or from more than one place. */
import { type Json, stableJson } from '../../../domain/kernel/stableJson.ts'
import type { SaveOutcome } from './autosave.ts'
import { CallProblem } from '../problem.ts'

/** What is written, and the version that it was written on. */
export type Whole<Words> = { readonly words: Words; readonly base: number }

export type WholeServer<Words> = {
  readonly save: (
    whole: Whole<Words>,
    options: { readonly keepalive: boolean },
  ) => Promise<{ readonly version: number }>
  /** What stands there; its version as base. */
  readonly read: () => Promise<Whole<Words>>
  /** The code by which the server says that another version stands there. */
  readonly movedOn: string
  /** What of the words the server keeps, where that is not all of them. */
  readonly plain?: (words: Words) => unknown
}

const same = (one: unknown, other: unknown): boolean =>
  stableJson(one as Json) === stableJson(other as Json)

/** So many tries whose answer was lost are remembered. */
const ownMost = 5

/**
 * Saves on the version that was written on. Where another stands there by now, it is told beside one's own: unless
 * it is one's own, and only the answer was lost on the way. `from` is what stood there when the page was opened.
 */
export function saveWhole<Words>(
  from: Whole<Words>,
  { save, read, movedOn, plain = (words) => words }: WholeServer<Words>,
) {
  const alike = (one: Words, other: Words) => same(plain(one), plain(other))
  let known = from
  let unanswered: readonly Words[] = []
  const isOwn = ({ words }: Whole<Words>) => unanswered.some((own) => alike(own, words))
  const send = async (
    whole: Whole<Words>,
    options: { readonly keepalive: boolean },
  ): Promise<SaveOutcome<Whole<Words>, never>> => {
    const took = (version: number) => {
      known = { words: whole.words, base: version }
      unanswered = []
      return { version, conflicts: [], refused: [] }
    }
    const base = whole.base !== known.base && isOwn(known) ? known.base : whole.base
    try {
      return took((await save({ ...whole, base }, options)).version)
    } catch (problem) {
      if (!(problem instanceof CallProblem)) throw problem
      if (problem.code !== movedOn) {
        unanswered = [...unanswered.filter((own) => own !== whole.words), whole.words].slice(
          -ownMost,
        )
        throw problem
      }
      known = await read()
      if (alike(known.words, whole.words)) return took(known.base)
      if (isOwn(known)) return took((await save({ ...whole, base: known.base }, options)).version)
      return { version: known.base, conflicts: [{ index: 0, conflict: known }], refused: [] }
    }
  }
  return {
    send,
    /** A page that was closed may have sent these, and did not hear of it. */
    restored: (words: Words) => {
      unanswered = [...unanswered, words]
    },
  }
}
