/** Where a file stands: its tree, its folder there, and what that folder is. */
import { posix } from 'node:path'
import { composers, foundations, mayUse, type Tree } from '../laws.ts'
import { treeOf } from './repository.ts'

export type Place = {
  readonly tree: Tree
  /** The folder at the top of the tree; undefined for a file that lies there itself. */
  readonly folder: string | undefined
  /** `composer` also for the files at the top of a tree and for `tools` and `journeys`. */
  readonly kind: 'module' | 'foundation' | 'composer' | 'engine' | 'unknown'
}

const housed: ReadonlySet<Tree> = new Set(['domain', 'server', 'web'])

function kindOf(tree: Tree, folder: string | undefined): Place['kind'] {
  // Engines put nothing together: whoever may import their tree may use them.
  if (tree === 'engines') return 'engine'
  if (!housed.has(tree) || folder === undefined) return 'composer'
  if (folder in mayUse) return 'module'
  if (foundations.includes(folder)) return 'foundation'
  return composers.includes(folder) ? 'composer' : 'unknown'
}

export function placeOf(path: string): Place | undefined {
  const tree = treeOf(path)
  if (tree === undefined) return undefined
  const [, folder, ...rest] = path.split('/')
  const inFolder = rest.length > 0 ? folder : undefined
  return { tree, folder: inFolder, kind: kindOf(tree, inFolder) }
}

/** The path that a relative import means; undefined for a package. */
export function resolveImport(importer: string, from: string): string | undefined {
  return from.startsWith('.') ? posix.join(posix.dirname(importer), from) : undefined
}

/** Builders of rows: a module's second face, for tests, other builders, the demo world and rehearsals. */
export const isSamples = (path: string): boolean =>
  /(^|[/.])samples?([A-Z]\w*)?\.ts$|\/samples\//.test(path)
