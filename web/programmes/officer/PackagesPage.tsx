import { useTranslation } from '../../kernel/words.ts'
import { listPackages } from '../../../domain/programmes/package.endpoints.ts'
import { listRecommendations } from '../../../domain/programmes/recommendation.endpoints.ts'
import type { PackageBrief } from '../../../domain/programmes/package.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useCall, useCallWhen } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import { ConfidentialSheet } from './package/ConfidentialSheet.tsx'
import { IncomingSheet } from './package/IncomingSheet.tsx'

function Packages({ rows }: { readonly rows: readonly PackageBrief[] }) {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  return (
    <Sheet title={t('officer.pack.title')} level={1}>
      <Table<PackageBrief>
        label={t('officer.pack.title')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'unit',
            head: t('officer.pack.unit'),
            renderCell: (row) => (
              <Link to="/packages/$id" params={{ id: row.id }}>
                {row.unitName}
              </Link>
            ),
          },
          {
            key: 'state',
            head: t('mine.state'),
            renderCell: (row) => t(`officer.pack.state.${row.state}`),
          },
          { key: 'docNo', head: t('officer.documentNumber'), renderCell: (row) => row.docNo ?? '' },
          {
            key: 'projects',
            head: t('officer.pack.projects'),
            numeric: true,
            renderCell: (row) => row.projects,
          },
          {
            key: 'signed',
            head: t('officer.list.signed'),
            renderCell: (row) => (row.signedAt === null ? '' : moment(row.signedAt, {})),
          },
        ]}
      />
    </Sheet>
  )
}

/** Beside the packages: what came from below, and what went by 机要 without any. */
function Beside() {
  const { language } = useFormat()
  const may = mayI(useMe(), 'programmes.recommendation.read')
  const { data } = useCallWhen(may, listRecommendations)
  return data?.rows.map(({ programmeId, programmeTitle, unit }) => (
    <div key={`${programmeId}/${unit}`} className="stack">
      <IncomingSheet programmeId={programmeId} unit={unit} />
      <ConfidentialSheet unit={{ programmeId, unitCode: unit }} of={programmeTitle[language]} />
    </div>
  ))
}

/** The packages of the unit, the newest first. */
export function PackagesPage() {
  const { t } = useTranslation('programmes')
  const trail = useTrail()
  const { data, error, refetch } = useCall(listPackages, { query: trail.page })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={4} />
  return (
    <>
      <PageHead title={t('officer.pack.title')} />
      <div className="stack">
        {data.rows.length === 0 ? (
          <Sheet title={t('officer.pack.title')} level={1}>
            <Empty title={t('officer.pack.none')}>{t('officer.pack.noneText')}</Empty>
          </Sheet>
        ) : (
          <div>
            <Packages rows={data.rows} />
            <TrailButtons trail={trail} next={data.next} total={data.total} />
          </div>
        )}
        <Beside />
      </div>
    </>
  )
}
