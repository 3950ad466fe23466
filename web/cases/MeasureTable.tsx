import { useTranslation } from '../kernel/words.ts'
import { changePercent, type Measure } from '../../domain/cases/measure.ts'
import { StandingTag } from '../indicators/StandingTag.tsx'
import { formatDay, useFormat } from '../kernel/format.ts'
import { type Column, Table, Unit } from '../ui/Table.tsx'
import css from './Cases.module.css'

/** `40 → 130 家 +225.0%`: one change in one line. */
export function MeasureLine({ measure }: { readonly measure: Measure }) {
  const { language } = useFormat()
  const { name, unit, before, after } = measure
  const percent = changePercent(before, after)
  return (
    <span className={css.change}>
      <span className="second">{name[language]}</span>{' '}
      <span className="nowrap">
        {before} → <b>{after}</b> {unit[language]}
      </span>{' '}
      {percent !== null && <span className="nowrap second">{percent}%</span>}
    </span>
  )
}

/** Numbers before and after, each with its day, its standing and where it was counted. */
export function MeasureTable({
  label,
  measures,
}: {
  readonly label: string
  readonly measures: readonly Measure[]
}) {
  const { t } = useTranslation('cases')
  const { language } = useFormat()
  const day = (when: string) => (
    <div className="muted t12">{formatDay(when, language, { year: true })}</div>
  )
  const columns: readonly Column<Measure>[] = [
    {
      key: 'name',
      head: t('measure.name'),
      renderCell: ({ name, unit }) => (
        <>
          {name[language]}
          <Unit>{unit[language]}</Unit>
        </>
      ),
    },
    {
      key: 'before',
      head: t('measure.before'),
      numeric: true,
      renderCell: ({ before, beforeDay }) => (
        <>
          {before}
          {day(beforeDay)}
        </>
      ),
    },
    {
      key: 'after',
      head: t('measure.after'),
      numeric: true,
      renderCell: ({ after, afterDay }) => (
        <>
          <b>{after}</b>
          {day(afterDay)}
        </>
      ),
    },
    {
      key: 'change',
      head: t('measure.change'),
      numeric: true,
      renderCell: ({ before, after }) => {
        const percent = changePercent(before, after)
        return percent === null ? '—' : `${percent}%`
      },
    },
    {
      key: 'standing',
      head: t('measure.standing'),
      renderCell: ({ standing, source }) => (
        <>
          <StandingTag standing={standing} />
          {source !== null && <div className="second t12">{source}</div>}
        </>
      ),
    },
  ]
  return (
    <Table
      label={label}
      columns={columns}
      rows={measures}
      rowKey={({ indicator, standing, after }) => `${indicator} ${standing} ${after}`}
    />
  )
}
