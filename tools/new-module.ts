/** `npm run new-module NAME [NOUN]`: a module with one noun, end to end, registered and formatted. */
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { domainFiles } from './new-module/domainFiles.ts'
import { namesOf, type Names } from './new-module/names.ts'
import { edits } from './new-module/registers.ts'
import { serverFiles } from './new-module/serverFiles.ts'
import { webFiles } from './new-module/webFiles.ts'
import { root, runStep, script } from './steps.ts'

/** Writes the files and the registrations; answers the paths, in the order in which to read them. */
async function write(names: Names): Promise<string[]> {
  const files = [...domainFiles(names), ...serverFiles(names), ...webFiles(names)]
  // All changes are made before the first is written: a list that reads otherwise leaves nothing half done.
  const changed = await Promise.all(
    edits(names).map(async ({ path, change }) => ({
      path,
      text: change(await readFile(join(root, path), 'utf8')),
    })),
  )
  const all = [...files, ...changed]
  for (const { path, text } of all) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  const paths = all.map(({ path }) => path)
  const args = paths.filter((path) => !path.endsWith('.sql'))
  await runStep({ name: 'format', script: script('oxfmt'), args, maxMinutes: 1 })
  return paths
}

const names = namesOf(process.argv[2], process.argv[3])
if (typeof names === 'string') {
  console.error(names)
  process.exitCode = 2
} else if (existsSync(join(root, 'server', names.module))) {
  console.error(`server/${names.module} exists already`)
  process.exitCode = 2
} else {
  const paths = await write(names)
  console.log(`${paths.join('\n')}\n`)
  console.log(
    `Next: say in docs/GLOSSARY.md what a ${names.noun} is called in Chinese and put that word`,
  )
  console.log('into the texts; move the line in tools/laws.ts to its place among the modules; then')
  console.log(`npm run schema && npm run check && npm run vitest -- run server/${names.module}`)
}
