/** Law 5: one home for each danger: the environment, transactions, the clock; chance has none. */
import { homes } from '../../laws.ts'
import { codePaths, isTest, type Fault, type Repository, type Rule } from '../repository.ts'
import { literalText, type Node } from '../source.ts'

function isName(node: unknown, name: string): boolean {
  return (node as Node | null)?.type === 'Identifier' && (node as Node)['name'] === name
}

/** `object.property`, also written `object['property']`. */
function isMember(node: Node, object: string, property: string): boolean {
  if (node.type !== 'MemberExpression' || !isName(node['object'], object)) return false
  const key = node['property']
  return isName(key, property) || literalText(key) === property
}

const isAnyOf = (value: unknown, names: readonly string[]): boolean =>
  names.some((name) => isName(value, name))

function touchesEnvironment(node: Node): boolean {
  if (isMember(node, 'process', 'env')) return true
  if (node.type === 'VariableDeclarator') {
    return isName(node['init'], 'process') && (node['id'] as Node).type === 'ObjectPattern'
  }
  return node.type === 'ImportDeclaration' && literalText(node['source']) === 'node:process'
}

function readsClock(node: Node): boolean {
  const callee = node['callee']
  if (node.type === 'NewExpression') {
    return isName(callee, 'Date') && (node['arguments'] as unknown[]).length === 0
  }
  if (node.type === 'CallExpression' && isName(callee, 'Date')) return true
  return isMember(node, 'Date', 'now') || isMember(node, 'Temporal', 'Now')
}

const openers = [
  'transaction',
  'startTransaction',
  'controlledTransaction',
  'openWriting',
  'openReading',
]

function opensTransaction(node: Node): boolean {
  if (node.type !== 'CallExpression') return false
  const callee = node['callee'] as Node
  if (callee.type !== 'MemberExpression') return false
  if (isAnyOf(callee['property'], openers)) return true
  const first = literalText((node['arguments'] as unknown[])[0])
  return (
    isName(callee['property'], 'query') && /^\s*(begin|start\s+transaction)\b/i.test(first ?? '')
  )
}

type Danger = {
  readonly is: (node: Node) => boolean
  readonly at: readonly string[]
  /** Where it is one; everywhere where it is silent. */
  readonly tree?: string
  readonly message: string
}

const dangers: readonly Danger[] = [
  {
    is: touchesEnvironment,
    at: homes.environment,
    message: 'only server/kernel/config.ts reads the environment: take it from `host.config`',
  },
  {
    is: readsClock,
    at: homes.clock,
    message: 'the clock is read at the edge only: take `work.now`, or a `now` that is given',
  },
  {
    is: opensTransaction,
    at: homes.transaction,
    tree: 'server/',
    message: 'only server/kernel/work.ts opens a transaction: take a Reading or a Writing',
  },
]

function faultsIn(repository: Repository, path: string): Fault[] {
  const source = repository.source(path)
  const atHome = (homesOf: readonly string[]): boolean =>
    isTest(path) ||
    path.startsWith('server/testing/') ||
    homesOf.some((home) => path.startsWith(home))
  const watched = dangers.filter((one) => path.startsWith(one.tree ?? '') && !atHome(one.at))
  return source.nodes.flatMap(({ node }) => {
    const at = (): string => `${path}:${source.lineOf(node.start)}`
    const chance = isMember(node, 'Math', 'random')
      ? [{ at: at(), message: 'chance needs a seed: Math.random has none' }]
      : []
    const found = watched.filter((danger) => danger.is(node))
    return [...chance, ...found.map(({ message }) => ({ at: at(), message }))]
  })
}

export const dangersRule: Rule = {
  name: 'dangers',
  check: (repository) => codePaths(repository).flatMap((path) => faultsIn(repository, path)),
}
