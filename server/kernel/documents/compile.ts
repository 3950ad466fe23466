/**
 * Typst in this process: synchronous, not interruptible. Only the typesetting process and tests call it;
 * everyone else asks `openTypesetter`, which can kill what takes too long.
 */
import { fileURLToPath } from 'node:url'
import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { contentsPitchPt } from './contentsPitch.ts'
import { cleanText } from './plainText.ts'
import { fontFiles, missingGlyphs, stringsOf } from './fonts.ts'
import type { Paper } from './paper.ts'

const root = fileURLToPath(new URL('./typst/', import.meta.url))

export type CompileLimits = { readonly maxPages: number }

/** One heading of the table of contents with the page it is on, first page 1. */
export type OutlineEntry = { readonly level: number; readonly text: string }

export type Compiled =
  | {
      readonly ok: true
      readonly pdf: Uint8Array
      readonly pages: number
      readonly missingGlyphs: readonly string[]
    }
  | { readonly ok: false; readonly fault: 'too_many_pages'; readonly pages: number }
  | { readonly ok: false; readonly fault: 'failed'; readonly detail: string }

export type Compiler = {
  readonly pdf: (paper: Paper, limits: CompileLimits) => Compiled
  /** The pages as one SVG, for tests that look at glyphs without a PDF renderer. */
  readonly svg: (paper: Paper) => string
}

/**
 * Text reaches Typst as JSON and is only ever a string there: no escaping, because nothing is parsed.
 */
function inputOf(paper: Paper, missing: readonly string[]): Buffer {
  const printable = { ...paper, pictures: undefined }
  const json = JSON.stringify(
    {
      paper: printable,
      contentsPitchPt: contentsPitchPt(paper.blocks, paper.layout),
      missing: missing.map((sign) => sign.codePointAt(0)!.toString(16)),
    },
    (_key, value) => (typeof value === 'string' ? cleanText(value) : value),
  )
  return Buffer.from(json)
}

export function createCompiler(extraFontPaths: readonly string[] = []): Compiler {
  const typst = NodeCompiler.create({
    workspace: root,
    fontArgs: [{ fontPaths: [...fontFiles, ...extraFontPaths] }],
  })
  const main = readFileSync(`${root}paper.typ`, 'utf8')

  const compile = (paper: Paper) => {
    const missing = missingGlyphs(stringsOf(paper))
    typst.resetShadow()
    typst.mapShadow(`${root}data.json`, inputOf(paper, missing))
    for (const [name, bytes] of Object.entries(paper.pictures ?? {})) {
      typst.mapShadow(`${root}pictures/${name}`, Buffer.from(bytes))
    }
    const outcome = typst.compile({ mainFileContent: main })
    typst.evictCache(10)
    const document = outcome.result
    if (!document) {
      const error = outcome.takeError()
      const detail = error ? JSON.stringify(typst.fetchDiagnostics(error)) : 'no diagnostics'
      return { ok: false, detail } as const
    }
    return { ok: true, document, missing } as const
  }

  return {
    pdf(paper, { maxPages }) {
      const done = compile(paper)
      if (!done.ok) return { ok: false, fault: 'failed', detail: done.detail }
      const pages = done.document.numOfPages
      if (pages > maxPages) return { ok: false, fault: 'too_many_pages', pages }
      return { ok: true, pdf: typst.pdf(done.document), pages, missingGlyphs: done.missing }
    },
    svg(paper) {
      const done = compile(paper)
      if (!done.ok) throw new Error(done.detail)
      return typst.plainSvg(done.document)
    },
  }
}
