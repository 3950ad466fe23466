import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import { cellAddress } from '../../../../domain/programmes/form/address.ts'
import type { Column, RowItem } from '../../../../domain/programmes/form/items.ts'
import type { Entry } from '../../../../domain/programmes/form/outline.ts'
import { IconButton } from '../../../ui/Button.tsx'
import tableCss from '../../../ui/Table.module.css'
import { toast } from '../../../ui/Toast.tsx'
import { useFormDesk, useWords } from '../FormContext.ts'
import { Cell } from './Cell.tsx'
import { isFigure } from './columns.ts'
import css from './Table.module.css'

export type RowProps = {
  readonly entry: Entry
  readonly item: RowItem
  readonly id: string
  readonly number: number
  readonly movable: boolean
  /** The row behind which this one goes when it moves up; null for the top, undefined if it is there. */
  readonly before: string | null | undefined
  /** The row behind which it goes when it moves down; undefined at the end. */
  readonly after: string | undefined
}

function Tools({ entry, id, number, before, after }: RowProps) {
  const { t } = useTranslation('programmes')
  const { store } = useFormDesk()
  const name = t('form.rowNumber', { number })
  const remove = () => {
    store.removeRow(entry.at, id)
    toast(t('apply.rows.removed', { name }), () => store.restoreRow(entry.at, id))
  }
  // A fixed row before it is no place to go behind: it has no key among the rows people add.
  const above =
    before !== undefined && before !== null && entry.fixedRows.has(before) ? null : before
  return (
    <span className={css.toolButtons}>
      {above !== undefined && (
        <IconButton
          small
          icon={IconArrowUp}
          label={t('apply.rows.up', { name })}
          onClick={() => store.moveRow(entry.at, id, above)}
        />
      )}
      {after !== undefined && (
        <IconButton
          small
          icon={IconArrowDown}
          label={t('apply.rows.down', { name })}
          onClick={() => store.moveRow(entry.at, id, after)}
        />
      )}
      <IconButton
        small
        icon={IconTrash}
        label={t('apply.rows.remove', { name })}
        onClick={remove}
      />
    </span>
  )
}

/** What the definition says in a cell itself: the name and unit of an indicator it fixes. */
function fixedText(item: RowItem, id: string, column: Column, language: 'zh' | 'en') {
  if (item.kind !== 'indicators') return undefined
  const row = item.rows.find((one) => one.id === id)
  if (row === undefined) return undefined
  if (column.id === 'name') return row.label[language]
  return column.id === 'unit' ? row.unit[language] : undefined
}

function meaningOf(item: RowItem, id: string, language: 'zh' | 'en'): string | undefined {
  if (item.kind !== 'indicators') return undefined
  return item.rows.find((one) => one.id === id)?.meaning?.[language]
}

/** One row; its cells hear of themselves. */
export const Row = memo(function Row(props: RowProps) {
  const { entry, item, id, number, movable } = props
  const { t } = useTranslation('programmes')
  const { language, say } = useWords()
  const fixed = entry.fixedRows.get(id)
  const labelled = item.kind === 'table' && item.rows !== undefined
  const rowName = fixed === undefined ? t('form.rowNumber', { number }) : say(fixed.label)
  const meaning = meaningOf(item, id, language)
  return (
    <tr>
      <th scope="row" className={`${tableCss.lead} ${labelled ? css.rowLabel : css.rowNumber}`}>
        {labelled ? rowName : number}
      </th>
      {[...entry.columns.values()].map((column) => {
        const text = fixedText(item, id, column, language)
        const without = fixed?.without?.includes(column.id) === true
        const at = cellAddress(entry.at, id, column.id)
        return (
          <td
            key={column.id}
            className={isFigure(column) ? `${tableCss.number} ${css.figure}` : undefined}
            data-label={say(column.label)}
            data-at={at}
          >
            {text !== undefined && (
              <span className={column.id === 'name' ? css.name : undefined}>
                {text}
                {column.id === 'name' && meaning !== undefined && (
                  <span className={css.meaning}>{meaning}</span>
                )}
              </span>
            )}
            {text === undefined && without && <span className="muted">—</span>}
            {text === undefined && !without && <Cell at={at} column={column} rowName={rowName} />}
          </td>
        )
      })}
      {movable && <td className={css.tools}>{fixed === undefined && <Tools {...props} />}</td>}
    </tr>
  )
})
