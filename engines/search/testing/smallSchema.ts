/** A schema with one or more columns of every kind, for tests. */
import type { SearchSchema } from '../schema.ts'

export const smallSchema: SearchSchema = {
  version: 'small-1',
  texts: [
    { name: 'title', boost: 2.5, lengthWeight: 0.4, averageLength: 3 },
    { name: 'text', boost: 1, lengthWeight: 0.75, averageLength: 6 },
  ],
  numbers: ['price', 'day', 'standing'],
  ranges: ['diameter'],
  envelopes: ['space'],
  keywords: ['region', 'material', 'certificate'],
  points: ['place'],
}
