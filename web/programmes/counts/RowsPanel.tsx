import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { listCounted } from '../../../domain/programmes/counts.endpoints.ts'
import type { CountDimension } from '../../../domain/programmes/counts.ts'
import { useFormat } from '../../kernel/format.ts'
import { house } from '../../kernel/house.ts'
import { useMe } from '../../kernel/me.ts'
import { useCallWhen } from '../../kernel/query.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import { StateTag } from '../application/StateTag.tsx'
import css from '../guidance/Guidance.module.css'

/** A figure somebody wants to see behind. */
export type Opened = {
  readonly dimension: CountDimension
  readonly value: string
  readonly name: string
  /** Null: withheld. */
  readonly count: number | null
}

type Row = AnswerOf<typeof listCounted>['rows'][number]

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('guidance')
  const { moment } = useFormat()
  return (
    <Table<Row>
      label={t('counts.openRows')}
      rows={rows}
      rowKey={({ applicationId }) => applicationId}
      density="dense"
      columns={[
        { key: 'title', head: t('counts.project'), renderCell: (row) => row.title },
        { key: 'org', head: t('counts.applicant'), renderCell: (row) => row.orgName },
        {
          key: 'state',
          head: t('counts.state'),
          renderCell: (row) => <StateTag state={row.state} />,
        },
        {
          key: 'submitted',
          head: t('counts.submitted'),
          renderCell: (row) => moment(row.submittedAt, {}),
        },
      ]}
    />
  )
}

function WhoMay() {
  const { t } = useTranslation('guidance')
  return (
    <div className={css.who}>
      <b>{t('counts.whoTitle')}</b>
      <p>{t('counts.rowsNote')}</p>
      <ul>
        {(['applicant', 'unit', 'office'] as const).map((who) => (
          <li key={who}>{t(`counts.who.${who}`)}</li>
        ))}
      </ul>
    </div>
  )
}

/** The applications behind a figure that one may see; for the others, who may and why. */
export function RowsPanel({
  programmeId,
  opened,
  onClose,
}: {
  readonly programmeId: string
  readonly opened: Opened
  readonly onClose: () => void
}) {
  const { t } = useTranslation('guidance')
  const signedIn = useMe().person !== null
  const trail = useTrail()
  const { dimension, value, name, count } = opened
  const { data, error } = useCallWhen(signedIn, listCounted, {
    params: { programmeId },
    query: { dimension, value, ...trail.page },
  })
  return (
    <SidePanel open onClose={onClose} title={t('counts.rows', { name })}>
      <div className="stack">
        {!signedIn && (
          <ButtonLink
            kind="primary"
            to={house().identity.signInAddress as '/'}
            search={{ next: `/calls/${programmeId}/counts` } as never}
          >
            {t('counts.signIn')}
          </ButtonLink>
        )}
        {error !== null && <ErrorState problem={error.problem} />}
        {signedIn && data === undefined && error === null && <Loading lines={4} />}
        {data !== undefined && (
          <p>
            {count === null
              ? t('counts.rowsVisible', { visible: data.total })
              : t('counts.rowsShown', { count, visible: data.total })}
          </p>
        )}
        {data?.rows.length === 0 && <Empty title={t('counts.rowsNone')} />}
        {data !== undefined && data.rows.length > 0 && <Rows rows={data.rows} />}
        {data !== undefined && <TrailButtons trail={trail} next={data.next} total={data.total} />}
        <WhoMay />
      </div>
    </SidePanel>
  )
}
