/** The papers tell the truth: files and identifiers they name exist, decisions are numbered, every rule is told. */
import { posix } from 'node:path'
import { isCode, type Fault, type Repository, type Rule } from '../repository.ts'

const glossary = 'docs/GLOSSARY.md'
const architecture = 'docs/ARCHITECTURE.md'
const decision = /^docs\/decisions\/([^/]+)$/
const inBackticks = /`([^`\n]+)`/g
const pathLike = /^(domain|engines|server|web|journeys|data|docs|tools)\/[\w./*-]+$/
const linked = /\]\((?!https?:|#|mailto:)([^)#\s]+)/g

function linesOf(text: string): { readonly line: string; readonly number: number }[] {
  return text.split('\n').map((line, index) => ({ line, number: index + 1 }))
}

function exists(repository: Repository, path: string): boolean {
  const clean = path.replace(/\/$/, '')
  if (repository.files.has(clean)) return true
  // Kinds of files that are not read into the repository, and folders, are known by what lies beside them.
  return [...repository.files.keys()].some((file) => file.startsWith(`${clean}/`))
}

function pathFaults(repository: Repository, paper: string): Fault[] {
  const folder = posix.dirname(paper)
  return linesOf(repository.files.get(paper)!).flatMap(({ line, number }) => {
    const named = [...line.matchAll(inBackticks)].map((match) => match[1]!)
    const links = [...line.matchAll(linked)].map((match) => posix.join(folder, match[1]!))
    return [...named.filter((path) => pathLike.test(path)), ...links]
      .filter((path) => /\.(ts|tsx|mjs|sql|md|css)$/.test(path) || path.endsWith('/'))
      .filter((path) => !/[*…]|NNNN|<|>/.test(path) && !exists(repository, path))
      .map((path) => ({ at: `${paper}:${number}`, message: `"${path}" does not exist` }))
  })
}

/** The third column of the glossary names identifiers of code or tables of the database. */
function glossaryFaults(repository: Repository): Fault[] {
  const text = repository.files.get(glossary)
  if (text === undefined) return [{ at: glossary, message: 'does not exist' }]
  const code = [...repository.files]
    .filter(([path]) => isCode(path) || path.endsWith('.sql'))
    .map(([, content]) => content)
    .join('\n')
  const words = new Set(code.match(/[A-Za-z_$][\w$]*/g))
  return linesOf(text).flatMap(({ line, number }) => {
    const cells = line.split('|').map((cell) => cell.trim())
    const identifiers = [...(cells[3] ?? '').matchAll(inBackticks)].map((match) => match[1]!)
    return identifiers
      .filter((identifier) => !identifier.split('.').every((part) => words.has(part)))
      .map((identifier) => ({
        at: `${glossary}:${number}`,
        message: `"${identifier}" is in no code`,
      }))
  })
}

function decisionFaults(repository: Repository): Fault[] {
  const files = [...repository.files.keys()].filter((path) => decision.test(path)).toSorted()
  return files.flatMap((path, index) => {
    const due = String(index + 1).padStart(4, '0')
    const name = decision.exec(path)![1]!
    const heading = repository.files.get(path)!.split('\n')[0]
    const faults: Fault[] = []
    if (!/^\d{4}-[a-z0-9-]+\.md$/.test(name)) {
      faults.push({ at: path, message: 'is not called NNNN-what-was-decided.md' })
    } else if (!name.startsWith(due)) {
      faults.push({ at: path, message: `its number should be ${due}` })
    }
    if (!heading?.startsWith(`# ${name.slice(0, 4)} `)) {
      faults.push({ at: path, message: 'does not begin with "# NNNN " and its title' })
    }
    return faults
  })
}

export const papersRule: Rule = {
  name: 'papers',
  check: (repository) => [
    ...[...repository.files.keys()]
      .filter((path) => path.endsWith('.md'))
      .flatMap((path) => pathFaults(repository, path)),
    ...glossaryFaults(repository),
    ...decisionFaults(repository),
  ],
}

/** Every rule is named in ARCHITECTURE.md, so that a law without a check and a check without a law show. */
export function untoldRules(repository: Repository, rules: readonly Rule[]): Fault[] {
  const text = repository.files.get(architecture) ?? ''
  return rules
    .filter(({ name }) => !text.includes(`\`${name}\``))
    .map(({ name }) => ({ at: architecture, message: `does not tell of the rule \`${name}\`` }))
}
