import { expect, test } from 'vitest'
import { refused } from './samples.ts'
import { tablesRule } from './tables.ts'

const people = `create schema people;
create table people.person (id uuid primary key);
create table people.session (id uuid primary key);
create view people.pub_person as select id from people.person;
`
const kernel = 'create table kernel.history (id bigint);\n'
const base = {
  'server/people/migrations/0001_people.sql': people,
  'server/kernel/migrations/0001_kernel.sql': kernel,
}
const insteadOf = (table: string): string =>
  `"${table}" belongs to "people": use people.pub_* or a function of its face`

test.each([
  [
    'server/files/file.queries.ts',
    `db.selectFrom('people.person as p')`,
    insteadOf('people.person'),
  ],
  ['server/files/file.queries.ts', `db.updateTable('people.person')`, insteadOf('people.person')],
  ['server/files/file.queries.ts', 'sql`select 1 from people.person`', insteadOf('people.person')],
  [
    'server/files/file.queries.ts',
    'sql`select ${a} from people.person.name`',
    insteadOf('people.person'),
  ],
  [
    'server/files/migrations/0001_files.sql',
    'create table files.file (session_id uuid references people.session (id));',
    insteadOf('people.session'),
  ],
  [
    'server/files/migrations/0001_files.sql',
    'create view files.pub_a as select id from people.person;',
    insteadOf('people.person'),
  ],
  [
    'server/files/migrations/0001_files.sql',
    'create table people.extra (id uuid);',
    insteadOf('people.extra'),
  ],
  ['server/listen.ts', `db.selectFrom('people.person')`, insteadOf('people.person')],
])('%s: %s', (path, text, message) => {
  expect(refused(tablesRule, { ...base, [path]: text })).toEqual([`${path}:1 ${message}`])
})

test('a module may not use what the laws do not let it use, published or not', () => {
  const files = {
    'server/files/migrations/0001_files.sql': 'create view files.pub_file as select 1;',
    'server/notices/mail.queries.ts': `db.selectFrom('files.pub_file')`,
  }
  expect(refused(tablesRule, files)).toEqual([
    'server/notices/mail.queries.ts:1 "notices" may not use "files.pub_file"',
  ])
})

test('the line of a mention inside a long query is named', () => {
  const code = 'const a = 1\nsql`select 1\n  from people.session s`\n'
  expect(refused(tablesRule, { ...base, 'server/files/a.ts': code })).toEqual([
    `server/files/a.ts:3 ${insteadOf('people.session')}`,
  ])
})

test.each([
  ['server/people/session.queries.ts', `db.selectFrom('people.person as p')`],
  ['server/files/file.queries.ts', `db.innerJoin('people.pub_person as p', 'p.id', 'f.by')`],
  ['server/files/file.queries.ts', `record(work, 'people.person.signUp', id)`],
  ['server/files/file.queries.ts', `tell({ kind: 'people.person', id })`],
  ['server/files/file.test.ts', `db.selectFrom('people.person')`],
  ['server/files/file.queries.ts', `// joins people.person through its view`],
  ['server/console/audit.queries.ts', `db.selectFrom('kernel.history')`],
  [
    'server/files/migrations/0001_files.sql',
    '-- people.session is not ours\ncreate table files.file (by uuid references people.person (id));',
  ],
])('%s may: %s', (path, text) => {
  expect(refused(tablesRule, { ...base, [path]: text })).toEqual([])
})
