/** A module made by `npm run new-module` passes everything at once: types, laws, lint, format and its own test. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScratchServer, urlOf } from '../server/testing/scratch.ts'
import { namesOf } from './new-module/names.ts'
import { root, script } from './steps.ts'

const copied = [
  ...['data', 'docs', 'domain', 'engines', 'server', 'tools', 'web'],
  ...['package.json', 'package-lock.json', '.oxlintrc.json', '.oxfmtrc.json'],
  ...[
    'tsconfig.base.json',
    'tsconfig.json',
    'tsconfig.web.json',
    'vite.config.ts',
    'vitest.config.ts',
  ],
]
const made = ['domain/mentoring', 'server/mentoring', 'web/mentoring']

let copy: string
let databaseUrl: string

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'baigong-new-module-'))
  await Promise.all(
    copied
      .filter((name) => existsSync(join(root, name)))
      .map((name) => cp(join(root, name), join(copy, name), { recursive: true, force: true })),
  )
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
  databaseUrl = urlOf((await openScratchServer()).connection, 'postgres')
})
afterAll(() => rm(copy, { recursive: true, force: true, maxRetries: 5 }))

/** Runs a script in the copy; answers its exit code and what it said of the new module. */
function run(file: string, args: readonly string[] = []) {
  const env = { ...process.env, TEST_DATABASE_URL: databaseUrl, NO_COLOR: '1' }
  const options = { cwd: copy, env, maxBuffer: 16 * 1024 * 1024 }
  return new Promise<{ code: number; output: string; said: string[] }>((resolve) => {
    execFile(process.execPath, [join(copy, file), ...args], options, (error, out, err) => {
      const output = `${out}${err}`
      const said = output.split('\n').filter((line) => /mentoring/i.test(line))
      resolve({ code: error === null ? 0 : Number(error.code), output, said })
    })
  })
}

/**
 * Begins with what the project's own check found, where it ran before, so that only what the module touches is
 * checked. Paths in there lead through `node_modules`, which is why links are not followed.
 */
async function checkTypes(project: string, known: string) {
  const caches = join(copy, 'node_modules/.cache')
  const own = join(caches, `${basename(copy)}-${known}`)
  await cp(join(caches, known), own).catch(() => undefined)
  const found = await run(script('tsc'), [
    ...['-p', project, '--checkers', '1'],
    ...['--preserveSymlinks', '--tsBuildInfoFile', own],
  ])
  await rm(own, { force: true })
  return found
}

test('a new module is sound from its first minute', async () => {
  const { code, output } = await run('tools/new-module.ts', ['mentoring', 'session'])
  expect({ code, output }).toMatchObject({ code: 0 })
  await run('tools/generate-schema.ts')
  const [server, web, laws, lint, format] = await Promise.all([
    checkTypes('tsconfig.json', 'tsc-server'),
    checkTypes('tsconfig.web.json', 'tsc-web'),
    run('tools/check/laws.ts'),
    run(script('oxlint'), ['--quiet', ...made]),
    run(script('oxfmt'), [
      '--check',
      ...made,
      'server/modules.ts',
      'server/texts.ts',
      'web/routes.tsx',
      'web/offers.ts',
    ]),
  ])
  expect({ server: server.said, web: web.said, laws: laws.said }).toEqual({
    server: [],
    web: [],
    laws: [],
  })
  expect({ lint: lint.code, format: format.code }).toEqual({ lint: 0, format: 0 })
  const proved = await run(script('vitest'), ['run', 'server/mentoring'])
  expect(proved.output).toMatch(/Tests {2}3 passed \(3\)/)
}, 600_000)

test('a module is not made twice', async () => {
  expect(await run('tools/new-module.ts', ['people'])).toMatchObject({
    code: 2,
    output: 'server/people exists already\n',
  })
}, 60_000)

test.each([
  [['mentoring'], { module: 'mentoring', noun: 'mentoring', nouns: 'mentorings' }],
  [['ventures'], { module: 'ventures', noun: 'venture', nouns: 'ventures' }],
  [['chain', 'supply'], { module: 'chain', noun: 'supply', nouns: 'supplies' }],
])('names of %j', ([module, noun], names) => {
  expect(namesOf(module, noun)).toMatchObject(names)
})

test.each([
  [[], 'usage: npm run new-module NAME [NOUN]'],
  [['Mentoring'], '"Mentoring" is not one lower-case word of 3 to 20 letters'],
  [['mentoring', '../x'], '"../x" is not one lower-case word of 3 to 20 letters'],
])('%j is refused', ([module, noun], sentence) => {
  expect(namesOf(module, noun)).toBe(sentence)
})
