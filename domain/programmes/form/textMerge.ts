/**
 * Two people change one long text: diff3 over words. Changes in different places both hold; changes that
 * touch, or stand so near that together they might say what nobody meant, are a conflict for people to
 * settle. The result does not depend on who came first.
 */
import { hunksBetween, tokensOf, type Hunk } from './textDiff.ts'

export type TextMerge = { readonly clean: true; readonly text: string } | { readonly clean: false }

/** Unchanged words that must lie between changes of two people within one sentence. */
const leastDistance = 6
const sentenceEnd = /^(?:[。！？；!?;]|\r?\n|\r)$/

/** Whether the unchanged words between two changes keep them apart: enough of them, or a sentence's end. */
function keepsApart(base: readonly string[], from: number, to: number): boolean {
  if (to - from >= leastDistance) return true
  for (let index = from; index < to; index += 1) if (sentenceEnd.test(base[index]!)) return true
  return false
}

function isSame(one: Hunk, other: Hunk): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.put.length === other.put.length &&
    one.put.every((token, index) => token === other.put[index])
  )
}

type Side = 'mine' | 'theirs' | 'both'

/** Hunks of both, in order, equal ones once; undefined where two of different people stand too near. */
function united(
  base: readonly string[],
  mine: readonly Hunk[],
  theirs: readonly Hunk[],
): Hunk[] | undefined {
  const sided = (hunks: readonly Hunk[], others: readonly Hunk[], side: Side) =>
    hunks.map((hunk) => ({
      hunk,
      side: others.some((other) => isSame(hunk, other)) ? ('both' as const) : side,
    }))
  const all = [
    ...sided(mine, theirs, 'mine'),
    ...sided(theirs, mine, 'theirs').filter(({ side }) => side !== 'both'),
  ].toSorted((one, other) => one.hunk.from - other.hunk.from || one.hunk.to - other.hunk.to)
  // What both did alike stands in each one's own text already and quarrels with nothing.
  const alone = all.filter(({ side }) => side !== 'both')
  for (let index = 1; index < alone.length; index += 1) {
    const before = alone[index - 1]!
    const after = alone[index]!
    if (before.side === after.side) continue
    if (after.hunk.from < before.hunk.to) return undefined
    if (!keepsApart(base, before.hunk.to, after.hunk.from)) return undefined
  }
  return all.map(({ hunk }) => hunk)
}

/** `base` is what both started from. */
export function mergeText(base: string, mine: string, theirs: string): TextMerge {
  if (mine === theirs || theirs === base) return { clean: true, text: mine }
  if (mine === base) return { clean: true, text: theirs }
  const tokens = tokensOf(base)
  const hunks = united(
    tokens,
    hunksBetween(tokens, tokensOf(mine)),
    hunksBetween(tokens, tokensOf(theirs)),
  )
  if (hunks === undefined) return { clean: false }
  const merged: string[] = []
  let done = 0
  for (const hunk of hunks) {
    merged.push(...tokens.slice(done, hunk.from), ...hunk.put)
    done = hunk.to
  }
  merged.push(...tokens.slice(done))
  return { clean: true, text: merged.join('') }
}
