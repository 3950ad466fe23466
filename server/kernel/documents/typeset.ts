/**
 * Papers to PDF outside this process: Typst runs synchronously in native code and cannot be interrupted, so
 * it lives in child processes that are killed when they take too long or grow too large, and started again.
 */
import { conflict, invalid, type Refusal } from '../../../domain/kernel/verdict.ts'
import type { Paper } from './paper.ts'
import { startPress, type Press, type PressAnswer } from './typesetPress.ts'

export type TypesetLimits = {
  readonly timeLimitMs: number
  readonly maxPages: number
}

/** A 3-direction application with every field at its limit is about 120 pages and takes under 2 s. */
export const typesetDefaults: TypesetLimits = { timeLimitMs: 30_000, maxPages: 600 }

/** Texts of one paper, as JSON; 8 MB are some 3,000 pages of Chinese. */
const maxTextBytes = 8 * 1024 * 1024
const maxWaiting = 2_000
/** A process above this is replaced after its answer; warm it holds about 250 MB. */
const maxResidentBytes = 900 * 1024 * 1024

export type Typeset =
  | {
      readonly ok: true
      readonly pdf: Uint8Array
      readonly pages: number
      /** Characters that no font has; they are printed as boxes with their code points. */
      readonly missingGlyphs: readonly string[]
      readonly ms: number
    }
  | Refusal

export type Typesetter = {
  /** Refusals: kernel.document_too_large, document_too_many_pages, typesetting_timed_out, typesetting_busy. */
  readonly typeset: (paper: Paper, limits?: Partial<TypesetLimits>) => Promise<Typeset>
  readonly close: () => void
}

type Waiting = {
  readonly paper: Paper
  readonly limits: TypesetLimits
  readonly resolve: (outcome: Typeset) => void
  readonly reject: (error: Error) => void
}

function outcomeOf(answer: PressAnswer | 'timed_out', limits: TypesetLimits): Typeset {
  if (answer === 'timed_out') {
    return conflict('kernel.typesetting_timed_out', { timeLimitMs: limits.timeLimitMs })
  }
  const { outcome, ms } = answer
  if (outcome.ok) {
    const { pdf, pages, missingGlyphs } = outcome
    return { ok: true, pdf, pages, missingGlyphs, ms }
  }
  if (outcome.fault === 'too_many_pages') {
    return invalid('kernel.document_too_many_pages', {
      pages: outcome.pages,
      maxPages: limits.maxPages,
    })
  }
  throw new Error(`typesetting failed: ${outcome.detail}`)
}

function textBytes(paper: Paper): number {
  return Buffer.byteLength(JSON.stringify({ ...paper, pictures: undefined }))
}

/** At most `processes` papers are set at once; the rest wait in order. Processes start when first needed. */
export function openTypesetter(
  options: { readonly processes?: number; readonly extraFontPaths?: readonly string[] } = {},
): Typesetter {
  const queue: Waiting[] = []
  let presses: Press[] = []
  let closed = false

  const run = async (press: Press, { paper, limits, resolve, reject }: Waiting) => {
    try {
      const answer = await press.set({ paper, limits }, limits.timeLimitMs)
      if (answer !== 'timed_out' && answer.residentBytes > maxResidentBytes) press.kill()
      resolve(outcomeOf(answer, limits))
    } catch (error) {
      reject(error as Error)
    }
    next()
  }

  const next = () => {
    presses = presses.filter((press) => press.alive())
    while (queue.length > 0 && !closed) {
      let press = presses.find((one) => one.idle())
      if (!press) {
        if (presses.length >= (options.processes ?? 1)) return
        press = startPress(options.extraFontPaths ?? [])
        presses.push(press)
      }
      void run(press, queue.shift()!)
    }
  }

  return {
    async typeset(paper, limits = {}) {
      if (closed) throw new Error('the typesetter is closed')
      if (textBytes(paper) > maxTextBytes) {
        return invalid('kernel.document_too_large', { maxBytes: maxTextBytes })
      }
      if (queue.length >= maxWaiting) {
        return conflict('kernel.typesetting_busy', { waiting: queue.length })
      }
      return new Promise((resolve, reject) => {
        queue.push({ paper, limits: { ...typesetDefaults, ...limits }, resolve, reject })
        next()
      })
    },
    close() {
      closed = true
      for (const { reject } of queue.splice(0)) reject(new Error('the typesetter was closed'))
      for (const press of presses) press.kill()
    },
  }
}
