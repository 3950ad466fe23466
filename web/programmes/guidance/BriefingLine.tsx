import { IconCalendarPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  briefingCalendar,
  mayCome,
  mayLeave,
  type Briefing,
} from '../../../domain/programmes/briefing.ts'
import {
  comeToBriefing,
  leaveBriefing,
  listAttendees,
  listBriefings,
} from '../../../domain/programmes/briefing.endpoints.ts'
import { serverNow, useMinute } from '../../kernel/clock.ts'
import { formatTime, useFormat } from '../../kernel/format.ts'
import { house } from '../../kernel/house.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { download } from '../../ui/download.ts'
import { OutLink } from '../../ui/Link.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import css from './Guidance.module.css'

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function useWhen() {
  const { moment } = useFormat()
  return ({ startsAt, endsAt }: Briefing): string => {
    const from = moment(startsAt, { weekday: true })
    return endsAt === null ? from : `${from}–${formatTime(endsAt)}`
  }
}

function Facts({ briefing }: { readonly briefing: Briefing }) {
  const { t } = useTranslation('guidance')
  const when = useWhen()
  const { capacity, placesLeft, hasOnline, online } = briefing
  return (
    <dl className={css.facts}>
      <Fact name={t('briefings.when')}>{when(briefing)}</Fact>
      <Fact name={t('briefings.place')}>{briefing.place}</Fact>
      {hasOnline && (
        <Fact name={t('briefings.online')}>
          {online === null ? (
            <span className="muted">{t('briefings.onlineHidden')}</span>
          ) : (
            <OutLink href={online}>{t('briefings.onlineOpen')}</OutLink>
          )}
        </Fact>
      )}
      <Fact name={t('briefings.capacity')}>
        {capacity === null
          ? t('briefings.unlimited')
          : t('briefings.left', { capacity, left: placesLeft ?? 0 })}
      </Fact>
    </dl>
  )
}

function SeatAct({ briefing }: { readonly briefing: Briefing }) {
  const { t } = useTranslation('guidance')
  const me = useMe()
  const now = useMinute()
  const renews = [listBriefings, listAttendees]
  const come = useAct(comeToBriefing, { renews })
  const leave = useAct(leaveBriefing, { renews })
  const params = { id: briefing.id }
  const problem = come.error ?? leave.error
  if (me.person === null) {
    return (
      <ButtonLink
        kind="primary"
        to={house().identity.signInAddress as '/'}
        search={{ next: `/calls/${briefing.programmeId}/briefings` } as never}
      >
        {t('briefings.signIn')}
      </ButtonLink>
    )
  }
  return (
    <>
      {briefing.coming ? (
        <ActionButton
          kind="plain"
          verdict={mayLeave(briefing, now)}
          busy={leave.isPending}
          onClick={() => leave.mutate({ params })}
        >
          {t('briefings.leave')}
        </ActionButton>
      ) : (
        <ActionButton
          verdict={mayCome(briefing, now)}
          busy={come.isPending}
          onClick={() => come.mutate({ params })}
        >
          {t('briefings.join')}
        </ActionButton>
      )}
      {problem !== null && <ErrorState problem={problem.problem} />}
    </>
  )
}

/** One session: when, where, for how many; taking a place and giving it back. */
export function BriefingLine({
  briefing,
  children,
}: {
  readonly briefing: Briefing
  /** What its organiser does with it. */
  readonly children?: ReactNode
}) {
  const { t } = useTranslation('guidance')
  const now = useMinute()
  const open = briefing.cancelledAt === null && Date.parse(briefing.startsAt) > now.getTime()
  return (
    <li>
      <div className={css.line}>
        <h3 className={css.question}>{briefing.title}</h3>
        <span className="muted t12">
          {t('briefings.by', { name: briefing.unitName ?? t('briefings.byOffice') })}
        </span>
        {briefing.cancelledAt !== null && <Tag tone="bad">{t('briefings.cancelled')}</Tag>}
        {briefing.coming && <Tag tone="good">{t('briefings.joined')}</Tag>}
      </div>
      {briefing.body !== '' && <p className={css.answer}>{briefing.body}</p>}
      <Facts briefing={briefing} />
      {(open || children !== undefined) && (
        <div className={css.acts}>
          {open && children === undefined && <SeatAct briefing={briefing} />}
          {open && (
            <Button
              kind="quiet"
              icon={IconCalendarPlus}
              onClick={() =>
                download(
                  `${briefing.title}.ics`,
                  briefingCalendar(briefing, serverNow().toISOString()),
                  'text/calendar;charset=utf-8',
                )
              }
            >
              {t('briefings.calendar')}
            </Button>
          )}
          {children}
        </div>
      )}
    </li>
  )
}
