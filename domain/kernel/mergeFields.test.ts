import { expect, test } from 'vitest'
import { mergeFields } from './mergeFields.ts'

const base = { what: '汇总', lead: 'a', helpers: ['b'], open: true }

test.each([
  ['nobody changed anything', {}, {}, {}, []],
  [
    'mine stands where they left it',
    { what: '复核' },
    { open: false },
    { what: '复核', open: false },
    [],
  ],
  ['both wrote the same', { lead: 'c' }, { lead: 'c' }, { lead: 'c' }, []],
  [
    'both wrote one field otherwise',
    { lead: 'c', open: false },
    { lead: 'd' },
    { lead: 'd', open: false },
    ['lead'],
  ],
  [
    'lists are compared as a whole',
    { helpers: ['b', 'c'] },
    { helpers: [] },
    { helpers: [] },
    ['helpers'],
  ],
  ['what I put back to how it was is theirs', {}, { what: '核对' }, { what: '核对' }, []],
] as const)('%s', (_, mine, theirs, merged, conflicts) => {
  expect(mergeFields(base, { ...base, ...mine } as never, { ...base, ...theirs } as never)).toEqual(
    {
      merged: { ...base, ...merged },
      conflicts,
    },
  )
})
