import { useTranslation } from '../../kernel/words.ts'
import type { DrawPage } from '../../../domain/evaluation/draw.endpoints.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { Table } from '../../ui/Table.tsx'
import { useMore } from '../More.tsx'
import { useFieldNames } from '../names.ts'
import { useExpertColumns } from './expertColumns.tsx'

type Expert = DrawPage['experts'][number]
type Item = DrawPage['items'][number]

/** The list that is drawn from, and what each item draws; afterwards who was drawn. */
export function DrawLists({ draw }: { readonly draw: DrawPage }) {
  const { t } = useTranslation('evaluation')
  const { nameOf } = useFieldNames()
  const isDrawn = draw.state === 'drawn'
  const names = new Map(draw.experts.map(({ id, name }) => [id, name]))
  const and = t('expert.and')
  const called = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join(and)
  const itemPages = useMore(draw.items)
  const expertPages = useMore(draw.experts)
  const of = useExpertColumns<Expert>(({ loadMax }) => loadMax)
  return (
    <>
      <Sheet title={t('draw.items')} note={draw.items.length} inside="none">
        <Table<Item>
          label={t('draw.items')}
          rows={itemPages.shown}
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
                      row.strata.map(({ field, experts, reserves }) => (
                        <div key={field}>
                          {called(experts)}
                          {reserves.length > 0 && (
                            <div className="muted t13">
                              {t('draw.next', { names: called(reserves) })}
                            </div>
                          )}
                        </div>
                      )),
                  },
                ]
              : []),
          ]}
        />
        {itemPages.more}
      </Sheet>
      <Sheet title={t('draw.experts', { count: draw.experts.length })} inside="none">
        <p className="muted t13" style={{ padding: '8px 16px', margin: 0 }}>
          {t('draw.conflicts', { count: draw.conflicts })}
        </p>
        <Table<Expert>
          label={t('draw.experts', { count: draw.experts.length })}
          rows={expertPages.shown}
          rowKey={({ id }) => id}
          columns={[
            of.name,
            {
              key: 'fields',
              head: t('draw.fields'),
              renderCell: (row) => row.fields.map(nameOf).join(and),
            },
            of.region,
            of.max,
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
        {expertPages.more}
      </Sheet>
    </>
  )
}
