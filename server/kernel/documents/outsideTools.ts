/**
 * Programs that some machines have and tests use to look at pages the way other people's software does. Where
 * one is missing the test says so and is skipped; what must hold everywhere is tested without them.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { projectRoot } from '../config.ts'

export type Tool = 'soffice' | 'pdftoppm' | 'pdftotext' | 'unzip' | 'python3'

const found = new Map<Tool, boolean>()

/** True where the program runs; says once on the terminal what is not looked at. */
export function has(tool: Tool): boolean {
  const known = found.get(tool) ?? runs(tool)
  found.set(tool, known)
  return known
}

function runs(tool: Tool): boolean {
  const flag = { soffice: '--version', pdftoppm: '-v', pdftotext: '-v', unzip: '-v', python3: '-V' }
  const ran = spawnSync(tool, [flag[tool]], { stdio: 'ignore' }).status === 0
  if (!ran) console.warn(`${tool} is not installed: the checks that need it are skipped`)
  return ran
}

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'baigong-documents-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Text of a PDF, one string a page. */
export function pdfText(pdf: Uint8Array): string[] {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'a.pdf'), pdf)
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], {
      encoding: 'utf8',
    })
    return text.split('\f').slice(0, -1)
  })
}

/** Grey pages of a PDF: 0 is black. */
export function pdfPages(
  pdf: Uint8Array,
  dpi: number,
): { width: number; height: number; grey: Uint8Array }[] {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'a.pdf'), pdf)
    execFileSync('pdftoppm', ['-r', String(dpi), '-gray', join(folder, 'a.pdf'), join(folder, 'p')])
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pgm'))
      .sort()
      .map((name) => {
        // P5: width, height and maximum as text, then one byte a pixel.
        const file = readFileSync(join(folder, name))
        const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 64))!
        return {
          width: Number(head[1]),
          height: Number(head[2]),
          grey: new Uint8Array(file.subarray(head[0].length)),
        }
      })
  })
}

const keptProfile = join(projectRoot, 'node_modules/.cache/baigong/office-profile')

/** Making a profile takes an office longer than most files: each begins with a copy of the first that was made. */
function profileIn(folder: string): string {
  const profile = join(folder, 'profile')
  if (existsSync(keptProfile)) cpSync(keptProfile, profile, { recursive: true })
  return profile
}

function keepProfile(profile: string): void {
  if (existsSync(keptProfile)) return
  const part = `${keptProfile}.${process.pid}.${threadId}`
  cpSync(profile, part, { recursive: true })
  try {
    // Whole or not at all: several may make one at once, and the first stays.
    renameSync(part, keptProfile)
  } catch {
    rmSync(part, { recursive: true, force: true })
  }
}

type OfficeFile = { readonly bytes: Uint8Array; readonly kind: string }

/** What LibreOffice makes of files, in one run; throws when it cannot open one. */
export function libreOfficeAll(
  files: readonly OfficeFile[],
  to: 'pdf' | 'docx' | 'csv',
): Uint8Array[] {
  return inFolder((folder) => {
    const out = join(folder, 'out')
    const paths = files.map(({ bytes, kind }, at) => {
      const path = join(folder, `${at}.${kind}`)
      writeFileSync(path, bytes)
      return path
    })
    const profile = profileIn(folder)
    const wish = to === 'csv' ? 'csv:Text - txt - csv (StarCalc):44,34,76' : to
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${profile}`,
        ...['--headless', '--convert-to', wish, '--outdir', out, ...paths],
      ],
      { stdio: 'ignore', timeout: 90_000 },
    )
    keepProfile(profile)
    return paths.map((_path, at) => new Uint8Array(readFileSync(join(out, `${at}.${to}`))))
  })
}

export function libreOffice(
  bytes: Uint8Array,
  kind: string,
  to: 'pdf' | 'docx' | 'csv',
): Uint8Array {
  return libreOfficeAll([{ bytes, kind }], to)[0]!
}
