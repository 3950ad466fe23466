/**
 * Long text with a light markup that merges line by line and can carry no script: `## ` heads a part,
 * `- ` and `1. ` are lists, a line `![说明](file:ID)` is a figure, a blank line or line break ends a paragraph.
 */
export type RichBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'figure'; readonly fileId: string; readonly caption: string }

const figure = /^!\[([^\]\n]{0,200})\]\(file:([A-Za-z0-9_-]{1,64})\)$/

function listItem(line: string): { ordered: boolean; text: string } | undefined {
  const bullet = /^[-*•·]\s+(.+)$/.exec(line)
  if (bullet !== null) return { ordered: false, text: bullet[1]! }
  const number = /^\d{1,3}\.\s+(.+)$/.exec(line)
  return number === null ? undefined : { ordered: true, text: number[1]! }
}

export function richBlocks(text: string): RichBlock[] {
  const blocks: RichBlock[] = []
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.trim()
    if (line === '') continue
    const picture = figure.exec(line)
    const item = listItem(line)
    const last = blocks.at(-1)
    if (picture !== null)
      blocks.push({ kind: 'figure', caption: picture[1]!.trim(), fileId: picture[2]! })
    else if (line.startsWith('## ')) blocks.push({ kind: 'heading', text: line.slice(3).trim() })
    else if (item === undefined) blocks.push({ kind: 'paragraph', text: line })
    else if (last?.kind === 'list' && last.ordered === item.ordered)
      blocks[blocks.length - 1] = { ...last, items: [...last.items, item.text] }
    else blocks.push({ kind: 'list', ordered: item.ordered, items: [item.text] })
  }
  return blocks
}

/** Ids of the files a text shows as figures. */
export function figuresIn(text: string): string[] {
  return richBlocks(text).flatMap((block) => (block.kind === 'figure' ? [block.fileId] : []))
}
