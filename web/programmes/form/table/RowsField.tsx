import { IconPlus } from '@tabler/icons-react'
import { type ClipboardEvent, useRef, useState } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import { readAddress } from '../../../../domain/programmes/form/address.ts'
import type { RowItem } from '../../../../domain/programmes/form/items.ts'
import { type Entry, hasFreeRows, maxRowsOf } from '../../../../domain/programmes/form/outline.ts'
import { formatNumber } from '../../../kernel/format.ts'
import { Because } from '../../../ui/Because.tsx'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import tableCss from '../../../ui/Table.module.css'
import formCss from '../Form.module.css'
import { focusWhenThere } from '../focus.ts'
import { fieldId, useCheck, useFormDesk, useRowIds, useWords } from '../FormContext.ts'
import { Head, Totals } from './HeadFoot.tsx'
import { gridOf, type Pasted, pasteInto } from './paste.ts'
import { Rows } from './Rows.tsx'
import css from './Table.module.css'
import { TableFaults } from './TableFaults.tsx'

/** The address of the cell in which something happened. */
function cellOf(event: ClipboardEvent<HTMLElement>): string | undefined {
  const cell = (event.target as HTMLElement).closest<HTMLElement>('td[data-at]')
  return cell?.dataset.at
}

function usePaste(entry: Entry, item: RowItem, rowIds: readonly string[]) {
  const { store } = useFormDesk()
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    const place = readAddress(cellOf(event) ?? '')
    const grid = gridOf(event.clipboardData.getData('text/plain'))
    if (grid === null || place?.part === undefined || place.column === undefined) return
    event.preventDefault()
    const from = { rowIds, rowId: place.part, columnId: place.column }
    store.batch(() => setPasted(pasteInto(store, entry, item, from, grid)))
  }
  return { pasted, onPaste }
}

function AddRow({
  entry,
  item,
  count,
}: {
  readonly entry: Entry
  readonly item: RowItem
  readonly count: number
}) {
  const { t } = useTranslation('programmes')
  const { say } = useWords()
  const { store, target } = useFormDesk()
  const most = maxRowsOf(item)
  const full = count >= most
  const add = () => {
    const id = store.addRow(entry.at)
    const [first] = entry.columns.keys()
    const at = `${entry.at}/${id}/${first}`
    target.go(at)
    focusWhenThere(at)
  }
  return (
    <div className={css.add}>
      {full ? (
        <Because locked>{t('apply.rows.full', { most: formatNumber(most) })}</Because>
      ) : (
        <Button
          size="small"
          icon={IconPlus}
          aria-label={t('apply.rows.addTo', { table: say(item.label) })}
          onClick={add}
        >
          {t('apply.rows.add')}
        </Button>
      )}
      <span className="muted t12">
        {t('apply.rows.count', { count, most: formatNumber(most) })}
      </span>
      <span className="muted t12 onlyDesk">{t('apply.rows.paste')}</span>
    </div>
  )
}

/** A table of a form: rows that the definition fixes, then those that people add, sums below. */
export function RowsField({
  entry,
  item,
  required,
}: {
  readonly entry: Entry
  readonly item: RowItem
  readonly required: boolean
}) {
  const { t } = useTranslation(['programmes', 'ui'])
  const { say } = useWords()
  const { parkedRows } = useCheck()
  const free = useRowIds(entry.at)
  const box = useRef<HTMLDivElement>(null)
  const fixed = [...entry.fixedRows.keys()].filter((id) => !parkedRows.has(`${entry.at}/${id}`))
  const rowIds = [...fixed, ...free]
  const { pasted, onPaste } = usePaste(entry, item, rowIds)
  const label = say(item.label)
  return (
    <div className={formCss.wide} id={fieldId(entry.at)} tabIndex={-1}>
      <div className={css.title}>
        <h3 className={formCss.itemTitle}>{label}</h3>
        {!required && <span className="muted t12">{t('ui:field.optional')}</span>}
      </div>
      {item.help !== undefined && <p className="muted t13">{say(item.help)}</p>}
      {(rowIds.length > 0 || !hasFreeRows(item)) && (
        <div
          className={css.scroll}
          ref={box}
          onPaste={onPaste}
          role="region"
          aria-label={label}
          tabIndex={0}
        >
          <table className={classes(tableCss.table, tableCss.middle, tableCss.stacks, css.table)}>
            <Head entry={entry} item={item} movable={free.length > 0} />
            <Rows entry={entry} item={item} fixed={fixed} free={free} box={box} />
            <Totals entry={entry} item={item} movable={free.length > 0} />
          </table>
        </div>
      )}
      {hasFreeRows(item) && <AddRow entry={entry} item={item} count={rowIds.length} />}
      {pasted !== null && (
        <p className="second t13" role="status">
          {t('programmes:apply.rows.pasted', { cells: pasted.cells, rows: pasted.rows })}
          {pasted.refused > 0 && t('programmes:apply.rows.refused', { refused: pasted.refused })}
        </p>
      )}
      <TableFaults entry={entry} rowIds={rowIds} />
    </div>
  )
}
