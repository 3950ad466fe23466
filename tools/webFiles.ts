/** What the server needs beside the built files: which of them a first page wants, and the same files compressed. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

type Chunk = Rolldown.OutputChunk & {
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> }
}

/** By the page's name, the files that it asks for only when its script runs; LANG is a language. */
const firstPages: Readonly<Record<string, readonly string[]>> = {
  portal: ['web/portal/PortalPage.tsx', 'web/portal/text.LANG.ts'],
  call: [
    'web/programmes/call/CallPage.tsx',
    'web/programmes/text.call.LANG.ts',
    'domain/programmes/text.label.LANG.ts',
  ],
  other: [],
}
const everyPage = ['domain/kernel/text.LANG.ts', 'web/kernel/text.LANG.ts', 'web/ui/text.LANG.ts']

/** The chunks that hold the files, with everything that these import, and the styles of all. */
function filesFor(chunks: ReadonlyMap<string, Chunk>, ends: readonly string[]): string[] {
  const waiting = [...chunks.values()]
    .filter(({ moduleIds }) => ends.some((end) => moduleIds.some((id) => id.endsWith(end))))
    .map(({ fileName }) => fileName)
  const scripts = new Set<string>()
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (scripts.has(name)) continue
    scripts.add(name)
    waiting.push(...(chunks.get(name)?.imports ?? []))
  }
  const styles = [...scripts].flatMap((name) => [
    ...(chunks.get(name)?.viteMetadata?.importedCss ?? []),
  ])
  return [...new Set([...styles, ...scripts])].map((name) => `/${name}`)
}

/** Names the script that must run before the first paint, above everything else in the head. */
export function firstScript(): Plugin {
  return {
    name: 'baigong:first-script',
    applyToEnvironment: ({ name }) => name === 'client',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunk = Object.values(bundle ?? {}).find(
          (file) => file.type === 'chunk' && file.isEntry && file.name === 'first',
        )
        // Where nothing was built, the developer's server hands out modules.
        const attrs =
          chunk === undefined ? { type: 'module', src: '/first.ts' } : { src: `/${chunk.fileName}` }
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }]
      },
    },
  }
}

/** Writes `pages.json`: page → language → files that the HTML names, so that all come in the first wave. */
export function listFirstPages(): Plugin {
  return {
    name: 'baigong:first-pages',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = new Map(
          Object.values(bundle)
            .filter((file) => file.type === 'chunk')
            .map((chunk) => [chunk.fileName, chunk as Chunk]),
        )
        const languages = ['zh', 'en']
        const pages = Object.entries(firstPages).map(([page, own]) => [
          page,
          Object.fromEntries(
            languages.map((language) => [
              language,
              filesFor(
                chunks,
                [...everyPage, ...own].map((file) => file.replace('LANG', language)),
              ),
            ]),
          ),
        ])
        const source = JSON.stringify(Object.fromEntries(pages))
        this.emitFile({ type: 'asset', fileName: 'pages.json', source })
      },
    },
  }
}

const worthBytes = 1024
/** One step below the best costs a tenth of its time and a fiftieth more bytes. */
const brotliQuality = 9

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path)
  if (bytes.length < worthBytes) return
  const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality }
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params }),
    promisify(gzip)(bytes, { level: 9 }),
  ])
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
}

/** Keeps every text file as Brotli and as gzip beside it, so that nobody compresses while somebody waits. */
export function compressFiles(): Plugin {
  let folder = ''
  return {
    name: 'baigong:compress',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    configResolved(config) {
      folder = join(config.root, config.build.outDir)
    },
    async closeBundle() {
      const names = await readdir(folder, { recursive: true })
      const texts = names.filter((name) => /\.(js|css|svg)$/.test(name))
      await Promise.all(texts.map((name) => compress(join(folder, name))))
    },
  }
}
