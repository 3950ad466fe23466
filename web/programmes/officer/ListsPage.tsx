import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { listRecommendations } from '../../../domain/programmes/recommendation.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'

type Row = AnswerOf<typeof listRecommendations>['rows'][number]

/** The lists that the unit draws up, one a programme. */
export function ListsPage() {
  const { t } = useTranslation('programmes')
  const { language, due } = useFormat()
  const { data, error, refetch } = useCall(listRecommendations)
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={4} />
  if (data.rows.length === 0) {
    return <Empty title={t('officer.noLists')}>{t('officer.noListsText')}</Empty>
  }
  return (
    <>
      <PageHead title={t('officer.lists')} />
      <Sheet title={t('officer.lists')} level={1}>
        <Table<Row>
          label={t('officer.lists')}
          rows={data.rows}
          rowKey={(row) => `${row.programmeId}/${row.unit}`}
          columns={[
            {
              key: 'programme',
              head: t('mine.programme'),
              renderCell: (row) => (
                <>
                  <Link
                    to="/recommend/$programmeId/$unit"
                    params={{ programmeId: row.programmeId, unit: row.unit }}
                  >
                    {row.programmeTitle[language]}
                  </Link>
                  <div className="second t13">{row.unitName}</div>
                </>
              ),
            },
            {
              key: 'state',
              head: t('mine.state'),
              renderCell: (row) => t(`officer.list.${row.state}`),
            },
            {
              key: 'arrived',
              head: t('officer.toCheck'),
              numeric: true,
              renderCell: (r) => r.arrived,
            },
            {
              key: 'checked',
              head: t('officer.passed'),
              numeric: true,
              renderCell: (r) => r.checked,
            },
            {
              key: 'ranked',
              head: t('officer.quota'),
              numeric: true,
              renderCell: ({ meter }) => `${meter.used}/${meter.max ?? t('officer.unpublished')}`,
            },
            {
              key: 'due',
              head: t('officer.deliverBy'),
              renderCell: ({ closesAt }) => (closesAt === null ? '' : due(closesAt)),
            },
          ]}
        />
      </Sheet>
    </>
  )
}
