/** What a new module keeps and does: its schema, reads, writes, routes, face and test. */
import type { Names, Written } from './names.ts'

function migration({ module, noun }: Names): string {
  return `create schema ${module};

create table ${module}.${noun} (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  name text not null check (length(name) between 1 and 200),
  made_at timestamptz not null,
  constraint ${module}_${noun}_name_is_taken unique (org_id, name)
);
create index ${noun}_by_org on ${module}.${noun} (org_id, id);
`
}

function queries({ module, noun, Noun, nouns, Nouns }: Names): string {
  return `/** Reads of ${nouns}: an actor sees those of the organisation acted for, and no others. */
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import type { list${Nouns} } from '../../domain/${module}/${noun}.endpoints.ts'
import type { ${Noun} } from '../../domain/${module}/${noun}.ts'
import type { Reading } from '../kernel/work.ts'

const houseLimit = 50

function visible${Nouns}(work: Reading) {
  return work.db.selectFrom('${module}.${noun}').where('org_id', '=', work.actor.orgId)
}

type Row = { readonly id: string; readonly name: string; readonly made_at: Date }

function ${noun}Of(row: Row): ${Noun} {
  return { id: row.id, name: row.name, madeAt: row.made_at.toISOString() }
}

/** Oldest first; ids grow with time, so the last one is the cursor. */
export async function read${Nouns}(
  work: Reading,
  { limit = houseLimit, after }: QueryOf<typeof list${Nouns}>,
): Promise<AnswerOf<typeof list${Nouns}>> {
  const { total } = await visible${Nouns}(work)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await visible${Nouns}(work)
    .$if(after !== undefined, (query) => query.where('id', '>', after!))
    .select(['id', 'name', 'made_at'])
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const next = rows.length > limit ? (shown.at(-1)?.id ?? null) : null
  return { rows: shown.map(${noun}Of), total, next }
}
`
}

function actions({ module, noun, Noun, nouns }: Names): string {
  return `/** Writes of ${nouns}, one function a verb: lock, insist, change, record, announce. */
import { mayAdd${Noun}, type ${Noun}Draft } from '../../domain/${module}/${noun}.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { insist } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'

export async function add${Noun}(work: Writing, draft: ${Noun}Draft): Promise<{ id: string }> {
  insist(mayAdd${Noun}(work.actor))
  const id = newId(work.now)
  await work.db
    .insertInto('${module}.${noun}')
    .values({ id, org_id: work.actor.orgId!, name: draft.name, made_at: work.now })
    .execute()
  await record(work, '${module}.${noun}.add', id)
  await announce(work, '${module}.${noun}.added', { id })
  return { id }
}
`
}

function routes({ module, noun, Noun, Nouns }: Names): string {
  return `import * as ${noun}Calls from '../../domain/${module}/${noun}.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { add${Noun} } from './${noun}.actions.ts'
import { read${Nouns} } from './${noun}.queries.ts'

export function ${noun}Routes(serve: Serve): void {
  serve(${noun}Calls.list${Nouns}, (work, { query }) => read${Nouns}(work, query))
  serve(${noun}Calls.add${Noun}, (work, { body }) => add${Noun}(work, body))
}
`
}

function face({ module, noun, nouns }: Names): string {
  return `/** ${module}: ${nouns} of organisations. */
import { conflict } from '../../domain/kernel/verdict.ts'
import * as ${noun}Calls from '../../domain/${module}/${noun}.endpoints.ts'
import type { Module } from '../kernel/module.ts'
import { ${noun}Routes } from './${noun}.routes.ts'

export const ${module}: Module = {
  name: '${module}',
  sentence: 'The ${nouns} of organisations.',
  endpoints: Object.values(${noun}Calls),
  routes: ${noun}Routes,
  constraints: { ${module}_${noun}_name_is_taken: conflict('${module}.name_is_taken') },
  invariants: [
    {
      name: 'a ${noun} was made after its organisation',
      sql: \`select t.id from ${module}.${noun} t join people.pub_organisation o on o.id = t.org_id
            where t.made_at < o.verified_at\`,
    },
  ],
}
`
}

function provingTest({ module, noun, nouns }: Names): string {
  return `import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'

let w: World
let they: Personas

beforeAll(async () => {
  w = await world()
  they = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

test('a ${noun} is added, seen by its organisation and by no other', async () => {
  const added = await they.applicant.post('/api/${module}/${nouns}', { name: '第一个（演示）' })
  const { id } = added.json<{ id: string }>()
  expect(added.json()).toEqual({ id: expect.any(String) })
  const seen = await they.colleague.get('/api/${module}/${nouns}')
  expect(seen.json()).toEqual({
    rows: [{ id, name: '第一个（演示）', madeAt: w.now().toISOString() }],
    total: 1,
    next: null,
  })
  const others = await they.otherApplicant.get('/api/${module}/${nouns}')
  expect(others.json()).toEqual({ rows: [], total: 0, next: null })
})

test('a name is taken once in an organisation', async () => {
  const again = await they.colleague.post('/api/${module}/${nouns}', { name: '第一个（演示）' })
  expect({ status: again.statusCode, code: again.json<{ code: string }>().code }).toEqual({
    status: 409,
    code: '${module}.name_is_taken',
  })
})

test('nobody signed in is asked to sign in', async () => {
  const refused = await they.stranger.get('/api/${module}/${nouns}')
  expect({ status: refused.statusCode, code: refused.json<{ code: string }>().code }).toEqual({
    status: 401,
    code: 'kernel.sign_in_first',
  })
})
`
}

export function serverFiles(names: Names): Written[] {
  const { module, noun } = names
  const at = (file: string): string => `server/${module}/${file}`
  return [
    { path: at(`migrations/0001_${module}.sql`), text: migration(names) },
    { path: at(`${noun}.queries.ts`), text: queries(names) },
    { path: at(`${noun}.actions.ts`), text: actions(names) },
    { path: at(`${noun}.routes.ts`), text: routes(names) },
    { path: at(`${noun}.test.ts`), text: provingTest(names) },
    { path: at('index.ts'), text: face(names) },
  ]
}
