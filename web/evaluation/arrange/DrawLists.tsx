import { useTranslation } from 'react-i18next'
import type { DrawPage } from '../../../domain/evaluation/draw.endpoints.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { Table } from '../../ui/Table.tsx'
import { regionName, useFieldNames } from '../names.ts'

type Expert = DrawPage['experts'][number]
type Item = DrawPage['items'][number]

/** The list that is drawn from, and what each item draws; afterwards who was drawn. */
export function DrawLists({ draw }: { readonly draw: DrawPage }) {
  const { t } = useTranslation('evaluation')
  const { nameOf } = useFieldNames()
  const isDrawn = draw.state === 'drawn'
  const names = new Map(draw.experts.map(({ id, name }) => [id, name]))
  const and = t('expert.and')
  return (
    <>
      <Sheet title={t('draw.items')} note={draw.items.length} inside="none">
        <Table<Item>
          label={t('draw.items')}
          rows={draw.items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'item',
              head: t('draw.item'),
              renderCell: (row) => `${row.seq}. ${row.title}`,
            },
            {
              key: 'strata',
              head: t('draw.strata'),
              renderCell: (row) =>
                row.strata.map(({ field, count, eligible }) => (
                  <div key={field}>
                    {t('draw.stratum', { field: nameOf(field), count, eligible })}
                  </div>
                )),
            },
            ...(isDrawn
              ? [
                  {
                    key: 'result',
                    head: t('draw.result'),
                    renderCell: (row: Item) =>
                      row.strata
                        .flatMap(({ experts }) => experts.map((id) => names.get(id) ?? id))
                        .join(and),
                  },
                ]
              : []),
          ]}
        />
      </Sheet>
      <Sheet title={t('draw.experts', { count: draw.experts.length })} inside="none">
        <p className="muted t13" style={{ padding: '8px 16px', margin: 0 }}>
          {t('draw.conflicts', { count: draw.conflicts })}
        </p>
        <Table<Expert>
          label={t('draw.experts', { count: draw.experts.length })}
          rows={draw.experts}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              head: t('arrange.expert'),
              renderCell: (row) => (
                <>
                  {row.name}
                  <div className="second t13">{row.employer}</div>
                </>
              ),
            },
            {
              key: 'fields',
              head: t('draw.fields'),
              renderCell: (row) => row.fields.map(nameOf).join(and),
            },
            {
              key: 'region',
              head: t('arrange.region'),
              renderCell: (row) => regionName(row.region),
            },
            {
              key: 'max',
              head: t('arrange.max'),
              numeric: true,
              renderCell: (row) => row.loadMax,
            },
            ...(isDrawn
              ? [
                  {
                    key: 'drawn',
                    head: t('draw.drawnCount'),
                    numeric: true,
                    renderCell: (row: Expert) => row.drawn,
                  },
                ]
              : []),
          ]}
        />
      </Sheet>
    </>
  )
}
