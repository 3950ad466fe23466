import { useTranslation } from '../kernel/words.ts'
import { listReviews, type ReviewBrief } from '../../domain/evaluation/review.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import { Table } from '../ui/Table.tsx'
import { Tag } from '../ui/Tag.tsx'
import { TrailButtons, useTrail } from '../ui/Trail.tsx'
import { regionName, useFieldNames } from './names.ts'
import { OfflineSheet } from './offline/OfflineSheet.tsx'

const done: ReadonlySet<ReviewBrief['state']> = new Set(['submitted', 'declined', 'abstained'])

export function ReviewStateTag({ review }: { readonly review: ReviewBrief }) {
  const { t } = useTranslation('evaluation')
  if (review.state === 'submitted') return <Tag tone="good">{t('assignmentState.submitted')}</Tag>
  return (
    <Tag tone={done.has(review.state) ? 'plain' : 'care'}>
      {t(`assignmentState.${review.state}`)}
    </Tag>
  )
}

/** What one is asked to review: by field and region, by title once it is accepted. */
export function ReviewsPage() {
  const { t } = useTranslation('evaluation')
  const { day } = useFormat()
  const { nameOf } = useFieldNames()
  const trail = useTrail()
  const { data, error, refetch } = useCall(listReviews, { query: trail.page })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={6} />
  const about = (row: ReviewBrief) =>
    t('review.about', {
      seq: row.seq,
      fields: row.fields.map(nameOf).join(t('expert.and')),
      region: regionName(row.region),
    })
  return (
    <>
      <PageHead title={t('reviews')} />
      <WithSide side={<OfflineSheet />}>
        <Sheet title={t('reviews')} level={1} inside="none">
          {data.total === 0 && <Empty title={t('review.none')}>{t('review.noneText')}</Empty>}
          {data.total > 0 && (
            <Table<ReviewBrief>
              label={t('reviews')}
              rows={data.rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'item',
                  head: t('review.item'),
                  renderCell: (row) => (
                    <>
                      <Link to="/reviews/$id" params={{ id: row.id }}>
                        {row.title ?? about(row)}
                      </Link>
                      <div className="second t13">
                        {row.title === null ? row.round : about(row)}
                      </div>
                    </>
                  ),
                },
                { key: 'office', head: t('review.office'), renderCell: (row) => row.office },
                { key: 'until', head: t('review.scoreBy'), renderCell: (row) => day(row.scoreBy) },
                {
                  key: 'state',
                  head: t('expert.state'),
                  renderCell: (row) => <ReviewStateTag review={row} />,
                },
              ]}
            />
          )}
          <TrailButtons trail={trail} {...data} />
        </Sheet>
      </WithSide>
    </>
  )
}
