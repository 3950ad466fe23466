/** Builds the web where what it is made of changed since the last build. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, runStep, script } from './steps.ts'

const digestFile = join(root, 'dist/web-inputs')
const inputFiles = [
  'vite.config.ts',
  'tsconfig.web.json',
  'tsconfig.base.json',
  'package-lock.json',
  'tools/webBuild.ts',
  'tools/webFiles.ts',
]
const inputFolders = ['web', 'domain', 'data']

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** One digest over the names and contents of everything the build reads. */
export async function inputDigest(): Promise<string> {
  const below = (await Promise.all(inputFolders.map(filesBelow))).flat().toSorted()
  const hash = createHash('sha256')
  for (const file of [...inputFiles.map((name) => join(root, name)), ...below]) {
    hash.update(`${file.slice(root.length)}\n`).update(await readFile(file))
  }
  return hash.digest('hex')
}

/** What the builder makes, each a folder of `dist`. */
const parts = ['web', 'prerender', 'offline'] as const

async function takeTheirPlace(made: string): Promise<void> {
  for (const part of parts) {
    const place = join(root, 'dist', part)
    if (existsSync(place)) await rename(place, join(made, `former-${part}`))
    await rename(join(made, part), place)
  }
}

/**
 * Answers whether it had to build. Throws with the builder's own words where it fails. It builds beside what is
 * there and changes places when all is made: a server that runs from the folder never reads half a build.
 */
export async function buildWeb(): Promise<boolean> {
  const digest = await inputDigest()
  const built = await readFile(digestFile, 'utf8').catch(() => '')
  if (built === digest) return false
  const name = `made-${process.pid}`
  const made = join(root, 'dist', name)
  await mkdir(made, { recursive: true })
  const step = {
    name: 'web build',
    script: script('vite'),
    args: ['build'],
    maxMinutes: 5,
    // A test that builds says NODE_ENV=test, which would put the slow, talkative React into the files.
    environment: { NODE_ENV: 'production', BAIGONG_BUILD_DIR: `../dist/${name}` },
  }
  try {
    const { ok, output } = await runStep(step)
    if (!ok) throw new Error(`the web could not be built:\n${output}`)
    await takeTheirPlace(made)
    await writeFile(digestFile, digest)
  } finally {
    await rm(made, { recursive: true, force: true })
  }
  return true
}
