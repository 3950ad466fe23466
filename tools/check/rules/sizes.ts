/** Law 6, sizes: lines of a file, of a function, of a React component. */
import { limits } from '../../laws.ts'
import { codePaths, isGenerated, type Fault, type Repository, type Rule } from '../repository.ts'
import type { Node, Source } from '../source.ts'

const measured = /\.(ts|tsx|mjs|css|sql|typ)$/
const functionTypes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
])

export type Sizes = { readonly files: number; median: number; p90: number; max: number }

function linesOf(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

function fileLengths(repository: Repository): [string, number][] {
  return [...repository.files]
    .filter(([path]) => measured.test(path) && !isGenerated(path))
    .map(([path, text]) => [path, linesOf(text)])
}

/** Median, 90th percentile (nearest rank) and maximum of the lengths of all files. */
export function sizesOf(repository: Repository): Sizes {
  const lengths = fileLengths(repository)
    .map(([, lines]) => lines)
    .toSorted((a, b) => a - b)
  const at = (share: number): number => lengths[Math.ceil(lengths.length * share) - 1] ?? 0
  return { files: lengths.length, median: at(0.5), p90: at(0.9), max: at(1) }
}

type Named = { readonly name?: string } | null

function nameOf(node: Node, parent: Node | undefined): string {
  const own = (node['id'] as Named)?.name
  const given = parent?.type === 'VariableDeclarator' ? (parent['id'] as Named)?.name : undefined
  return own ?? given ?? 'a function'
}

function holdsJsx(source: Source, node: Node): boolean {
  return source.nodes.some(
    ({ node: inner }) =>
      (inner.type === 'JSXElement' || inner.type === 'JSXFragment') &&
      inner.start >= node.start &&
      inner.end <= node.end,
  )
}

function functionFaults(repository: Repository, path: string): Fault[] {
  const source = repository.source(path)
  return source.nodes.flatMap(({ node, parent }): Fault[] => {
    if (!functionTypes.has(node.type)) return []
    const line = source.lineOf(node.start)
    const lines = source.lineOf(node.end) - line + 1
    if (lines <= limits.function) return []
    const name = nameOf(node, parent)
    const isComponent = path.endsWith('.tsx') && /^[A-Z]/.test(name) && holdsJsx(source, node)
    const most = isComponent ? limits.component : limits.function
    if (lines <= most) return []
    return [{ at: `${path}:${line}`, message: `${name} has ${lines} lines; ${most} are allowed` }]
  })
}

export const sizesRule: Rule = {
  name: 'sizes',
  check: (repository) => [
    ...fileLengths(repository)
      .filter(([, lines]) => lines > limits.file)
      .map(([at, lines]) => ({ at, message: `${lines} lines; ${limits.file} are allowed` })),
    ...codePaths(repository).flatMap((path) => functionFaults(repository, path)),
  ],
}
