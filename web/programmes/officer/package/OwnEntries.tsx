import { useTranslation } from '../../../kernel/words.ts'
import type { AnswerOf } from '../../../../domain/kernel/endpoint.ts'
import { listOwnEntries } from '../../../../domain/programmes/entry.endpoints.ts'
import type { EntryState } from '../../../../domain/programmes/entry.ts'
import { formatDay, useFormat } from '../../../kernel/format.ts'
import { mayI, useMe } from '../../../kernel/me.ts'
import { useCall } from '../../../kernel/query.ts'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Table } from '../../../ui/Table.tsx'
import { Tag, type Tone } from '../../../ui/Tag.tsx'

type Row = AnswerOf<typeof listOwnEntries>['rows'][number]

const tones: Readonly<Record<EntryState, Tone>> = {
  received: 'ink',
  accepted: 'good',
  conditional: 'care',
  lapsed: 'bad',
  refused: 'bad',
}

function What({ row }: { readonly row: Row }) {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  if (row.missing === null || row.settleDay === null) return row.reason ?? ''
  return t('handIn.entries.until', {
    day: formatDay(row.settleDay, language),
    missing: row.missing,
  })
}

function Entries({ programmeId, unit }: { readonly programmeId: string; readonly unit: string }) {
  const { t } = useTranslation('programmes')
  const { data } = useCall(listOwnEntries, { params: { programmeId, unit } })
  if (data === undefined || data.rows.length === 0) return null
  return (
    <Sheet title={t('handIn.entries.title')} note={t('handIn.entries.note')} inside="none">
      <Table<Row>
        label={t('handIn.entries.title')}
        rows={data.rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'rank',
            head: t('handIn.entries.rank'),
            numeric: true,
            renderCell: (row: Row) => row.rank,
          },
          {
            key: 'title',
            head: t('handIn.entries.project'),
            renderCell: (row: Row) => (
              <>
                {row.title}
                <div className="second t13">{row.applicant}</div>
              </>
            ),
          },
          {
            key: 'state',
            head: t('handIn.entries.state'),
            renderCell: (row: Row) => (
              <Tag tone={tones[row.state]}>{t(`handIn.entries.is.${row.state}`)}</Tag>
            ),
          },
          {
            key: 'what',
            head: t('handIn.entries.what'),
            renderCell: (row: Row) => <What row={row} />,
          },
        ]}
      />
    </Sheet>
  )
}

/** What became of the unit's projects at the issuing office; the unit alone is told here. */
export function OwnEntries(props: { readonly programmeId: string; readonly unit: string }) {
  return mayI(useMe(), 'programmes.recommendation.read') ? <Entries {...props} /> : null
}
