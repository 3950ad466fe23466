import { IconCalendarPlus, IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { type Activity, readActivity } from '../../domain/activities/activity.endpoints.ts'
import { mayLeave, mayRegister } from '../../domain/activities/registration.ts'
import {
  leave,
  listMine,
  readTicket,
  register,
} from '../../domain/activities/registration.endpoints.ts'
import { downloadVersion } from '../../domain/files/version.endpoints.ts'
import { calendarFile } from '../../domain/kernel/calendarFile.ts'
import { actorOf } from '../kernel/actor.ts'
import { serverNow, useMinute } from '../kernel/clock.ts'
import { formatBytes, useFormat } from '../kernel/format.ts'
import { house } from '../kernel/house.ts'
import { useMe } from '../kernel/me.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { NotFound } from '../kernel/shell/Faults.tsx'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { download } from '../ui/download.ts'
import type { NamedValue } from '../ui/Figures.tsx'
import { Link, OutLink } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { usePlaces } from './ActivitiesPage.tsx'
import css from './Activities.module.css'
import { FeedbackForm } from './FeedbackForm.tsx'
import { ActivityStateTag } from './Tags.tsx'
import { useWhen } from './when.ts'

type Props = { readonly activity: Activity }

function Facts({ activity }: Props) {
  const { t } = useTranslation('activities')
  const { due, list } = useFormat()
  const [when, places] = [useWhen(), usePlaces()]
  const { hasOnline, online, perOrg, perRegion, contact } = activity
  const way =
    online === null ? t('onlineHidden') : <OutLink href={online}>{t('onlineOpen')}</OutLink>
  const quotas = [
    ...(perOrg === null ? [] : [t('quota.org', { count: perOrg })]),
    ...(perRegion === null ? [] : [t('quota.region', { count: perRegion })]),
  ]
  const facts: readonly NamedValue[] = [
    [t('host'), activity.hostName],
    ...(activity.cohostNames.length === 0
      ? []
      : [[t('cohost.head'), list(activity.cohostNames)] as const]),
    [t('when'), when(activity)],
    [t('place'), activity.place],
    ...(hasOnline ? [[t('online'), way] as const] : []),
    [t('places.head'), places(activity)],
    ...(quotas.length === 0 ? [] : [[t('quota.head'), quotas.join('; ')] as const]),
    [t('closes'), due(activity.closesAt)],
    ...(contact === '' ? [] : [[t('contact'), contact] as const]),
  ]
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Agenda({ activity }: Props) {
  const { t } = useTranslation('activities')
  if (activity.agenda.length === 0) return null
  type Item = Activity['agenda'][number]
  const columns: readonly Column<Item>[] = [
    { key: 'time', head: t('agenda.time'), renderCell: ({ time }) => time },
    { key: 'what', head: t('agenda.what'), renderCell: ({ what }) => what },
    { key: 'who', head: t('agenda.who'), renderCell: ({ who }) => who },
  ]
  return (
    <section className={css.section}>
      <h2>{t('agenda.title')}</h2>
      <Table
        label={t('agenda.title')}
        columns={columns}
        rows={activity.agenda}
        rowKey={({ time, what }) => `${time} ${what}`}
      />
    </section>
  )
}

function Materials({ activity }: Props) {
  const { t } = useTranslation('activities')
  if (activity.materials.length === 0) return null
  return (
    <section className={css.section}>
      <h2>{t('materials.title')}</h2>
      <ul className={css.lines}>
        {activity.materials.map(({ versionId, name, bytes, audience }) => (
          <li key={versionId}>
            <OutLink href={downloadVersion.path.replace(':id', versionId)}>{name}</OutLink>{' '}
            <span className="muted t12">
              {formatBytes(bytes)} {t(`materials.${audience}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** 签到码: shown on the telephone at the door, or printed. */
function Ticket({ activity }: Props) {
  const { t } = useTranslation('activities')
  const { moment, list } = useFormat()
  const { data, error } = useCall(readTicket, { params: { id: activity.id } })
  if (error !== null) return <ErrorState problem={error.problem} />
  if (data === undefined) return <Loading lines={3} />
  const used = data.attendedAt !== null
  return (
    <Sheet title={t('ticket.title')}>
      <div className={css.ticket}>
        {!used && <img src={data.qr} alt={t('ticket.alt')} />}
        <div>
          {!used && (
            <>
              <div className="second t13">{t('ticket.code')}</div>
              <div className={css.code}>{data.code}</div>
            </>
          )}
          <div>{data.personName}</div>
          <div className="second t13">{data.orgName}</div>
          <div className="second t12">{list(data.hostNames)}</div>
          {data.attendedAt !== null && (
            <p className="good t13">
              {t('ticket.attended', { at: moment(data.attendedAt, { year: true }) })}
            </p>
          )}
        </div>
      </div>
      {!used && <p className="muted t12">{t('ticket.note')}</p>}
    </Sheet>
  )
}

const renews = [readActivity, listMine]

/** Taking a place, or giving it back. */
function RegistrationAct({ activity }: Props) {
  const { t } = useTranslation('activities')
  const me = useMe()
  const now = useMinute()
  const come = useAct(register, { renews })
  const go = useAct(leave, { renews: [...renews, readTicket] })
  const params = { id: activity.id }
  const { mine } = activity
  if (me.person === null) {
    return (
      <ButtonLink
        kind="primary"
        to={house().identity.signInAddress as '/'}
        search={{ next: `/activities/${activity.id}` } as never}
      >
        {t('signInToCome')}
      </ButtonLink>
    )
  }
  const problem = (come.error ?? go.error)?.problem
  const full = activity.placesLeft === 0
  const verdict = mayRegister(actorOf(me), activity, { registered: mine !== null }, now)
  const leaves = mayLeave(
    activity,
    { registered: mine !== null, attended: mine?.attendedAt != null },
    now,
  )
  return (
    <>
      {mine === null ? (
        <ActionButton
          verdict={verdict}
          busy={come.isPending}
          onClick={() => come.mutate({ params })}
        >
          {t(full ? 'comeWaiting' : 'come', { org: me.actingOrg?.name ?? '' })}
        </ActionButton>
      ) : (
        leaves.ok && (
          <Button busy={go.isPending} onClick={() => go.mutate({ params })}>
            {t('leave')}
          </Button>
        )
      )}
      {problem !== undefined && <ErrorState problem={problem} />}
    </>
  )
}

function Standing({ activity }: Props) {
  const { t } = useTranslation('activities')
  const { mine, state, cancelReason } = activity
  if (state === 'cancelled') {
    return (
      <Note tone="bad" title={t('cancelledTitle')}>
        <p className={css.said}>{cancelReason}</p>
      </Note>
    )
  }
  if (mine?.state !== 'waiting') return null
  return (
    <Note tone="care" title={t('waitingTitle', { place: mine.inLine ?? 1 })}>
      <p>{t('waitingText')}</p>
    </Note>
  )
}

function Acts({ activity }: Props) {
  const { t } = useTranslation('activities')
  const { id, title, own } = activity
  const toCalendar = () => {
    const { startsAt, endsAt, place, online, body } = activity
    const cancelled = activity.state === 'cancelled'
    const meeting = { id, title, startsAt, endsAt, place, online, body, cancelled }
    const text = calendarFile({ ...meeting, maker: 'Activity' }, serverNow().toISOString())
    download(`${title}.ics`, text, 'text/calendar;charset=utf-8')
  }
  return (
    <div className={css.acts} data-print="no">
      <RegistrationAct activity={activity} />
      <Button icon={IconCalendarPlus} onClick={toCalendar}>
        {t('calendar')}
      </Button>
      <Button icon={IconPrinter} onClick={() => globalThis.print()}>
        {t('print')}
      </Button>
      {own && (
        <ButtonLink to="/hosted-activities/$id" params={{ id }}>
          {t('toHost')}
        </ButtonLink>
      )}
    </div>
  )
}

function Body({ activity }: Props) {
  const { t } = useTranslation('activities')
  return (
    <>
      <Standing activity={activity} />
      <Facts activity={activity} />
      <Acts activity={activity} />
      {activity.body !== '' && <p className={css.text}>{activity.body}</p>}
      <Agenda activity={activity} />
      <Materials activity={activity} />
      <p data-print="no">
        <Link to="/activities">{t('all')}</Link>
      </p>
    </>
  )
}

function Loaded({ activity }: Props) {
  const { t } = useTranslation('activities')
  const now = useMinute().getTime()
  const { mine, title, kind } = activity
  const comes = mine?.state === 'registered' && activity.state === 'open'
  const begun = now >= Date.parse(activity.startsAt)
  return (
    <article>
      <PageHead title={title} crumbs={[{ label: t('title'), to: '/activities' }]} />
      <header className={css.head}>
        <h1 className="songTitle">{title}</h1>
        <div className="row wrap">
          <span className="second">{t(`kind.${kind}`)}</span>
          <ActivityStateTag activity={activity} />
        </div>
      </header>
      {comes ? (
        <WithSide
          sideFirst
          side={
            <>
              <Ticket activity={activity} />
              {begun && mine.attendedAt !== null && <FeedbackForm activity={activity} />}
            </>
          }
        >
          <Body activity={activity} />
        </WithSide>
      ) : (
        <div className="stack">
          <Body activity={activity} />
        </div>
      )}
    </article>
  )
}

/** One activity, for everybody; with the way in, the ticket and the form for those who come. */
export function ActivityPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(readActivity, { params: { id } })
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  return data === undefined ? <Loading lines={6} /> : <Loaded activity={data} />
}
