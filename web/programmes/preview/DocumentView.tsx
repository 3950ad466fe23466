import { Fragment, type ReactNode } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { Block, FormDocument } from '../../../domain/programmes/form/document.ts'
import { DocumentPage } from '../../ui/DocumentPage.tsx'
import css from './Document.module.css'
import { DocumentBlock } from './DocumentBlock.tsx'

export type PagesOf = readonly { readonly section: string; readonly blocks: readonly Block[] }[]

/** The tree parted at its page breaks; each part is named by its first heading. */
export function pagesOf(blocks: readonly Block[]): PagesOf {
  const pages: Block[][] = [[]]
  for (const block of blocks) {
    if (block.kind === 'pageBreak') pages.push([])
    else pages.at(-1)?.push(block)
  }
  return pages
    .filter((page) => page.length > 0)
    .map((page) => {
      const heading = page.find((block) => block.kind === 'heading')
      return { section: heading?.kind === 'heading' ? heading.text : '', blocks: page }
    })
}

/** A form as the official document it becomes. `onBlank` leads from an empty place to its field. */
export function DocumentView({
  document,
  onBlank,
  end,
}: {
  readonly document: FormDocument
  readonly onBlank?: ((at: string) => void) | undefined
  readonly end?: ReactNode
}) {
  const { t } = useTranslation('programmes')
  const pages = pagesOf(document.blocks)
  return (
    <>
      <nav className={css.contents} aria-label={t('preview.contents')}>
        {pages.map((page, index) => (
          <a key={index} href={`#page-${index + 1}`}>
            {page.section === '' ? t('apply.cover') : page.section}
          </a>
        ))}
      </nav>
      {end}
      <div className={css.pages}>
        {pages.map((page, index) => (
          <DocumentPage
            key={index}
            id={`page-${index + 1}`}
            title={document.title}
            section={page.section}
            page={index + 1}
            pages={pages.length}
          >
            {page.blocks.map((block, at) => (
              <Fragment key={at}>
                <DocumentBlock block={block} onBlank={onBlank} />
              </Fragment>
            ))}
          </DocumentPage>
        ))}
      </div>
    </>
  )
}
