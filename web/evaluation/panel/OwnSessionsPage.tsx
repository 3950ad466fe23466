import { useTranslation } from '../../kernel/words.ts'
import { listOwnSessions, type OwnSession } from '../../../domain/evaluation/session.endpoints.ts'
import { allRows } from '../../../domain/kernel/allRows.ts'
import { call } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import css from '../round/Round.module.css'
import { meetingOf, placeOf } from './calendar.ts'
import { CalendarButton } from './CalendarButton.tsx'

function useSessionTitle() {
  const { t } = useTranslation('panel')
  return ({ panel, kind }: OwnSession) =>
    t('session.calendarSession', { panel, kind: t(`session.kindOf.${kind}`) })
}

function SessionSheet({ session }: { readonly session: OwnSession }) {
  const { t } = useTranslation('panel')
  const { t: say } = useTranslation('evaluation')
  const { day, time } = useFormat()
  const titleOf = useSessionTitle()
  const { from, to } = session
  return (
    <Sheet
      title={titleOf(session)}
      note={`${day(from, { weekday: true })} ${t('session.when', { from: time(from), to: time(to) })}`}
      end={session.state === 'cancelled' && <Tag tone="bad">{t('session.state.cancelled')}</Tag>}
    >
      <div className="stack">
        <dl className={css.facts}>
          <dt>{t('session.where')}</dt>
          <dd>{placeOf(session)}</dd>
          <dt>{session.round}</dt>
          <dd>{t('session.myRole', { role: say(`panelRole.${session.role}`) })}</dd>
        </dl>
        {session.reason !== null && <p>{t('session.reason', { reason: session.reason })}</p>}
        <ul className={css.lines}>
          {session.slots.map((slot) => (
            <li key={slot.id}>
              <div>
                <b>{t('session.when', { from: time(slot.from), to: time(slot.to) })}</b>{' '}
                {slot.title === null ? (
                  t('session.item', { seq: slot.seq })
                ) : (
                  <Link to="/reviews/tables/$id" params={{ id: slot.id }}>
                    {t('itemLine', { seq: slot.seq, title: slot.title })}
                  </Link>
                )}
                {slot.title === null && <div className="muted t13">{t('session.hiddenTitle')}</div>}
              </div>
              {slot.recorded ? (
                <Tag tone="good">{t('session.recorded')}</Tag>
              ) : (
                slot.confirmed && <Tag>{t('session.confirmedBy')}</Tag>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  )
}

/** When one sits in a panel, and what is heard. */
export function OwnSessionsPage() {
  const { t } = useTranslation('panel')
  const titleOf = useSessionTitle()
  const trail = useTrail()
  const { data, error, refetch } = useCall(listOwnSessions, { query: trail.page })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={6} />
  const meetings = async () => {
    const all = await allRows((page) => call(listOwnSessions, { query: page }))
    return all.map((session) =>
      meetingOf(session, {
        title: titleOf(session),
        body: session.round,
        cancelled: session.state === 'cancelled',
      }),
    )
  }
  return (
    <div className="stack">
      <PageHead title={t('session.mine')} />
      <h1 className="sr">{t('session.mine')}</h1>
      {data.total === 0 && <Empty title={t('session.mineNone')}>{t('session.mineNoneText')}</Empty>}
      {data.rows.map((session) => (
        <SessionSheet key={session.id} session={session} />
      ))}
      <TrailButtons trail={trail} {...data} bare />
      {data.total > 0 && <CalendarButton name={t('session.mine')} read={meetings} />}
    </div>
  )
}
