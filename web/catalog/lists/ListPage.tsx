/** One list of offers: every cell at fault, what is new and what would change; then taken, published, undone. */
import type { OfferListColumn, OfferListRow } from '../../../domain/catalog/offerBatch.ts'
import { readOfferBatch } from '../../../domain/catalog/offerBatch.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { BatchLines } from '../../kernel/importing/BatchLines.tsx'
import { BatchShell } from '../../kernel/importing/BatchShell.tsx'
import { useBatchView } from '../../kernel/importing/batchView.ts'
import { ImportCell } from '../../kernel/importing/ImportCell.tsx'
import { useCall } from '../../kernel/query.ts'
import { useTranslation } from '../../kernel/words.ts'
import { Link } from '../../ui/Link.tsx'
import { useReasons } from '../../ui/reason.ts'
import { Note } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useUnit } from '../FieldInput.tsx'
import { ListActs } from './ListActs.tsx'

const kindTones = { new: 'good', change: 'care', same: 'plain' } as const

function Cell({ row, column }: { readonly row: OfferListRow; readonly column: string }) {
  const { t } = useTranslation('imports')
  const was = row.was[column]
  return (
    <>
      <ImportCell value={row.cells[column]} faults={row.faults} column={column} />
      {was !== undefined && (
        <div className="muted t12">{was === '' ? t('wasEmpty') : t('was', { value: was })}</div>
      )}
    </>
  )
}

/** What comes of a row, and what publishing would ask besides. */
function Result({
  row,
  headOf,
}: {
  readonly row: OfferListRow
  readonly headOf: (column: string) => string
}) {
  const { t } = useTranslation(['catalog', 'imports'])
  const say = useReasons()
  if (row.faults.length > 0) return <Tag tone="bad">{t('imports:faulty')}</Tag>
  const { stays, lacks, offerId } = row
  return (
    <>
      <Tag tone={kindTones[row.kind]}>{t(`list.kinds.${row.kind}`)}</Tag>
      {stays !== undefined && <div className="muted t12">{say({ code: stays })}</div>}
      {lacks.length > 0 && (
        <div className="muted t12">
          {t('list.lacks', {
            columns: [...new Set(lacks.map(({ column }) => headOf(column)))].join(t('list.gap')),
          })}
        </div>
      )}
      {offerId !== null && (row.taken || row.kind === 'same') && (
        <div className="t12">
          <Link to="/offers/$id" params={{ id: offerId }}>
            {t('list.open')}
          </Link>
        </div>
      )}
    </>
  )
}

const isTakable = ({ faults, kind }: OfferListRow) => faults.length === 0 && kind !== 'same'

/** A column that no row of the page fills, and that has no fault, would only make the table wide. */
const filledOf = (columns: readonly OfferListColumn[], rows: readonly OfferListRow[]) =>
  columns.filter(({ id }) =>
    rows.some(
      ({ cells, faults }) => cells[id] !== undefined || faults.some((fault) => fault.column === id),
    ),
  )

export function OfferListPage({ id }: { readonly id: string }) {
  const { t } = useTranslation(['catalog', 'imports'])
  const { language } = useFormat()
  const unitOf = useUnit()
  const view = useBatchView()
  const reading = useCall(readOfferBatch, { params: { id }, query: view.query })
  const headOf = ({ label, unit }: OfferListColumn) =>
    unit === null
      ? label[language]
      : t('list.unit', { column: label[language], unit: unitOf(unit) })
  return (
    <BatchShell
      reading={reading}
      crumbsOf={() => [
        { label: t('nav.mine'), to: '/offers' },
        { label: t('list.title'), to: '/offers/lists' },
      ]}
      renderActs={(page) => <ListActs page={page} view={view} />}
      renderLines={(page) => (
        <>
          {page.others.length > 0 && (
            <Note tone="care">{t('list.others', { heads: page.others.join(t('list.gap')) })}</Note>
          )}
          <BatchLines<OfferListRow>
            view={view}
            page={page}
            open={page.batch.state === 'previewed' ? isTakable : undefined}
            columns={[
              {
                key: 'result',
                head: t('list.result'),
                renderCell: (row) => (
                  <Result
                    row={row}
                    headOf={(column) =>
                      page.labels.find((one) => one.id === column)?.label[language] ?? column
                    }
                  />
                ),
              },
              ...filledOf(page.columns, page.rows).map((column) => ({
                key: column.id,
                head: headOf(column),
                renderCell: (row: OfferListRow) => <Cell row={row} column={column.id} />,
              })),
            ]}
          />
        </>
      )}
    />
  )
}
