import { expect, test } from 'vitest'
import { refused } from './samples.ts'
import { treesRule } from './trees.ts'

test.each([
  [
    'domain/people/person.ts',
    `import { a } from '../../server/people/index.ts'`,
    '"domain" may not import "server"',
  ],
  [
    'domain/people/person.ts',
    `import type { A } from '../../web/people/A.tsx'`,
    '"domain" may not import "web"',
  ],
  [
    'engines/solve/solve.ts',
    `import { a } from '../../server/main.ts'`,
    '"engines" may not import "server"',
  ],
  ['server/people/a.ts', `export { a } from '../../web/ui/a.ts'`, '"server" may not import "web"'],
  [
    'web/people/A.tsx',
    `const a = await import('../../server/listen.ts')`,
    '"web" may not import "server"',
  ],
  [
    'web/people/a.ts',
    `type A = import('../../server/listen.ts').A`,
    '"web" may not import "server"',
  ],
  [
    'server/people/a.ts',
    `import { a } from '../../notes/a.ts'`,
    '"notes/a.ts" is in no tree: read data at an edge instead',
  ],
  [
    'domain/people/person.ts',
    `import { readFile } from 'node:fs/promises'`,
    '"domain" may not use the package "node:fs/promises": tools/laws.ts does not list it',
  ],
  [
    'web/people/a.ts',
    `import fastify from 'fastify'`,
    '"web" may not use the package "fastify": tools/laws.ts does not list it',
  ],
  [
    'server/people/a.ts',
    `import { test } from 'vitest'`,
    '"server" may not use the package "vitest": tools/laws.ts does not list it',
  ],
])('%s: %s', (path, code, message) => {
  expect(refused(treesRule, { [path]: `${code}\n` })).toEqual([`${path}:1 ${message}`])
})

test.each([
  ['domain/people/person.ts', `import { Type } from 'typebox'; import { a } from '../kernel/a.ts'`],
  [
    'domain/people/person.test.ts',
    `import { test } from 'vitest'; import { readFileSync } from 'node:fs'`,
  ],
  [
    'domain/kernel/industry.ts',
    `import table from '../../data/codes/a.json' with { type: 'json' }`,
  ],
  [
    'server/people/a.ts',
    `import { a } from '../../domain/people/a.ts'; import 'node:fs'; import cookie from '@fastify/cookie'`,
  ],
  [
    'server/people/a.ts',
    `import { a } from '../../engines/solve/a.ts'; import { b } from 'typebox/value'`,
  ],
  ['web/people/A.tsx', `import './A.module.css'; import { useQuery } from '@tanstack/react-query'`],
  [
    'journeys/apply.journey.ts',
    `import { chromium } from 'playwright-core'; import { world } from '../server/testing/world.ts'`,
  ],
])('%s may: %s', (path, code) => {
  expect(refused(treesRule, { [path]: `${code}\n` })).toEqual([])
})
