import { useTranslation } from '../../../kernel/words.ts'
import { cellAddress } from '../../../../domain/programmes/form/address.ts'
import type { Column, RowItem } from '../../../../domain/programmes/form/items.ts'
import type { Entry } from '../../../../domain/programmes/form/outline.ts'
import { showNumber } from '../../../../domain/programmes/form/numbers.ts'
import { formatWan } from '../../../kernel/format.ts'
import tableCss from '../../../ui/Table.module.css'
import { useFormDesk, useItemRevision, useRowIds, useWords } from '../FormContext.ts'
import { isFigure, totalsOf, unitOf, widthOf } from './columns.ts'
import css from './Table.module.css'

type Parts = { readonly entry: Entry; readonly item: RowItem; readonly movable: boolean }

/** The columns, each with its unit, as wide as its kind needs. */
export function Head({ entry, item, movable }: Parts) {
  const { t } = useTranslation('programmes')
  const { language, say } = useWords()
  const labelled = item.kind === 'table' && item.rows !== undefined
  // An indicator's name and unit are given where it is fixed, and demanded where it is added.
  const required = (column: Column) =>
    item.kind === 'indicators' || column.required === undefined || column.required === true
  return (
    <thead>
      <tr>
        <th scope="col" className={labelled ? css.label : css.ordinal}>
          {t(labelled ? 'form.item' : 'form.number')}
        </th>
        {[...entry.columns.values()].map((column) => {
          const unit = unitOf(column, t('form.wanYuan'), language)
          return (
            <th
              key={column.id}
              scope="col"
              className={isFigure(column) ? tableCss.number : undefined}
              style={{ minWidth: widthOf(column) }}
            >
              {say(column.label)}
              {unit !== undefined && (
                <span className={css.unit}>
                  {t('form.unitOpen')}
                  {unit}
                  {t('form.unitClose')}
                </span>
              )}
              {!required(column) && <span className={css.unit}> {t('apply.optional')}</span>}
            </th>
          )
        })}
        {movable && (
          <th scope="col" className={css.tools}>
            <span className="sr">{t('apply.rows.tools')}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

function Total({ entry, column }: { readonly entry: Entry; readonly column: Column }) {
  const { store } = useFormDesk()
  useItemRevision(entry.at)
  const free = useRowIds(entry.at)
  const sum = [...entry.fixedRows.keys(), ...free].reduce<number | undefined>((before, id) => {
    const value = store.value(cellAddress(entry.at, id, column.id))
    return typeof value === 'number' ? (before ?? 0) + value : before
  }, undefined)
  if (sum === undefined) return null
  if (column.kind === 'money') return formatWan(sum)
  return showNumber(sum, column.kind === 'number' ? (column.decimals ?? 0) : 0)
}

/** The sums of the columns that have one. */
export function Totals({ entry, item, movable }: Parts) {
  const { t } = useTranslation('programmes')
  const { say } = useWords()
  const totals = totalsOf(item)
  if (totals.length === 0) return null
  return (
    <tfoot>
      <tr>
        <td>{t('form.total')}</td>
        {[...entry.columns.values()].map((column) => (
          <td
            key={column.id}
            className={isFigure(column) ? tableCss.number : undefined}
            data-label={totals.includes(column.id) ? say(column.label) : undefined}
          >
            {totals.includes(column.id) && (
              <span className={css.sum}>
                <Total entry={entry} column={column} />
              </span>
            )}
          </td>
        ))}
        {movable && <td />}
      </tr>
    </tfoot>
  )
}
