/** Law 4: a module owns its schema; of another it may join `pub_*` views and reference published ids. */
import { mayUse } from '../../laws.ts'
import { placeOf } from '../places.ts'
import {
  isCode,
  isGenerated,
  isTest,
  type Fault,
  type Repository,
  type Rule,
} from '../repository.ts'
import type { Node } from '../source.ts'

const created =
  /create\s+(?:or\s+replace\s+)?(?:unlogged\s+|materialized\s+)?(?:table|view)\s+(?:if\s+not\s+exists\s+)?([a-z_]+\.[a-z_][a-z0-9_]*)/gi
const mention = /(?<![\w.:/])([a-z_]+)\.([a-z_][a-z0-9_]*)(?![\w/])/g
const sqlBefore = /\b(from|join|into|update|table|using|only)\s+$/i
const referencesBefore = /\breferences\s+$/i

/** Calls of Kysely whose text arguments name tables. */
const namesTables =
  /^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|from|using|table|(inner|left|right|full|cross)Join(Lateral)?)$/

/** `isName`: the text stands where a table is named; otherwise it names one only behind a word of SQL. */
type Text = { readonly text: string; readonly line: number; readonly isName: boolean }

function withoutComments(sql: string): string {
  return sql.replaceAll(/--[^\n]*/g, (comment) => ' '.repeat(comment.length))
}

function knownTables(repository: Repository): ReadonlySet<string> {
  const names = [...repository.files]
    .filter(([path]) => path.includes('/migrations/') && path.endsWith('.sql'))
    .flatMap(([, sql]) => [...withoutComments(sql).matchAll(created)].map((match) => match[1]!))
  return new Set(names)
}

function stringOf(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value']
  if (node.type !== 'TemplateLiteral') return undefined
  return (node['quasis'] as { value: { raw: string } }[]).map(({ value }) => value.raw).join('?')
}

function isTableArgument(parent: Node | undefined): boolean {
  if (parent?.type !== 'CallExpression') return false
  const property = (parent['callee'] as Node)['property'] as { name?: string } | undefined
  return namesTables.test(property?.name ?? '')
}

/** The texts of a file that may hold table names: all of a migration, the strings of code. */
function textsOf(repository: Repository, path: string): Text[] {
  const whole = repository.files.get(path)!
  if (path.endsWith('.sql')) return [{ text: withoutComments(whole), line: 1, isName: true }]
  const source = repository.source(path)
  return source.nodes.flatMap(({ node, parent }) => {
    const text = stringOf(node)
    const line = source.lineOf(node.start)
    return text === undefined ? [] : [{ text, line, isName: isTableArgument(parent) }]
  })
}

function lineIn({ text, line }: Text, at: number): number {
  return line + (text.slice(0, at).match(/\n/g)?.length ?? 0)
}

/** `people.person.signUp` is a verb and `people.person` may be a kind, unless they stand where tables do. */
function isTableName({ text, isName }: Text, at: number, name: string): boolean {
  const before = text.slice(0, at)
  if (sqlBefore.test(before) || referencesBefore.test(before)) return true
  return isName && text[at + name.length] !== '.'
}

function mayTouch(module: string | undefined, schema: string): boolean {
  return module === undefined || (mayUse[module] ?? []).includes(schema)
}

type Mention = { readonly schema: string; readonly table: string; readonly before: string }

function faultOf(tables: ReadonlySet<string>, module: string | undefined, it: Mention) {
  const { schema, table, before } = it
  if (!mayTouch(module, schema)) return `"${module}" may not use "${schema}.${table}"`
  if (table.startsWith('pub_')) return undefined
  const published = tables.has(`${schema}.pub_${table}`)
  if (referencesBefore.test(before) && published) return undefined
  return `"${schema}.${table}" belongs to "${schema}": use ${schema}.pub_* or a function of its face`
}

function faultsIn(repository: Repository, tables: ReadonlySet<string>, path: string): Fault[] {
  const place = placeOf(path)!
  const module = place.kind === 'module' ? place.folder : undefined
  return textsOf(repository, path).flatMap((piece) =>
    [...piece.text.matchAll(mention)].flatMap((match): Fault[] => {
      const [name, schema = '', table = ''] = match
      const at = match.index
      // The kernel is beneath all; what may be written there is kept by the grants of its tables.
      const foreign = schema !== place.folder && schema !== 'kernel'
      if (!foreign || !tables.has(name) || !isTableName(piece, at, name)) return []
      const message = faultOf(tables, module, { schema, table, before: piece.text.slice(0, at) })
      return message === undefined ? [] : [{ at: `${path}:${lineIn(piece, at)}`, message }]
    }),
  )
}

export const tablesRule: Rule = {
  name: 'tables',
  check: (repository) => {
    const tables = knownTables(repository)
    return (
      [...repository.files.keys()]
        // A test may look at rows of others to prove what happened to them.
        .filter((path) => path.startsWith('server/') && !isGenerated(path) && !isTest(path))
        .filter((path) => isCode(path) || path.endsWith('.sql'))
        .flatMap((path) => faultsIn(repository, tables, path))
    )
  },
}
