import type { ReactNode } from 'react'
import type { CellFault } from '../../../domain/kernel/sheetList.ts'
import { FieldFault } from '../../ui/Field.tsx'
import { useReasons } from '../../ui/reason.ts'
import css from './Importing.module.css'

/** A cell of a list as it was read, or as it was typed where it could not be read, and what is wrong with it. */
export function ImportCell({
  value,
  faults,
  column,
}: {
  readonly value: ReactNode
  readonly faults: readonly CellFault<string>[]
  readonly column: string
}) {
  const say = useReasons()
  const own = faults.filter((fault) => fault.column === column)
  const shown = value ?? own[0]?.facts?.['typed'] ?? ''
  if (own.length === 0) return <>{shown}</>
  return (
    <div className={css.faulty}>
      {shown}
      {own.map(({ code, facts }) => (
        <FieldFault key={code}>
          {say({ code, ...(facts === undefined ? {} : { facts }) })}
        </FieldFault>
      ))}
    </div>
  )
}
