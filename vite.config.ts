import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'
import { compressFiles, firstScript, listFirstPages } from './tools/webFiles.ts'
import { iconsByFile } from './tools/webIcons.ts'

/** What changes hardly ever, so that a release does not make returning visitors fetch React again. */
const vendor =
  /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|use-sync-external-store)\//

const endpoints = /\/domain\/.*\.endpoints\.ts$/

/** Where a visit begins. All that these import, in as many steps as it takes, is one chunk. */
const callPage = ['/web/programmes/call/CallPage.tsx']
const beginnings = [
  '/web/main.tsx',
  '/web/portal/PortalPage.tsx',
  // Fetched as parts, and on every page that a visitor sees.
  '/web/console/HouseStrip.tsx',
  '/web/console/BrandFooter.tsx',
]

/** Whether some file of `ends` imports a module, in as many steps as it takes, without a later fetch. */
function isNeededBy(
  ends: readonly string[],
  id: string,
  context: Rolldown.ChunkingContext,
): boolean {
  const waiting = [id]
  const seen = new Set(waiting)
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (ends.some((file) => at?.endsWith(file))) return true
    for (const importer of context.getModuleInfo(at)?.importers ?? []) {
      // What only endpoints import are schemas, which the browser leaves out.
      if (seen.has(importer) || endpoints.test(importer)) continue
      seen.add(importer)
      waiting.push(importer)
    }
  }
  return false
}

/** Not what only those see who bring in lists, or put a list in order. */
const shared = /\/web\/(ui|kernel)\/(?!importing\/|DragRank|useRank)|@tabler/

function chunkOf(id: string, context: Rolldown.ChunkingContext): string | null {
  // The entry stays by itself: a page that shares a chunk with it would wait for it to finish.
  if (id.endsWith('/web/main.tsx')) return null
  if (isNeededBy(beginnings, id, context)) return 'house'
  // What the page of a call shares with others is one file: many small ones compress badly.
  if (callPage.some((page) => id.endsWith(page))) return null
  return isNeededBy(callPage, id, context) ? 'reading' : null
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

/** What both builds leave out: domain files only declare, so an unused schema goes, and its library with it. */
const treeshake = {
  // Nothing here has getters that act, so that `...origin` in an unused schema is left out with it.
  propertyReadSideEffects: false,
  manualPureFunctions: ['Type', 'nullable', 'pageOf', 'Sourced'],
  moduleSideEffects: (id: string) =>
    /\/(domain|node_modules\/typebox)\//.test(id) ? false : undefined,
} as const

/** From `web`, the root: `npm run build` builds beside what is there, then changes places. */
const buildDir = process.env['BAIGONG_BUILD_DIR'] ?? '../dist'

/** The pages as the server writes them: one folder that needs no package beside it. */
const prerender = {
  consumer: 'server',
  resolve: { noExternal: true as const },
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    ssr: true,
    outDir: `${buildDir}/prerender`,
    emptyOutDir: true,
    copyPublicDir: false,
    manifest: false,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: { input: 'web/prerender.tsx', treeshake },
  },
} as const

/** The page of an offline review: one script and one style, which the server puts into a file. */
const offline = {
  consumer: 'client',
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    outDir: `${buildDir}/offline`,
    emptyOutDir: true,
    copyPublicDir: false,
    manifest: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: 'web/evaluation/offline/main.tsx',
      treeshake,
      output: {
        codeSplitting: false,
        entryFileNames: 'offline.js',
        assetFileNames: 'offline[extname]',
      },
    },
  },
} as const

/** Chunks that no page comes without. */
const isEverywhere = (address: string): boolean =>
  /\/(vendor|rolldown-runtime|house|index|first)-/.test(address)

/** Words, addresses of calls, and small files that many pages share: they come with who asks for them, unannounced. */
const isSmallAndShared = (address: string): boolean =>
  /\/(_add_immutable|actor|assignment|bundleSignature|calendar|codeSearch|cohost|editable|failing|feeData|focus|kinds|\w+\.endpoints|address|enum|halfWidth|lifecycle|money|names|minutesText|numbers|organisation|province|ratio|reasonVerdict|registration|renews|seatLine|shapes|sheetList|sourced|stages|subscription|text\.[a-z]+\.\w\w|value|verdict|words)-/.test(
    address,
  )

/** What the browser loads; the two builds split their files in different ways. */
const client = {
  build: {
    rolldownOptions: {
      input: { index: 'web/index.html', first: 'web/first.ts' },
      treeshake,
      output: {
        // The first page carries the addresses of all others, and neither names nor chance compress well.
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: ({ isDynamicEntry }: { readonly isDynamicEntry: boolean }) =>
          isDynamicEntry ? 'assets/[hash:7].js' : 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        // Few and whole chunks: over HTTP/1.1 a browser has six connections, and every further small
        // file waits a round trip. What the first page needs anyway is one file, what later pages share
        // a few.
        codeSplitting: {
          groups: [
            { name: 'vendor', test: vendor, priority: 3 },
            {
              name: chunkOf,
              debugName: 'house',
              includeDependenciesRecursively: false,
              priority: 2,
            },
            { name: 'kit', test: shared, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
}

/** One HTML file, hashed assets, nothing inline: the content security policy allows scripts from self only. */
export default defineConfig({
  root: 'web',
  plugins: [
    leanEndpoints(),
    iconsByFile(),
    react(),
    firstScript(),
    listFirstPages(),
    compressFiles(),
  ],
  builder: {},
  environments: { client, ssr: prerender, offline },
  build: {
    outDir: `${buildDir}/web`,
    emptyOutDir: true,
    manifest: true,
    target: ['chrome111', 'edge111', 'firefox114', 'safari16.4'],
    modulePreload: {
      polyfill: false,
      // What every page has already is not asked for again, and no import carries its address.
      resolveDependencies: (_file, addresses, { hostType }) =>
        hostType === 'html'
          ? addresses
          : addresses.filter((address) => !isEverywhere(address) && !isSmallAndShared(address)),
    },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: {
    port: 7101,
    proxy: { '/api': 'http://127.0.0.1:7100' },
  },
})
