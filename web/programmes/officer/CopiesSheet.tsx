import { useTranslation } from '../../kernel/words.ts'
import { countCopies, readPackage } from '../../../domain/programmes/package.endpoints.ts'
import type { Package } from '../../../domain/programmes/package.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'

type Row = Package['copies'][number]

/** Paper, counted: so many volumes each project needs, and so many are bound. */
export function CopiesSheet({ item }: { readonly item: Package }) {
  const { t } = useTranslation('programmes')
  const act = useAct(countCopies, { renews: [readPackage] })
  if (item.copies.length === 0) return null
  const count = (row: Row) =>
    act.mutate({
      params: { id: item.id, applicationId: row.applicationId },
      body: { printed: row.printed + 1 },
    })
  return (
    <Sheet title={t('officer.pack.copies')}>
      {act.error !== null && <ErrorState problem={act.error.problem} />}
      <Table<Row>
        label={t('officer.pack.copies')}
        rows={item.copies}
        rowKey={({ applicationId }) => applicationId}
        density="dense"
        columns={[
          { key: 'title', head: t('mine.project'), renderCell: (row) => row.title },
          {
            key: 'count',
            head: t('officer.pack.bound'),
            numeric: true,
            renderCell: (row) => `${row.printed}/${row.required}`,
          },
          {
            key: 'act',
            head: t('officer.pack.more'),
            renderCell: (row) =>
              row.printed < row.required && (
                <Button size="small" onClick={() => count(row)}>
                  {t('officer.pack.oneMore')}
                </Button>
              ),
          },
        ]}
      />
    </Sheet>
  )
}
