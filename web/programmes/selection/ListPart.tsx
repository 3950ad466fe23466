import { useTranslation } from '../../kernel/words.ts'
import type { SelectionPage } from '../../../domain/programmes/selectionPage.ts'
import { formatNumber } from '../../kernel/format.ts'
import { Bars } from '../../ui/Bars.tsx'
import { Figures as Strip } from '../../ui/Figures.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, Note } from '../../ui/States.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { pointsText } from './points.ts'
import css from './Selection.module.css'

export type Name = SelectionPage['names'][number]

export function Figures({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  const { counts } = page
  const figures = [
    'projects',
    'claims',
    'scored',
    'concluded',
    'qualified',
    'suggested',
    'taken',
    'byHand',
  ] as const
  return <Strip figures={figures.map((key) => [t(`figure.${key}`), formatNumber(counts[key])])} />
}

export function Broken({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  if (page.broken.length === 0) return null
  return (
    <Note tone="care">
      <b>{t('broken.title')}</b>
      <ul className={css.plain}>
        {page.broken.map(({ kind, code, name, bound, asked, count }) => (
          <li key={`${kind} ${code} ${bound}`}>
            {t(`broken.${bound}`, {
              name: kind === 'cap' ? t('broken.cap') : name,
              asked: String(asked),
              count,
            })}
          </li>
        ))}
      </ul>
    </Note>
  )
}

export function Balance({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  const part = (key: 'direction' | 'region', rows: SelectionPage['byDirection']) => (
    <section>
      <h3>{t(`balance.${key}`)}</h3>
      <Bars
        label={t(`balance.${key}`)}
        bars={rows.map(({ code, name, taken, qualified, min }) => ({
          key: code,
          label: key === 'direction' ? `${code} ${name}` : name,
          value: taken,
          mark: qualified,
          weak: taken < min,
        }))}
        note={t('balance.note')}
      />
    </section>
  )
  return (
    <div className={css.two}>
      {part('direction', page.byDirection)}
      {part('region', page.byRegion)}
    </div>
  )
}

export function useNameColumns(scored = true): readonly Column<Name>[] {
  const { t } = useTranslation('selection')
  return [
    {
      key: 'title',
      head: t('names.project'),
      renderCell: ({ title, applicant }) => (
        <>
          {title}
          <div className="second t13">{applicant}</div>
        </>
      ),
    },
    { key: 'direction', head: t('names.direction'), renderCell: ({ direction }) => direction },
    { key: 'unit', head: t('names.unit'), renderCell: ({ unitName }) => unitName },
    ...(scored
      ? [
          {
            key: 'points',
            head: t('names.points'),
            numeric: true,
            renderCell: ({ points }: Name) => pointsText(points),
          },
        ]
      : []),
  ]
}

export function Names({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  const columns = useNameColumns()
  const struck = new Set(page.struck.map(({ key }) => key))
  const names = page.names.filter(({ key }) => !struck.has(key))
  if (names.length === 0) {
    return <Empty title={t('names.empty')}>{t('names.emptyText')}</Empty>
  }
  const title = t('names.title', { count: names.length })
  return (
    <Sheet title={title} inside="none">
      <Table
        label={title}
        columns={columns}
        rows={names}
        rowKey={({ key }) => key}
        density="dense"
      />
    </Sheet>
  )
}
