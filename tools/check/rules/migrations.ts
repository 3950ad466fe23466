/** Law 7: migrations are numbered once, and what is on main is never edited. */
import { mayUse } from '../../laws.ts'
import type { Fault, Repository, Rule } from '../repository.ts'

const inFolder = /^server\/([^/]+)\/migrations\/([^/]+)$/
const named = /^(\d{4})_[a-z0-9_]+\.sql$/

type Migration = { readonly path: string; readonly module: string; readonly file: string }

function migrationsOf(repository: Repository): Migration[] {
  return [...repository.files.keys()].toSorted().flatMap((path) => {
    const [, module, file] = inFolder.exec(path) ?? []
    return module === undefined || file === undefined ? [] : [{ path, module, file }]
  })
}

function nameFaults({ path, module, file }: Migration): Fault[] {
  const faults: Fault[] = []
  if (!named.test(file)) faults.push({ at: path, message: 'is not called NNNN_what.sql' })
  if (module !== 'kernel' && !(module in mayUse)) {
    faults.push({ at: path, message: `"${module}" is no module of tools/laws.ts` })
  }
  return faults
}

/** One number once: two people who wrote at the same time must agree on an order. */
function numberFaults(migrations: readonly Migration[]): Fault[] {
  return migrations.flatMap(({ path, module, file }, index) => {
    const before = migrations[index - 1]
    const twins = before?.module === module && before.file.slice(0, 4) === file.slice(0, 4)
    return twins ? [{ at: path, message: `has the number of ${before.file}` }] : []
  })
}

function editFaults(repository: Repository): Fault[] {
  return [...repository.committed]
    .filter(([at, before]) => inFolder.test(at) && repository.files.get(at) !== before)
    .map(([at]) => ({
      at,
      message: repository.files.has(at)
        ? 'was edited after it had been committed: write the next number instead'
        : 'was removed after it had been committed',
    }))
}

export const migrationsRule: Rule = {
  name: 'migrations',
  check: (repository) => {
    const migrations = migrationsOf(repository)
    return [
      ...migrations.flatMap(nameFaults),
      ...numberFaults(migrations),
      ...editFaults(repository),
    ]
  },
}
