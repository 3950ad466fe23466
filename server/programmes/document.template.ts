/** What draws the pages, as one digest: a changed template makes new documents, an unchanged one none. */
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../kernel/config.ts'

const folders = [
  'server/kernel/documents',
  'server/kernel/documents/typst',
  'server/programmes/documents',
]

async function digestOfTemplates(): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of folders) {
    const names = (await readdir(join(projectRoot, folder))).filter(
      (name) => /\.(ts|typ)$/.test(name) && !/\.test\.ts$|^sample/.test(name),
    )
    for (const name of names.toSorted()) {
      hash.update(`${folder}/${name}\0`).update(await readFile(join(projectRoot, folder, name)))
    }
  }
  return hash.digest('hex')
}

let known: Promise<string> | undefined

/** Read once a process: files of a running house do not change. */
export function templateDigest(): Promise<string> {
  return (known ??= digestOfTemplates())
}
