/** One source file as the rules see it: its syntax tree, and what most rules ask of it. */
import { parseSync } from 'rolldown/utils'

/** Any node of the tree; the rules look only at the few fields they name. */
export type Node = {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

export type Import = {
  readonly from: string
  readonly line: number
  /** `export … from`: the name passes through this file. */
  readonly passedOn: boolean
}

export type Comment = { readonly text: string; readonly line: number }

export type Source = {
  readonly imports: readonly Import[]
  readonly comments: readonly Comment[]
  readonly faults: readonly string[]
  /** Every node with its parent, outside first. */
  readonly nodes: readonly { readonly node: Node; readonly parent: Node | undefined }[]
  lineOf(offset: number): number
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

function collect(node: Node, parent: Node | undefined, into: Source['nodes'][number][]): void {
  into.push({ node, parent })
  for (const value of Object.values(node)) {
    if (isNode(value)) collect(value, node, into)
    else if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) collect(item, node, into)
    }
  }
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

/** The text of a string literal or of a template without holes; undefined for all else. */
export function literalText(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value']
  if (node.type !== 'TemplateLiteral') return undefined
  const quasis = node['quasis'] as { value: { raw: string } }[]
  return quasis.length === 1 ? quasis[0]!.value.raw : undefined
}

const importing: Readonly<Record<string, boolean>> = {
  ImportDeclaration: false,
  ImportExpression: false,
  TSImportType: false,
  ExportNamedDeclaration: true,
  ExportAllDeclaration: true,
}

function importsOf(nodes: Source['nodes'], lineOf: (offset: number) => number): Import[] {
  return nodes.flatMap(({ node }) => {
    const passedOn = importing[node.type]
    const from = literalText(node['source'])
    return passedOn === undefined || from === undefined
      ? []
      : [{ from, passedOn, line: lineOf(node.start) }]
  })
}

export function parseSource(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text)
  const lineOf = lineFinder(text)
  const nodes: Source['nodes'][number][] = []
  collect(program as unknown as Node, undefined, nodes)
  return {
    nodes,
    lineOf,
    imports: importsOf(nodes, lineOf),
    comments: comments.map(({ value, start }) => ({ text: value, line: lineOf(start) })),
    faults: errors.map(({ message }) => message),
  }
}
