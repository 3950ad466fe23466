import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  openCapacity,
  type Outlook as OutlookAnswer,
  readOutlook,
} from '../../domain/booking/capacity.endpoints.ts'
import { listIdle, readCompanyOutlook, readIdle } from '../../domain/booking/idle.endpoints.ts'
import { readResponse, responseLeast } from '../../domain/booking/response.endpoints.ts'
import { holdCapacity } from '../../domain/booking/reservation.endpoints.ts'
import { isSoundHold, mayHold, purposeMax } from '../../domain/booking/reservation.ts'
import { allOf } from '../../domain/kernel/verdict.ts'
import { actorOf } from '../kernel/actor.ts'
import { serverNow } from '../kernel/clock.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { house } from '../kernel/house.ts'
import { useMe } from '../kernel/me.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Note } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Booking.module.css'
import { renews } from './renews.ts'
import { FreeBars } from './WeekBars.tsx'
import { noWhen, WhenFields, wishOf } from './WhenFields.tsx'

type Given = { readonly id: string; readonly outlook: OutlookAnswer }

function HoldForm({ id, outlook }: Given) {
  const { t } = useTranslation('booking')
  const navigate = useNavigate()
  const actor = actorOf(useMe())
  const [when, setWhen] = useState(noWhen)
  const [purpose, setPurpose] = useState('')
  const hold = useAct(holdCapacity, {
    renews,
    onDone: (made) => {
      toast(t('done.hold'))
      void navigate({ to: '/reservations/$id', params: { id: made.id } })
    },
  })
  const wish = wishOf(outlook.mode, when, purpose)
  return (
    <div className={`stack ${css.hold}`}>
      <p className="second t13">
        {t('hold.rules', {
          least: formatNumber(outlook.leastHours),
          most: formatNumber(outlook.mostHours),
          hours: outlook.holdHours,
        })}
      </p>
      <WhenFields offerId={id} mode={outlook.mode} when={when} onWhen={setWhen} />
      <TextInput
        label={t('hold.purpose')}
        help={t('hold.purposeHelp')}
        most={purposeMax}
        value={purpose}
        onChange={setPurpose}
      />
      {hold.error !== null && <ErrorState problem={hold.error.problem} />}
      <ActionButton
        verdict={allOf(mayHold(actor, outlook), isSoundHold(wish, outlook, serverNow()))}
        busy={hold.isPending}
        onClick={() => hold.mutate({ params: { id }, body: wish })}
      >
        {t('hold.act')}
      </ActionButton>
    </div>
  )
}

function Hold({ id, outlook }: Given) {
  const { t } = useTranslation('booking')
  const me = useMe()
  const [open, setOpen] = useState(false)
  if (me.person === null) {
    return (
      <p>
        <ButtonLink
          to={house().identity.signInAddress as '/'}
          search={{ back: `/capabilities/${id}` } as never}
        >
          {t('hold.signIn')}
        </ButtonLink>
      </p>
    )
  }
  if (me.actingOrg?.id === outlook.orgId) {
    return (
      <ButtonLink to="/capacity/$id" params={{ id }}>
        {t('toCapacity')}
      </ButtonLink>
    )
  }
  if (open) return <HoldForm id={id} outlook={outlook} />
  return (
    <ActionButton verdict={mayHold(actorOf(me), outlook)} onClick={() => setOpen(true)}>
      {t('hold.title')}
    </ActionButton>
  )
}

/** What its maker points out as free; nothing where nothing of it is left. */
function IdleNote({ id }: { readonly id: string }) {
  const { t } = useTranslation('booking')
  const { day } = useFormat()
  const { data } = useCall(readIdle, { params: { id } })
  const idle = data?.idle ?? null
  if (idle === null) return null
  return (
    <Note tone="good">
      {t('idle.note', {
        from: day(idle.from),
        until: day(idle.until),
        hours: formatNumber(idle.freeHours),
      })}{' '}
      {idle.note}
    </Note>
  )
}

const shownFirst = 6

/** Beside an offer: how much of it is free in the weeks ahead, and a hold of it. */
export function Outlook({ id }: { readonly id: string }) {
  const { t } = useTranslation('booking')
  const [all, setAll] = useState(false)
  const { data } = useCall(readOutlook, { params: { id } })
  const outlook = data?.outlook ?? null
  if (outlook === null) return null
  const weeks = all ? outlook.weeks : outlook.weeks.slice(0, shownFirst)
  return (
    <section className={css.section} aria-labelledby="outlook">
      <h2 id="outlook">{t('outlook.title')}</h2>
      <div className="stack">
        <p className="second t13">{t(`outlook.lead.${outlook.mode}`)}</p>
        <IdleNote id={id} />
        <FreeBars weeks={weeks} />
        {!all && outlook.weeks.length > shownFirst && (
          <div>
            <Button size="small" kind="quiet" onClick={() => setAll(true)}>
              {t('outlook.all', { count: outlook.weeks.length })}
            </Button>
          </div>
        )}
        {outlook.own > 0 && (
          <p>
            <Link to="/reservations" search={{ side: 'holding', offer: id } as never}>
              {t('outlook.own', { count: outlook.own })}
            </Link>
          </p>
        )}
        <Hold id={id} outlook={outlook} />
      </div>
    </section>
  )
}

/** Beside one's own offer: whether it has capacity, and the way to it. */
export function OwnOffer({ id }: { readonly id: string }) {
  const { t } = useTranslation('booking')
  const { data } = useCall(openCapacity, { params: { id } })
  if (data === undefined) return null
  const isSet = data.version > 0
  const next = data.weeks.slice(0, 4)
  const free = next.reduce((sum, { freeHours }) => sum + freeHours, 0)
  return (
    <Sheet title={t('nav.capacity')}>
      <div className="stack">
        <p className="t13">
          {isSet ? t('ownOffer.free', { hours: formatNumber(free) }) : t('ownOffer.unset')}
        </p>
        <ButtonLink to="/capacity/$id" params={{ id }} size="small">
          {t(isSet ? 'toCapacity' : 'form.set')}
        </ButtonLink>
      </div>
    </Sheet>
  )
}

/** All cards of a list share one reading: what is published newest. */
const idleShown = 200

/** Within the card of an offer: that its maker points out some of it as free. */
export function IdleInList({ id }: { readonly id: string }) {
  const { t } = useTranslation('booking')
  const { day } = useFormat()
  const { data } = useCall(listIdle, { query: { limit: idleShown } })
  const idle = data?.rows.find(({ offerId }) => offerId === id)
  if (idle === undefined) return null
  return <Tag tone="good">{t('idle.tag', { from: day(idle.from), until: day(idle.until) })}</Tag>
}

/** As people say it: minutes below two hours, days above two. */
function useSpent() {
  const { t } = useTranslation('booking')
  return (minutes: number): string => {
    if (minutes < 120) return t('response.minutes', { count: Math.max(1, minutes) })
    if (minutes < 2880) return t('response.hours', { count: Math.round(minutes / 60) })
    return t('response.days', { count: Math.round(minutes / 1440) })
  }
}

/** How soon it answers holds; that it is not known is said as well. */
function Response({ id }: { readonly id: string }) {
  const { t } = useTranslation('booking')
  const spent = useSpent()
  const { data } = useCall(readResponse, { params: { id } })
  if (data === undefined) return null
  if (data.response === null) {
    return <p className="second t13">{t('response.few', { least: responseLeast })}</p>
  }
  const { holds, answered, medianMinutes } = data.response
  return (
    <p className="t13">
      {medianMinutes === null
        ? t('response.never', { holds })
        : t('response.median', { holds, answered, spent: spent(medianMinutes) })}
    </p>
  )
}

/** Beside a company: how much of what it offers is free in the weeks ahead. */
export function CompanyOutlook({ id }: { readonly id: string }) {
  const { t } = useTranslation('booking')
  const { data } = useCall(readCompanyOutlook, { params: { id } })
  if (data === undefined || data.offers === 0) return null
  return (
    <section className={css.section} aria-labelledby="outlook">
      <h2 id="outlook">{t('outlook.title')}</h2>
      <div className="stack">
        <p className="second t13">{t('outlook.company', { count: data.offers })}</p>
        <FreeBars weeks={data.weeks} />
        <Response id={id} />
      </div>
    </section>
  )
}
