/**
 * Programs that some machines have and tests use to look at pages the way other people's software does. Where
 * one is missing the test says so and is skipped; what must hold everywhere is tested without them.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Tool = 'soffice' | 'pdftoppm' | 'pdftotext' | 'unzip' | 'python3'

/** True where the program runs; says once on the terminal what is not looked at. */
export function has(tool: Tool): boolean {
  const flag = { soffice: '--version', pdftoppm: '-v', pdftotext: '-v', unzip: '-v', python3: '-V' }
  const found = spawnSync(tool, [flag[tool]], { stdio: 'ignore' }).status === 0
  if (!found) console.warn(`${tool} is not installed: the checks that need it are skipped`)
  return found
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

/** What LibreOffice makes of a file; throws when it cannot open it. */
export function libreOffice(
  bytes: Uint8Array,
  from: string,
  to: 'pdf' | 'docx' | 'csv',
): Uint8Array {
  return inFolder((folder) => {
    writeFileSync(join(folder, `in.${from}`), bytes)
    const out = join(folder, 'out')
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        to === 'csv' ? 'csv:Text - txt - csv (StarCalc):44,34,76' : to,
        '--outdir',
        out,
        join(folder, `in.${from}`),
      ],
      { stdio: 'ignore', timeout: 90_000 },
    )
    return new Uint8Array(readFileSync(join(out, `in.${to}`)))
  })
}
