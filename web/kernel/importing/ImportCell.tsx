import { IconCircleX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../words.ts'
import type { CellFault } from '../../../domain/kernel/sheetList.ts'
import { FieldFault } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useReasons } from '../../ui/reason.ts'
import css from './Importing.module.css'

/** A cell of a list as it was read, or as it was typed where it could not be read; marked where it is at fault. */
export function ImportCell({
  value,
  faults,
  column,
}: {
  readonly value: ReactNode
  readonly faults: readonly CellFault<string>[]
  readonly column: string
}) {
  const { t } = useTranslation('imports')
  const own = faults.filter((fault) => fault.column === column)
  const shown = value ?? own[0]?.facts?.['typed'] ?? ''
  if (own.length === 0) return <>{shown}</>
  return (
    <span className={css.faulty}>
      <Icon of={IconCircleX} size={16} />
      <span className="sr">{t('faulty')}</span>
      {shown}
    </span>
  )
}

/**
 * What is wrong with a row, column by column. It stands under the row: in its cells, lines that can be read would
 * make a table of many columns wider than its sheet.
 */
export function RowFaults({
  faults,
  nameOf,
}: {
  readonly faults: readonly CellFault<string>[]
  /** The head of a column. */
  readonly nameOf: (column: string) => string
}) {
  const { t } = useTranslation('imports')
  const say = useReasons()
  return (
    <div className={css.faults}>
      {faults.map(({ column, code, facts }) => {
        const text = say({ code, ...(facts === undefined ? {} : { facts }) })
        return (
          <FieldFault key={`${column} ${code}`}>
            {t('faultOf', { column: nameOf(column), text })}
          </FieldFault>
        )
      })}
    </div>
  )
}
