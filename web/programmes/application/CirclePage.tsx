import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { endGuest, readCircle } from '../../../domain/programmes/guidance.endpoints.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'
import { useApplication } from './ApplicationContext.ts'
import css from './Comments.module.css'
import { InviteForm } from './InviteForm.tsx'

type Circle = AnswerOf<typeof readCircle>

function Guests({ guests, guestsTotal }: Pick<Circle, 'guests' | 'guestsTotal'>) {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  const { application } = useApplication()
  const end = useAct(endGuest, {
    renews: [readCircle],
    onDone: (_answer, input) => {
      const guest = guests.find(({ orgId }) => orgId === input.params.orgId)
      toast(t('circle.ended', { name: guest?.orgName ?? '' }))
    },
  })
  if (guests.length === 0) return <p className="second">{t('circle.noGuests')}</p>
  return (
    <>
      <Table
        label={t('circle.guests')}
        rows={guests}
        rowKey={({ orgId }) => orgId}
        middle
        columns={[
          { key: 'org', head: t('circle.org'), renderCell: (row) => row.orgName },
          { key: 'by', head: t('circle.invitedBy'), renderCell: (row) => row.invitedBy },
          {
            key: 'until',
            head: t('circle.until'),
            renderCell: (row) => moment(row.untilAt, { year: true }),
          },
          {
            key: 'state',
            head: t('circle.state'),
            renderCell: (row) => (
              <Tag tone={row.open ? 'good' : 'plain'}>
                {t(row.open ? 'circle.live' : 'circle.over')}
              </Tag>
            ),
          },
          {
            key: 'act',
            head: t('circle.act'),
            renderCell: (row) =>
              row.open ? (
                <Button
                  size="small"
                  onClick={() => end.mutate({ params: { id: application.id, orgId: row.orgId } })}
                >
                  {t('circle.end')}
                </Button>
              ) : null,
          },
        ]}
      />
      {guestsTotal > guests.length && (
        <p className="second t13">
          {t('circle.lastGuests', { count: guests.length, total: formatNumber(guestsTotal) })}
        </p>
      )}
      {end.error !== null && <ErrorState problem={end.error.problem} />}
    </>
  )
}

function Known({ circle }: { readonly circle: Circle }) {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  return (
    <div className="stack">
      <p className="second">{t('circle.intro')}</p>
      <Sheet title={t('circle.guests')} note={t('circle.guestsText')} level={2}>
        <div className="stack">
          <Guests {...circle} />
          <InviteForm invitable={circle.invitable} />
        </div>
      </Sheet>
      <Sheet title={t('circle.writers')} note={t('circle.writersText')} level={2}>
        <ul className={css.people}>
          {circle.writers.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={t('circle.units')} level={2}>
        {circle.units.length === 0 ? (
          <p className="second">{t('circle.noUnits')}</p>
        ) : (
          <ul>
            {circle.units.map(({ name, since }) => (
              <li key={name}>
                {name}{' '}
                <span className="muted t13">
                  {t('circle.since', { moment: moment(since, { year: true }) })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
    </div>
  )
}

/** Who can see this application, and whom else to let read the draft. */
export function CirclePage() {
  const { t } = useTranslation('programmes')
  const { application } = useApplication()
  const params = { id: application.id }
  const { data, error, refetch } = useCall(readCircle, { params })
  return (
    <div className="stack">
      <div className="row wrap">
        <h2>{t('circle.title')}</h2>
        <ButtonLink size="small" to="/applications/$id" params={params}>
          {t('preview.back')}
        </ButtonLink>
      </div>
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={6} />}
      {data !== undefined && <Known circle={data} />}
    </div>
  )
}
