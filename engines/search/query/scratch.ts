/** Room for the work on one segment at a time, reused from question to question. */
import { documentsMax } from '../schema.ts'
import { bitmapWords } from '../segment/segment.ts'

export type Scratch = {
  readonly scores: Float32Array
  /** Best of a document in the group at hand. */
  readonly best: Float32Array
  /** Number of the group, counted from 1, that touched a document last. */
  readonly stamps: Uint8Array
  readonly matched: Uint8Array
  readonly candidates: Uint16Array
  /** Candidates that pass all clauses, and those that pass all but the ones on a facet's own field. */
  readonly passing: Uint16Array
  readonly almost: Uint16Array
  readonly visible: Uint32Array
}

export function makeScratch(): Scratch {
  return {
    scores: new Float32Array(documentsMax),
    best: new Float32Array(documentsMax),
    stamps: new Uint8Array(documentsMax),
    matched: new Uint8Array(documentsMax),
    candidates: new Uint16Array(documentsMax),
    passing: new Uint16Array(documentsMax),
    almost: new Uint16Array(documentsMax),
    visible: new Uint32Array(bitmapWords),
  }
}
