/** The project as data: what the rules are applied to, read from disk or made up by a test. */
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Tree } from '../laws.ts'
import { parseSource, type Source } from './source.ts'

export type Repository = {
  /** Path from the root, with forward slashes → text. */
  readonly files: ReadonlyMap<string, string>
  /** What HEAD holds at a path; undefined where it holds nothing or is not known. */
  readonly committed: ReadonlyMap<string, string>
  source(path: string): Source
}

export type Fault = { readonly at: string; readonly message: string }

export type Rule = {
  /** How ARCHITECTURE.md names it. */
  readonly name: string
  readonly check: (repository: Repository) => Fault[]
}

const trees: readonly Tree[] = ['domain', 'engines', 'server', 'web', 'journeys', 'tools']
const neverRead = new Set(['node_modules', 'dist', 'coverage', 'tmp'])
const readEnding = /\.(ts|tsx|mjs|css|sql|md|typ|html)$/
const codeEnding = /\.(ts|tsx|mjs)$/

export function repositoryOf(
  files: Readonly<Record<string, string>>,
  committed: Readonly<Record<string, string>> = {},
): Repository {
  const parsed = new Map<string, Source>()
  const texts = new Map(Object.entries(files))
  return {
    files: texts,
    committed: new Map(Object.entries(committed)),
    source(path) {
      const known = parsed.get(path)
      if (known !== undefined) return known
      const source = parseSource(path, texts.get(path) ?? '')
      parsed.set(path, source)
      return source
    },
  }
}

export const isCode = (path: string): boolean => codeEnding.test(path)
export const isTest = (path: string): boolean => /\.(test|journey)\.tsx?$/.test(path)
export const isGenerated = (path: string): boolean => path.includes('/generated/')

export function treeOf(path: string): Tree | undefined {
  const first = path.slice(0, path.indexOf('/'))
  return trees.find((tree) => tree === first)
}

/** Paths of code that people write, in a tree. */
export function codePaths(repository: Repository): string[] {
  return [...repository.files.keys()].filter(
    (path) => isCode(path) && !isGenerated(path) && treeOf(path) !== undefined,
  )
}

function listFiles(root: string): string[] {
  return readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || neverRead.has(entry.name)) return []
    if (entry.isDirectory()) return listFiles(join(root, entry.name))
    return readEnding.test(entry.name) ? [join(root, entry.name)] : []
  })
}

function git(root: string, args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 * 1024 * 1024,
  })
}

/** The migrations of HEAD; none where there is no git or no history. */
function committedMigrations(root: string): Record<string, string> {
  try {
    const listed = git(root, ['ls-tree', '-r', '-z', '--name-only', 'HEAD', '--', 'server'])
    const paths = listed.split('\0').filter((path) => path.includes('/migrations/'))
    return Object.fromEntries(paths.map((path) => [path, git(root, ['show', `HEAD:${path}`])]))
  } catch {
    return {}
  }
}

export function readRepository(root: string): Repository {
  const files = listFiles(root).map((file): [string, string] => [
    relative(root, file).replaceAll(sep, '/'),
    readFileSync(file, 'utf8'),
  ])
  return repositoryOf(Object.fromEntries(files), committedMigrations(root))
}
