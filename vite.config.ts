import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

/** What changes hardly ever, so that a release does not make returning visitors fetch React again. */
const vendor =
  /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|use-sync-external-store)\//

const endpoints = /\/domain\/.*\.endpoints\.ts$/

/** Where a visit begins. All that these import, in as many steps as it takes, is one chunk. */
const beginnings = ['/web/main.tsx', '/web/portal/PortalPage.tsx']

function isOfFirstPage(id: string, context: Rolldown.ChunkingContext): boolean {
  // The entry stays by itself: a page that shares a chunk with it would wait for it to finish.
  if (id.endsWith('/web/main.tsx')) return false
  const waiting = [id]
  const seen = new Set(waiting)
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (beginnings.some((file) => at?.endsWith(file))) return true
    for (const importer of context.getModuleInfo(at)?.importers ?? []) {
      // What only endpoints import are schemas, which the browser leaves out.
      if (seen.has(importer) || endpoints.test(importer)) continue
      seen.add(importer)
      waiting.push(importer)
    }
  }
  return false
}

/** What the front page asks for only when its script runs; named in the HTML it comes in the first wave. */
const firstPage = [
  'web/portal/PortalPage.tsx',
  'domain/kernel/text.zh.ts',
  'web/kernel/text.zh.ts',
  'web/ui/text.zh.ts',
  'web/portal/text.zh.ts',
]

function preloadFirstPage(): Plugin {
  return {
    name: 'baigong:preload-first-page',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk')
        const wanted = chunks.filter((chunk) =>
          firstPage.some((file) => chunk.moduleIds.some((id) => id.endsWith(file))),
        )
        const scripts = new Set(wanted.flatMap((chunk) => [chunk.fileName, ...chunk.imports]))
        const styles = new Set(
          wanted.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]),
        )
        const link = (attrs: Record<string, string | boolean>) => ({ tag: 'link', attrs })
        return [
          ...[...scripts].map((file) =>
            link({ rel: 'modulepreload', crossorigin: true, href: `/${file}` }),
          ),
          ...[...styles].map((file) =>
            link({ rel: 'preload', as: 'style', crossorigin: true, href: `/${file}` }),
          ),
        ]
      },
    },
  }
}

/** What calling needs of an endpoint; schemas and summaries are the server's. */
const calledBy = ['name', 'method', 'path', 'raw']

/** Leaves the schemas of endpoints out of the browser: only their types are used there. */
function leanEndpoints(): Plugin {
  return {
    name: 'baigong:lean-endpoints',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: { id: endpoints },
      handler(code) {
        const cuts: { from: number; to: number; put: string }[] = []
        for (const statement of this.parse(code, { lang: 'ts' }).body) {
          if (statement.type !== 'ExportNamedDeclaration') continue
          if (statement.declaration?.type !== 'VariableDeclaration') continue
          for (const { init } of statement.declaration.declarations) {
            if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier') continue
            const [given] = init.arguments
            if (init.callee.name !== 'endpoint' || given?.type !== 'ObjectExpression') continue
            const kept = given.properties.filter(
              (property) =>
                property.type === 'Property' &&
                property.key.type === 'Identifier' &&
                calledBy.includes(property.key.name),
            )
            const put = `{ ${kept.map(({ start, end }) => code.slice(start, end)).join(', ')} }`
            cuts.push({ from: init.start, to: init.end, put })
          }
        }
        return cuts
          .toReversed()
          .reduce((text, { from, to, put }) => text.slice(0, from) + put + text.slice(to), code)
      },
    },
  }
}

/** One HTML file, hashed assets, nothing inline: the content security policy allows scripts from self only. */
export default defineConfig({
  root: 'web',
  plugins: [leanEndpoints(), react(), preloadFirstPage()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome111', 'edge111', 'firefox114', 'safari16.4'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      // Domain files only declare: a schema that nothing uses is left out, and its library with it.
      treeshake: {
        manualPureFunctions: ['Type', 'nullable', 'pageOf'],
        moduleSideEffects: (id) =>
          /\/(domain|node_modules\/typebox)\//.test(id) ? false : undefined,
      },
      output: {
        // Few and whole chunks: over HTTP/1.1 a browser has six connections, and every further small
        // file waits a round trip. What the first page needs anyway is one file, what later pages share
        // a few.
        codeSplitting: {
          groups: [
            { name: 'vendor', test: vendor, priority: 3 },
            {
              name: (id, context) => (isOfFirstPage(id, context) ? 'house' : null),
              debugName: 'house',
              includeDependenciesRecursively: false,
              priority: 2,
            },
            { name: 'kit', test: /\/web\/(ui|kernel)\/|@tabler/, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    port: 7101,
    proxy: { '/api': 'http://127.0.0.1:7100' },
  },
})
