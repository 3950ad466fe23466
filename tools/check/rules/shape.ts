/** Law 6, shape: names of files and folders, named exports only, no barrels, no suppressions. */
import {
  codePaths,
  isCode,
  isGenerated,
  isTest,
  treeOf,
  type Fault,
  type Repository,
  type Rule,
} from '../repository.ts'

const refusedFolders = /^(shared|libs?|utils?|common|helpers?|misc|services|managers|types)$/i
const refusedWords = /^(service|manager|utils?|types?|helpers?|common|misc|shared)$/i
const refusedTails = /(Service|Manager|Utils?|Types|Helpers?)$/
const face = /^server\/[^/]+\/index\.ts$/

function nameFault(path: string): string | undefined {
  const parts = path.split('/')
  const file = parts.pop()!
  const folder = parts.find((part) => refusedFolders.test(part))
  if (folder !== undefined) return `no folder is called "${folder}": name what it holds`
  const words = file.split('.').slice(0, -1)
  const word = words.find((one) => refusedWords.test(one) || refusedTails.test(one))
  if (word !== undefined) return `no file is called "${word}": name the noun it is about`
  if (words[0] === 'index' && isCode(path) && !face.test(path)) {
    return 'index.ts is the face of a server module and nothing else'
  }
  return undefined
}

export const namesRule: Rule = {
  name: 'names',
  check: (repository) =>
    [...repository.files.keys()]
      .filter((path) => treeOf(path) !== undefined)
      .flatMap((at) => {
        const message = nameFault(at)
        return message === undefined ? [] : [{ at, message }]
      }),
}

function exportFaults(repository: Repository, path: string): Fault[] {
  const source = repository.source(path)
  const passedOn = source.imports.filter((one) => one.passedOn && !face.test(path))
  const defaults = source.nodes.filter(({ node }) => node.type === 'ExportDefaultDeclaration')
  return [
    ...passedOn.map(({ line, from }) => ({
      at: `${path}:${line}`,
      message: `a name is exported by the file that defines it: import "${from}" where it is used`,
    })),
    ...defaults
      .filter(() => !path.endsWith('.config.ts'))
      .map(({ node }) => ({
        at: `${path}:${source.lineOf(node.start)}`,
        message: 'named exports only',
      })),
  ]
}

export const exportsRule: Rule = {
  name: 'exports',
  check: (repository) => codePaths(repository).flatMap((path) => exportFaults(repository, path)),
}

const suppression =
  /(oxlint|eslint|biome|stylelint|tslint)-(disable|ignore)|oxfmt-ignore|prettier-ignore|@ts-(ignore|nocheck|expect-error)|(istanbul|v8|c8) ignore/

/** A test may expect an error of types: it fails where none comes. */
const expectedInTests = /@ts-expect-error/

export const suppressionsRule: Rule = {
  name: 'suppressions',
  check: (repository) =>
    [...repository.files.keys()]
      .filter((path) => isCode(path) && !isGenerated(path))
      .flatMap((path) =>
        repository
          .source(path)
          .comments.filter(({ text }) => suppression.test(text))
          .filter(({ text }) => !(isTest(path) && expectedInTests.test(text)))
          .map(({ line }) => ({
            at: `${path}:${line}`,
            message: 'no suppressions: mend what the checker refuses',
          })),
      ),
}

/** What does not parse cannot be judged. */
export const parsesRule: Rule = {
  name: 'parses',
  check: (repository) =>
    codePaths(repository).flatMap((at) =>
      repository.source(at).faults.map((message) => ({ at, message })),
    ),
}
