import { expect, test } from 'vitest'
import { modulesRule, orderFaults } from './modules.ts'
import { refused } from './samples.ts'

test.each([
  ['server/kernel/work.ts', '../people/index.ts', '"kernel" knows no module and imports "people"'],
  [
    'domain/kernel/actor.ts',
    '../people/person.ts',
    '"kernel" knows no module and imports "people"',
  ],
  ['web/ui/Button.tsx', '../people/SignInPage.tsx', '"ui" knows no module and imports "people"'],
  [
    'domain/people/person.ts',
    '../files/file.ts',
    '"people" may not use "files": tools/laws.ts does not list it',
  ],
  [
    'web/people/a.ts',
    '../../domain/programmes/programme.ts',
    '"people" may not use "programmes": tools/laws.ts does not list it',
  ],
  [
    'server/files/file.actions.ts',
    '../people/session.queries.ts',
    '"server/people/session.queries.ts" is inside "people": use server/people/index.ts',
  ],
  [
    'server/files/file.actions.ts',
    '../people/samples.ts',
    '"server/people/samples.ts" is inside "people": use server/people/index.ts',
  ],
  [
    'server/listen.ts',
    './people/session.queries.ts',
    '"server/people/session.queries.ts" is inside "people": use server/people/index.ts',
  ],
  [
    'server/people/a.ts',
    '../compose.ts',
    '"server/compose.ts" puts modules together: none may import it',
  ],
  [
    'server/people/a.ts',
    '../testing/world.ts',
    '"server/testing/world.ts" puts modules together: none may import it',
  ],
])('%s may not import %s', (path, from, message) => {
  const files = { [path]: `import { a } from '${from}'\n` }
  expect(refused(modulesRule, files)).toEqual([`${path}:1 ${message}`])
})

test.each([
  ['server/people/a.ts', '../kernel/work.ts'],
  ['server/people/a.ts', './session.queries.ts'],
  ['server/files/file.actions.ts', '../people/index.ts'],
  ['server/files/file.test.ts', '../people/samples.ts'],
  ['server/files/file.test.ts', '../testing/world.ts'],
  ['server/files/samples.ts', '../people/samples.ts'],
  ['server/kernel/seal.test.ts', '../people/samples.ts'],
  ['server/demo/index.ts', '../people/samples.ts'],
  ['server/rehearsal/cast.ts', '../people/samples.ts'],
  ['server/listen.ts', './people/index.ts'],
  ['server/main.ts', './commands/program.ts'],
  ['web/programmes/A.tsx', '../people/PersonName.tsx'],
  ['web/files/a.ts', '../../domain/people/person.ts'],
  ['server/files/a.ts', '../../engines/solve/solve.ts'],
])('%s may import %s', (path, from) => {
  expect(refused(modulesRule, { [path]: `import { a } from '${from}'\n` })).toEqual([])
})

test('a folder that the laws do not name is refused', () => {
  expect(refused(modulesRule, { 'server/gadgets/a.ts': 'export const a = 1\n' })).toEqual([
    'server/gadgets/a.ts "gadgets" is no module, foundation or composer of tools/laws.ts',
  ])
})

test('a line of the list names only modules above it', () => {
  expect(orderFaults({ low: [], high: ['low'] })).toEqual([])
  expect(orderFaults({ low: ['high'], high: ['low'] })).toEqual([
    { at: 'tools/laws.ts', message: '"low" names "high", which does not stand above it' },
  ])
  expect(orderFaults({ own: ['own'] })).toEqual([
    { at: 'tools/laws.ts', message: '"own" names "own", which does not stand above it' },
  ])
})
