import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { weekCapacityMinutes, weekOf } from '../../domain/booking/calendar.ts'
import { type OfferCapacity, setCapacity } from '../../domain/booking/capacity.endpoints.ts'
import {
  capacityModes,
  type CapacityWish,
  isSoundCapacity,
  mayChangeMode,
  maySetCapacity,
} from '../../domain/booking/capacity.ts'
import { addDays } from '../../domain/kernel/moment.ts'
import { allOf } from '../../domain/kernel/verdict.ts'
import { actorOf } from '../kernel/actor.ts'
import { serverNow } from '../kernel/clock.ts'
import { formatNumber } from '../kernel/format.ts'
import { LeaveGuard } from '../kernel/form/LeaveGuard.tsx'
import { useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Checkbox, RadioGroup } from '../ui/Choices.tsx'
import { Link } from '../ui/Link.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { ErrorState } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Booking.module.css'
import { CalendarFields } from './CalendarFields.tsx'
import { renews } from './renews.ts'

type Part = {
  readonly wish: CapacityWish
  readonly onWish: (wish: CapacityWish) => void
}

function Mode({ wish, onWish }: Part) {
  const { t } = useTranslation('booking')
  return (
    <RadioGroup
      label={t('form.mode')}
      options={capacityModes.map((value) => ({
        value,
        label: t(`mode.${value}`),
        note: t(`modeNote.${value}`),
      }))}
      value={wish.mode}
      onChange={(mode) => onWish({ ...wish, mode, ...(mode === 'slots' ? { machines: 1 } : {}) })}
    />
  )
}

function Numbers({ wish, onWish }: Part) {
  const { t } = useTranslation('booking')
  const number = (key: 'machines' | 'leastHours' | 'mostHours' | 'holdHours' | 'horizonWeeks') => (
    <NumberInput
      label={t(`form.${key}`)}
      help={t(`formHelp.${key}`)}
      digits={key === 'leastHours' || key === 'mostHours' ? 1 : 0}
      unit={t(`unit.${key}`)}
      value={wish[key]}
      onChange={(value) => value !== null && onWish({ ...wish, [key]: value })}
    />
  )
  return (
    <div className={css.fields}>
      {wish.mode === 'hours' && number('machines')}
      {number('leastHours')}
      {number('mostHours')}
      {number('holdHours')}
      {number('horizonWeeks')}
    </div>
  )
}

function ByCalendar({ wish, onWish, capacity }: Part & { readonly capacity: OfferCapacity }) {
  const { t } = useTranslation('booking')
  return (
    <>
      <RadioGroup
        label={t('form.calendar')}
        options={[
          { value: 'org', label: t('form.byOrg') },
          { value: 'own', label: t('form.byOwn'), note: t('form.byOwnNote') },
        ]}
        value={wish.calendar === null ? 'org' : 'own'}
        onChange={(by) => onWish({ ...wish, calendar: by === 'org' ? null : capacity.calendar })}
      />
      {wish.calendar === null ? (
        <p className="t13">
          <Link to="/capacity/calendar">{t('form.toCalendar')}</Link>
        </p>
      ) : (
        <CalendarFields
          calendar={wish.calendar}
          onCalendar={(calendar) => onWish({ ...wish, calendar })}
        />
      )}
    </>
  )
}

/** How the capacity of an offer is counted, by which calendar, and what others may hold of it. */
export function CapacityForm({ capacity }: { readonly capacity: OfferCapacity }) {
  const { t } = useTranslation('booking')
  const actor = actorOf(useMe())
  const [wish, setWish] = useState(capacity.wish)
  const [seen, setSeen] = useState(capacity.version)
  const [unsaved, setUnsaved] = useState(false)
  const set = useAct(setCapacity, {
    renews,
    onDone: ({ version }) => {
      setSeen(version)
      setUnsaved(false)
      toast(t('saved'))
    },
  })
  const onWish = (next: CapacityWish) => {
    setWish(next)
    setUnsaved(true)
  }
  const week = addDays(weekOf(serverNow().getTime()), 7)
  const calendar = wish.calendar ?? capacity.calendar
  const minutes = weekCapacityMinutes(calendar, week, wish.machines)
  const verdict = allOf(
    maySetCapacity(actor, capacity),
    isSoundCapacity(wish),
    mayChangeMode(capacity.wish.mode, wish.mode, capacity.inUse),
  )
  return (
    <div className="stack">
      <LeaveGuard when={unsaved} />
      <Mode wish={wish} onWish={onWish} />
      <Numbers wish={wish} onWish={onWish} />
      <Checkbox
        label={t('form.takesHolds')}
        note={t('form.takesHoldsNote')}
        checked={wish.takesHolds}
        onChange={(takesHolds) => onWish({ ...wish, takesHolds })}
      />
      <ByCalendar wish={wish} onWish={onWish} capacity={capacity} />
      <p className="second" role="status">
        {t('form.opens', { hours: formatNumber(minutes / 60) })}
      </p>
      {set.error !== null && <ErrorState problem={set.error.problem} />}
      <ActionButton
        verdict={verdict}
        busy={set.isPending}
        onClick={() => set.mutate({ params: { id: capacity.offerId }, body: { seen, wish } })}
      >
        {t(capacity.version === 0 ? 'form.set' : 'save')}
      </ActionButton>
    </div>
  )
}
