/**
 * A paper is a printable document without a printer: the same value becomes a PDF (Typst) and a Word file
 * (docx). It is plain data, so that it can travel to the typesetting process, and it knows no module.
 * Measures follow GB/T 9704-2012; lengths carry their unit in the name.
 */

export type Pair = { readonly label: string; readonly value: string }

export type Side = 'left' | 'center' | 'right'

export type Column = {
  readonly title: string
  /** Width relative to the other columns. */
  readonly share: number
  readonly align?: Side
}

export type SealBox = {
  readonly title: string
  /** A sentence that is signed for, printed above the lines. */
  readonly statement?: string
  /** Lines to be filled by hand, such as 法定代表人（签字）：. */
  readonly lines: readonly string[]
  /** Words inside the ring that keeps the place of a seal, such as （公章）; without it no ring is drawn. */
  readonly sealNote?: string
}

/** Blocks that both the PDF and the Word file can draw. */
export type TextBlock =
  | {
      readonly kind: 'cover'
      readonly title: string
      readonly subtitle?: string
      /** A boxed mark in the upper right corner, such as the number of the copy. */
      readonly corner?: string
      readonly rows: readonly Pair[]
      readonly foot?: string
    }
  | { readonly kind: 'contents'; readonly title: string }
  | { readonly kind: 'title'; readonly text: string; readonly tight?: boolean }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | {
      readonly kind: 'paragraph'
      readonly text: string
      /** Two characters in at the first line; true when not given. */
      readonly indent?: boolean
      readonly align?: Side
      readonly strong?: boolean
    }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered?: boolean }
  | { readonly kind: 'note'; readonly text: string }
  | {
      readonly kind: 'fields'
      /** One, two or three pairs a row. */
      readonly rows: readonly (readonly Pair[])[]
      /** Twenty-fourths of the width that a label takes; 4 when not given. */
      readonly labelShare?: number
    }
  | {
      readonly kind: 'table'
      readonly caption?: string
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly string[])[]
      /** The last row is a sum and is printed strong. */
      readonly totals?: boolean
      readonly note?: string
      readonly textPt?: number
    }
  | {
      readonly kind: 'seals'
      /** Small words above the boxes, never parted from the first: what a signature weighs. */
      readonly note?: string
      readonly boxes: readonly SealBox[]
      readonly columns?: number
      readonly diameterMm?: number
      /** Room to write in; boxes without it are as high as their lines. */
      readonly heightMm?: number
    }
  | { readonly kind: 'letterhead'; readonly number: string; readonly hint?: string }
  | { readonly kind: 'salutation'; readonly text: string }
  | { readonly kind: 'annexes'; readonly label: string; readonly items: readonly string[] }
  | {
      readonly kind: 'signOff'
      readonly organisation: string
      readonly date: string
      readonly sealNote: string
    }
  | { readonly kind: 'remark'; readonly text: string }
  | {
      readonly kind: 'imprint'
      readonly copyLabel: string
      readonly copyTo: string
      readonly issuer: string
      readonly issued: string
    }
  | {
      readonly kind: 'picture'
      /** Key into `Paper.pictures`, with its ending (.png or .jpg). */
      readonly name: string
      readonly caption: string
      readonly widthMm: number
    }
  | { readonly kind: 'gap'; readonly lines: number }
  | { readonly kind: 'pageBreak' }

/** Blocks that only make sense on a printed sheet. */
export type SheetBlock =
  | {
      readonly kind: 'qr'
      /** Rows of '0' and '1', quiet zone not included; see `qrMatrix`. */
      readonly matrix: readonly string[]
      readonly sizeMm: number
      readonly caption: string
      readonly align?: Side
    }
  | {
      /** A round label for a 120 mm disc with a 41 mm hole. */
      readonly kind: 'disc'
      readonly over: string
      readonly title: string
      readonly left: string
      readonly right: string
      readonly under: string
    }

export type Block = TextBlock | SheetBlock

/**
 * `official`: letters (版心 156 × 225 mm, 22 lines of 28 characters); `form`: application and lists on A4;
 * `wide`: landscape tables; `bare`: labels and slips.
 */
export type Layout = 'official' | 'form' | 'wide' | 'bare'

export type Paper<B extends Block = Block> = {
  readonly title: string
  readonly layout: Layout
  /** A line above everything, such as 演示数据; empty when there is nothing to say. */
  readonly banner: string
  readonly footer: {
    /** `dash`: — 1 — on the outer side (GB/T 9704 §7.5); `counted`: page x of y in the middle. */
    readonly style: 'dash' | 'counted'
    /** Left of a counted footer: what this paper is. */
    readonly label: string
    /** The words around page and total, such as ['第 ', ' 页，共 ', ' 页']. */
    readonly counted: readonly [string, string, string]
    /** The version code, with its words. */
    readonly note: string
  }
  readonly blocks: readonly B[]
  readonly pictures?: Readonly<Record<string, Uint8Array>>
}

/** A paper that can also be written as a Word file. */
export type WordPaper = Paper<TextBlock>

/**
 * The short form of a sealed SHA-256 digest for footers and telephones: twelve hexadecimal digits in three
 * groups, 48 bits. It tells versions apart; it proves nothing, the whole digest does.
 */
export function versionCode(digestHex: string): string {
  if (!/^[0-9a-f]{64}$/i.test(digestHex)) throw new RangeError('a SHA-256 digest in hexadecimal')
  return digestHex
    .slice(0, 12)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-')
}
