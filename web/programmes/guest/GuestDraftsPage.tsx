import { useTranslation } from '../../kernel/words.ts'
import { listInvitations } from '../../../domain/programmes/guidance.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'

/** Drafts of others that this organisation is asked to read. */
export function GuestDraftsPage() {
  const { t } = useTranslation('programmes')
  const { due } = useFormat()
  const trail = useTrail()
  const { data, error, refetch } = useCall(listInvitations, { query: trail.page })
  return (
    <>
      <PageHead title={t('guestDraft.title')} />
      <Sheet title={t('guestDraft.title')} level={1}>
        {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <Loading lines={4} />}
        {data?.total === 0 && (
          <Empty title={t('guestDraft.empty')}>{t('guestDraft.emptyText')}</Empty>
        )}
        {data !== undefined && data.rows.length > 0 && (
          <Table
            label={t('guestDraft.title')}
            rows={data.rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'title',
                head: t('guestDraft.project'),
                renderCell: (row) => (
                  <Link to="/guest-drafts/$id" params={{ id: row.id }}>
                    {row.title === '' ? t('mine.untitled') : row.title}
                  </Link>
                ),
              },
              { key: 'org', head: t('guestDraft.applicant'), renderCell: (row) => row.orgName },
              { key: 'until', head: t('guestDraft.until'), renderCell: (row) => due(row.untilAt) },
              {
                key: 'comments',
                head: t('guestDraft.comments'),
                numeric: true,
                renderCell: (row) => row.openComments,
              },
            ]}
          />
        )}
        {data !== undefined && <TrailButtons trail={trail} {...data} />}
      </Sheet>
    </>
  )
}
