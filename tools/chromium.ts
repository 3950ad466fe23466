/** A real Chromium, for journeys and benchmarks. */
import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { brotliDecompress, createBrotliDecompress } from 'node:zlib'
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

const tarBlock = 512

/** Files of a tar archive (POSIX ustar), as far as the one in the package needs it. */
function* filesOf(tar: Buffer): Generator<readonly [name: string, bytes: Buffer]> {
  const text = (at: number, length: number) =>
    tar.toString('latin1', at, at + length).replace(/\0.*$/s, '')
  for (let at = 0; at + tarBlock <= tar.length && tar[at] !== 0;) {
    const [name, bytes] = [text(at, 100), Number.parseInt(text(at + 124, 12), 8)]
    const from = at + tarBlock
    if (text(at + 156, 1) !== '5') yield [name, tar.subarray(from, from + bytes)]
    at = from + Math.ceil(bytes / tarBlock) * tarBlock
  }
}

/** What draws three dimensions without a graphics card, beside the packaged browser. */
async function unpackGraphics(program: string): Promise<void> {
  const packed = join(root, 'node_modules/@sparticuz/chromium/bin/swiftshader.tar.br')
  const folder = dirname(program)
  if (existsSync(join(folder, 'libEGL.so'))) return
  const unpacked = await promisify(brotliDecompress)(await readFile(packed))
  // The one that is asked for comes last, so that whoever finds it finds all.
  const files = [...filesOf(unpacked)].toSorted(
    ([a], [b]) => Number(/EGL/.test(a)) - Number(/EGL/.test(b)),
  )
  for (const [name, bytes] of files) {
    const part = join(folder, `${process.pid}.part`)
    await writeFile(part, bytes, { mode: 0o755 })
    await rename(part, join(folder, basename(name)))
  }
}

/** Drawn by the processor: no machine that tests has a graphics card. */
const graphicsArgs = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']

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

/** With `graphics` it draws three dimensions, which costs a process more. */
export async function launchChromium({ graphics = false } = {}): Promise<Browser> {
  const { executablePath, args: flags } = await findChromium()
  if (graphics && executablePath === (await packaged)) await unpackGraphics(executablePath)
  const all = graphics ? [...flags, ...graphicsArgs] : [...flags]
  return chromium.launch({ executablePath, args: all, headless: true })
}
