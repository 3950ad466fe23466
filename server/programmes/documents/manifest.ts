/** The list of a package: every file with its digest and the part it travels in, for machines and for people. */
import { Type, type Static } from 'typebox'
import type { WordPaper } from '../../kernel/documents/paper.ts'
import { withThousands } from '../../../domain/kernel/thousands.ts'
import { fill } from '../../../domain/programmes/words.ts'
import { sha256Of } from '../../kernel/sha256.ts'
import { countedFooter } from './frame.ts'
import { documentsZh as zh } from './text.zh.ts'

const closed = { additionalProperties: false } as const
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })

export const ManifestFile = Type.Object(
  {
    path: Type.String(),
    bytes: Type.Integer({ minimum: 0 }),
    sha256: Sha256,
    /** Number of the part it is in, from 1. */
    part: Type.Integer({ minimum: 1 }),
    /** The name as the template says it, where the medium's limit shortened `path`; else null. */
    fullName: Type.Union([Type.String(), Type.Null()]),
    /** Digest of the sealed version shown on its pages; null where the file has none. */
    versionDigest: Type.Union([Sha256, Type.Null()]),
  },
  closed,
)
export type ManifestFile = Static<typeof ManifestFile>

export const Manifest = Type.Object(
  {
    format: Type.Literal('baigong-package/1'),
    programme: Type.String(),
    noticeNumber: Type.String(),
    unit: Type.String(),
    /** ISO moment. */
    made: Type.String(),
    parts: Type.Array(
      Type.Object(
        { number: Type.Integer({ minimum: 1 }), name: Type.String(), medium: Type.String() },
        closed,
      ),
    ),
    files: Type.Array(ManifestFile),
  },
  closed,
)
export type Manifest = Static<typeof Manifest>

/** UTF-8 JSON, files in the order given; its SHA-256 is what the printed manifest names. */
export function manifestBytes(manifest: Manifest): {
  readonly bytes: Uint8Array
  readonly sha256: string
} {
  const bytes = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`)
  return { bytes, sha256: sha256Of(bytes) }
}

export function manifestPaper(manifest: Manifest, madeAt: string, banner: string): WordPaper {
  const words = zh.manifest
  const { sha256 } = manifestBytes(manifest)
  return {
    title: words.title,
    layout: 'wide',
    banner,
    footer: countedFooter(words.title, { versionDigest: sha256, banner }),
    blocks: [
      { kind: 'title', text: words.title, tight: true },
      {
        kind: 'fields',
        rows: [
          [{ label: words.programme, value: `${manifest.programme}（${manifest.noticeNumber}）` }],
          [
            { label: words.unit, value: manifest.unit },
            { label: words.made, value: madeAt },
          ],
          [{ label: words.digest, value: sha256 }],
        ],
      },
      { kind: 'gap', lines: 0.4 },
      {
        kind: 'table',
        caption: words.parts,
        columns: [
          { title: words.partColumns.part, share: 1, align: 'center' },
          { title: words.partColumns.name, share: 8 },
          { title: words.partColumns.files, share: 1.5, align: 'right' },
          { title: words.partColumns.bytes, share: 2, align: 'right' },
        ],
        rows: manifest.parts.map((part) => {
          const files = manifest.files.filter((file) => file.part === part.number)
          return [
            String(part.number),
            part.name,
            String(files.length),
            withThousands(String(files.reduce((sum, file) => sum + file.bytes, 0))),
          ]
        }),
      },
      { kind: 'gap', lines: 0.4 },
      {
        kind: 'table',
        columns: [
          { title: words.columns.number, share: 0.8, align: 'center' },
          { title: words.columns.path, share: 7.6 },
          { title: words.columns.part, share: 0.9, align: 'center' },
          { title: words.columns.bytes, share: 1.8, align: 'right' },
          { title: words.columns.sha, share: 4.6 },
        ],
        rows: manifest.files.map((file, index) => [
          String(index + 1),
          file.fullName === null
            ? file.path
            : `${file.path}\n${fill(words.shortened, { name: file.fullName })}`,
          String(file.part),
          withThousands(String(file.bytes)),
          `${file.sha256.slice(0, 32)}\n${file.sha256.slice(32)}`,
        ]),
        note: words.note,
      },
    ],
  }
}
