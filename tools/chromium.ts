/** A real Chromium, for journeys and benchmarks. */
import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'
import { chromium, type Browser } from 'playwright-core'
import { root } from './steps.ts'

const installed: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

// Root has no use for the sandbox, and container hosts often forbid it to others.
const args: readonly string[] = ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-CN']

type Program = { readonly executablePath: string; readonly args: readonly string[] }

/** Unpacks the browser of the npm package once for each of its versions; undefined where it does not run. */
async function unpack(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const home = join(root, 'node_modules/@sparticuz/chromium')
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as {
    readonly version: string
  }
  const program = join(root, 'node_modules/.cache/baigong', `chromium-${version}`, 'chromium')
  if (!existsSync(program)) {
    await mkdir(dirname(program), { recursive: true })
    const part = `${program}.${process.pid}`
    await pipeline(
      createReadStream(join(home, 'bin/chromium.br')),
      createBrotliDecompress(),
      createWriteStream(part, { mode: 0o755 }),
    )
    // Whole or not at all: several runs may unpack at once.
    await rename(part, program)
  }
  const runs = await promisify(execFile)(program, ['--no-sandbox', '--version']).catch(
    () => undefined,
  )
  return runs === undefined ? undefined : program
}

let packaged: Promise<string | undefined> | undefined

/**
 * `CHROMIUM_PATH`, else the browser inside the npm package (Linux x64), else what is installed. The packaged one
 * is built without a window of its own: opening a visitor's first page costs it a quarter of the processor time.
 */
export async function findChromium(): Promise<Program> {
  const chosen = process.env['CHROMIUM_PATH']
  if (chosen !== undefined) return { executablePath: chosen, args }
  packaged ??= unpack()
  const executablePath = (await packaged) ?? installed.find((path) => existsSync(path))
  if (executablePath === undefined) {
    throw new Error('No Chromium was found: install one, or name it in CHROMIUM_PATH')
  }
  return { executablePath, args }
}

export async function launchChromium(): Promise<Browser> {
  const { executablePath, args: flags } = await findChromium()
  return chromium.launch({ executablePath, args: [...flags], headless: true })
}
