/** Laws 2 and 3: a kernel knows no module; a module uses another as `tools/laws.ts` says, through its face. */
import { mayUse } from '../../laws.ts'
import { isSamples, placeOf, resolveImport, type Place } from '../places.ts'
import { codePaths, isTest, type Fault, type Rule } from '../repository.ts'

/** A line may name only modules above it: then no cycle can be written. */
export function orderFaults(list: Readonly<Record<string, readonly string[]>>): Fault[] {
  const above = new Set<string>()
  return Object.entries(list).flatMap(([module, used]) => {
    const faults = used
      .filter((other) => !above.has(other))
      .map((other) => ({
        at: 'tools/laws.ts',
        message: `"${module}" names "${other}", which does not stand above it`,
      }))
    above.add(module)
    return faults
  })
}

/** What test code may do and shipped code may not: build rows with builders, stand on `server/testing`. */
const isForTests = (path: string): boolean =>
  isTest(path) || path.endsWith('.sample.ts') || path.startsWith('server/testing/')

function useFault(importer: Place, folder: string): string | undefined {
  if (importer.kind !== 'module' || importer.folder === folder) return undefined
  if (mayUse[importer.folder!]!.includes(folder)) return undefined
  return `"${importer.folder}" may not use "${folder}": tools/laws.ts does not list it`
}

function faceFault(path: string, importer: Place, target: string, place: Place) {
  if (place.tree !== 'server') return undefined
  if (importer.tree === 'server' && importer.folder === place.folder) return undefined
  if (target === `server/${place.folder}/index.ts`) return undefined
  const buildsRows = isForTests(path) || isSamples(path) || !path.startsWith('server/')
  const mayBuild = buildsRows || /^server\/(demo|rehearsal)\//.test(path)
  if (isSamples(target) && mayBuild) return undefined
  return `"${target}" is inside "${place.folder}": use server/${place.folder}/index.ts`
}

function importFault(path: string, target: string): string | undefined {
  const importer = placeOf(path)!
  const place = placeOf(target)
  // Engines are no module's: `treeMayImport` says who may use them.
  if (place === undefined || place.tree === 'engines') return undefined
  if (place.kind === 'module') {
    if (importer.kind === 'foundation' && !isForTests(path)) {
      return `"${importer.folder}" knows no module and imports "${place.folder}"`
    }
    return useFault(importer, place.folder!) ?? faceFault(path, importer, target, place)
  }
  const composes = place.kind === 'composer' && importer.kind !== 'composer'
  if (composes && !isForTests(path)) return `"${target}" puts modules together: none may import it`
  return undefined
}

function unknownFolders(paths: readonly string[]): Fault[] {
  return paths
    .filter((path) => placeOf(path)?.kind === 'unknown')
    .map((path) => ({
      at: path,
      message: `"${placeOf(path)!.folder}" is no module, foundation or composer of tools/laws.ts`,
    }))
}

export const modulesRule: Rule = {
  name: 'modules',
  check: (repository) => {
    const paths = codePaths(repository)
    const imports = paths.flatMap((path) =>
      repository.source(path).imports.flatMap(({ from, line }): Fault[] => {
        const target = resolveImport(path, from)
        const message = target === undefined ? undefined : importFault(path, target)
        return message === undefined ? [] : [{ at: `${path}:${line}`, message }]
      }),
    )
    return [...orderFaults(mayUse), ...unknownFolders(paths), ...imports]
  },
}
