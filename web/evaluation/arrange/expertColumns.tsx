/** Of an expert, what plans and draws both show: who, from where, and the most items. */
import { useTranslation } from '../../kernel/words.ts'
import type { Column } from '../../ui/Table.tsx'
import { regionName } from '../names.ts'

type Shown = {
  readonly name: string
  readonly employer: string
  readonly region: string
}

export function useExpertColumns<Row extends Shown>(maxOf: (row: Row) => number) {
  const { t } = useTranslation('evaluation')
  const name: Column<Row> = {
    key: 'name',
    head: t('arrange.expert'),
    renderCell: (row) => (
      <>
        {row.name}
        <div className="second t13">{row.employer}</div>
      </>
    ),
  }
  const region: Column<Row> = {
    key: 'region',
    head: t('arrange.region'),
    renderCell: (row) => regionName(row.region),
  }
  const max: Column<Row> = {
    key: 'max',
    head: t('arrange.max'),
    numeric: true,
    renderCell: maxOf,
  }
  return { name, region, max }
}
