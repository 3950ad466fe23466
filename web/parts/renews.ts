/** What is read anew after a part was begun, changed or revised. */
import {
  listParts,
  openPart,
  readAnalysis,
  readDifference,
} from '../../domain/parts/part.endpoints.ts'

export const renews = [listParts, openPart, readAnalysis, readDifference]
