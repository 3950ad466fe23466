/** Law 1: which tree imports which, and which packages it may use. */
import { packagesOf, testPackages, treeMayImport, type Tree } from '../../laws.ts'
import { placeOf, resolveImport } from '../places.ts'
import { codePaths, isTest, type Fault, type Rule } from '../repository.ts'

function covers(entry: string, name: string): boolean {
  if (entry === 'node:' || entry.endsWith('/')) return name.startsWith(entry)
  return name === entry || name.startsWith(`${entry}/`)
}

function packageFault(tree: Tree, path: string, from: string): string | undefined {
  const listed = isTest(path) ? [...packagesOf[tree], ...testPackages] : packagesOf[tree]
  if (listed.some((entry) => covers(entry, from))) return undefined
  return `"${tree}" may not use the package "${from}": tools/laws.ts does not list it`
}

/** Facts of `data/` may be imported as JSON from everywhere: they are read when the program is built. */
function treeFault(tree: Tree, path: string, target: string): string | undefined {
  if (isTest(path) && target === 'tools/laws.ts') return undefined
  if (/^data\/.+\.json$/.test(target)) return undefined
  const place = placeOf(target)
  if (place === undefined) return `"${target}" is in no tree: read data at an edge instead`
  if (treeMayImport[tree].includes(place.tree)) return undefined
  return `"${tree}" may not import "${place.tree}"`
}

/** `import x from './x.css'` and the like concern the bundler alone. */
const isAsset = (from: string): boolean => /\.(css|svg|woff2?|png)(\?\w+)?$/.test(from)

export const treesRule: Rule = {
  name: 'trees',
  check: (repository) =>
    codePaths(repository).flatMap((path): Fault[] => {
      const { tree } = placeOf(path)!
      return repository.source(path).imports.flatMap(({ from, line }) => {
        const target = resolveImport(path, from)
        if (tree === 'web' && isAsset(from)) return []
        const message =
          target === undefined ? packageFault(tree, path, from) : treeFault(tree, path, target)
        return message === undefined ? [] : [{ at: `${path}:${line}`, message }]
      })
    }),
}
