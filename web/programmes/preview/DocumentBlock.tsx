import { useTranslation } from '../../kernel/words.ts'
import type { Block, FieldLine, SignBox } from '../../../domain/programmes/form/document.ts'
import { Tag } from '../../ui/Tag.tsx'
import css from './Document.module.css'

type OnBlank = ((at: string) => void) | undefined

function Blank({ at, onBlank }: { readonly at: string; readonly onBlank: OnBlank }) {
  const { t } = useTranslation('programmes')
  if (onBlank === undefined) return null
  return (
    <button type="button" className={css.blank} onClick={() => onBlank(at)}>
      {t('form.notFilled')}
    </button>
  )
}

function Line({ line, onBlank }: { readonly line: FieldLine; readonly onBlank: OnBlank }) {
  return (
    <tr>
      <th scope="row">{line.label}</th>
      <td>
        {line.blank ? (
          <Blank at={line.at} onBlank={onBlank} />
        ) : (
          <>
            {line.value}
            {line.unit !== undefined && ` ${line.unit}`}
          </>
        )}
      </td>
    </tr>
  )
}

function Cover({
  block,
  onBlank,
}: {
  readonly block: Extract<Block, { kind: 'cover' }>
  readonly onBlank: OnBlank
}) {
  const { t } = useTranslation('programmes')
  return (
    <div className={css.cover}>
      <h2>{block.title}</h2>
      {block.note !== '' && <p className={css.note}>{block.note}</p>}
      <dl>
        {block.lines.map((line) => (
          <div key={line.at}>
            <dt>{line.label}</dt>
            <dd>
              {line.blank ? <Blank at={line.at} onBlank={onBlank} /> : line.value}
              {line.sealed && <span className={css.seal}>{t('preview.seal')}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function DocumentTable({ block }: { readonly block: Extract<Block, { kind: 'table' }> }) {
  const { columns, rows, totals, caption } = block
  const wide = columns.length > 7
  return (
    <figure className={wide ? css.wideTable : undefined}>
      <figcaption>{caption}</figcaption>
      <div className={css.tableScroll} role="region" aria-label={caption} tabIndex={0}>
        <table className={css.grid}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.id} scope="col">
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                {row.cells.map((cell, index) => (
                  <td
                    key={index}
                    className={columns[index]?.align === 'right' ? css.right : undefined}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {totals !== undefined && (
            <tfoot>
              <tr>
                {totals.map((cell, index) => (
                  <td
                    key={index}
                    className={columns[index]?.align === 'right' ? css.right : undefined}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </figure>
  )
}

function Sign({ box }: { readonly box: SignBox }) {
  const { t } = useTranslation('programmes')
  return (
    <section className={css.sign}>
      <h3>{box.title}</h3>
      {box.lines.map((line, index) => (
        <p key={index}>{line}</p>
      ))}
      {box.roomLines > 0 && <div style={{ height: `${box.roomLines * 27}px` }} />}
      <p className={css.signLine}>
        {t('preview.signer', { signer: box.signer })} {box.signedName}
        {box.sealed && <span className={css.seal}>{t('preview.seal')}</span>}
      </p>
      <p className={css.signLine}>{box.date}</p>
      <p className={css.weight}>{box.weight}</p>
    </section>
  )
}

function Attachments({ block }: { readonly block: Extract<Block, { kind: 'attachments' }> }) {
  const { t } = useTranslation('programmes')
  return (
    <ol className={css.attachments}>
      {block.lines.map((line) => (
        <li key={line.at}>
          {line.title} {line.stamped && <Tag>{t('apply.files.stamped')}</Tag>}
          <span className={css.note}>
            {' '}
            {t('apply.seal.fileCount', { count: line.files.length })}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** One block of a document, on paper. */
export function DocumentBlock({
  block,
  onBlank,
}: {
  readonly block: Block
  readonly onBlank: OnBlank
}) {
  switch (block.kind) {
    case 'cover':
      return <Cover block={block} onBlank={onBlank} />
    case 'heading': {
      const Heading = `h${block.level + 1}` as 'h2' | 'h3' | 'h4'
      return <Heading>{block.text}</Heading>
    }
    case 'paragraph':
      return <p>{block.text}</p>
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List className={block.ordered ? css.ordered : css.unordered}>
          {block.items.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
        </List>
      )
    }
    case 'fields':
      return (
        <table className={css.fields}>
          <tbody>
            {block.lines.map((line) => (
              <Line key={line.at} line={line} onBlank={onBlank} />
            ))}
          </tbody>
        </table>
      )
    case 'table':
      return <DocumentTable block={block} />
    case 'figure':
      return <p className={css.note}>{block.caption}</p>
    case 'sign':
      return <Sign box={block} />
    case 'attachments':
      return <Attachments block={block} />
    case 'pageBreak':
      return null
  }
}
