import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  type Activity,
  changeActivity,
  listActivities,
  listHosted,
  planActivity,
  readActivity,
} from '../../domain/activities/activity.endpoints.ts'
import {
  type ActivityKind,
  activityKinds,
  type ActivityWish,
  agendaMax,
  mayHold,
} from '../../domain/activities/activity.ts'
import { listRegistrations } from '../../domain/activities/registration.endpoints.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import { formatIsoDay, formatTime } from '../kernel/format.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldGroup } from '../ui/Field.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { Select } from '../ui/Select.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextArea, TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Activities.module.css'
import { momentOf, timePattern } from './when.ts'

type Item = ActivityWish['agenda'][number] & { readonly key: number }

type Draft = {
  readonly kind: ActivityKind
  readonly title: string
  readonly body: string
  readonly agenda: readonly Item[]
  readonly day: string | null
  readonly from: string
  readonly untilDay: string | null
  readonly until: string
  readonly closeDay: string | null
  readonly close: string
  readonly place: string
  readonly online: string
  readonly capacity: number | null
  readonly perOrg: number | null
  readonly perRegion: number | null
  readonly contact: string
}

const blank: Draft = {
  kind: 'training',
  title: '',
  body: '',
  agenda: [],
  day: null,
  from: '09:00',
  untilDay: null,
  until: '12:00',
  closeDay: null,
  close: '17:00',
  place: '',
  online: '',
  capacity: null,
  perOrg: null,
  perRegion: null,
  contact: '',
}

function draftOf(activity: Activity | undefined): Draft {
  if (activity === undefined) return blank
  const { startsAt, endsAt, closesAt, online, agenda } = activity
  return {
    ...activity,
    online: online ?? '',
    agenda: agenda.map((item, key) => ({ ...item, key })),
    day: formatIsoDay(startsAt),
    from: formatTime(startsAt),
    untilDay: formatIsoDay(endsAt),
    until: formatTime(endsAt),
    closeDay: formatIsoDay(closesAt),
    close: formatTime(closesAt),
  }
}

/** Whole, or null while something that is needed is missing. The end falls on the first day unless another is given. */
function wishOf(draft: Draft): ActivityWish | null {
  const startsAt = momentOf(draft.day, draft.from)
  const endsAt = momentOf(draft.untilDay ?? draft.day, draft.until)
  const closesAt = momentOf(draft.closeDay, draft.close)
  const { kind, title, body, place, capacity, perOrg, perRegion, contact } = draft
  const said = title.trim().length >= 2 && place.trim() !== ''
  if (startsAt === null || endsAt === null || closesAt === null || !said) return null
  return {
    kind,
    title,
    body,
    place,
    capacity,
    perOrg,
    perRegion,
    contact,
    startsAt,
    endsAt,
    closesAt,
    online: draft.online.trim() === '' ? null : draft.online.trim(),
    agenda: draft.agenda
      .filter(({ what }) => what.trim() !== '')
      .map(({ time, what, who }) => ({ time, what, who })),
  }
}

type Props = { readonly draft: Draft; readonly put: (change: Partial<Draft>) => void }

function Times({ draft, put }: Props) {
  const { t } = useTranslation('activities')
  const time = (key: 'from' | 'until' | 'close') => (
    <TextInput
      label={t(`form.${key}`)}
      inputMode="numeric"
      {...(timePattern.test(draft[key]) ? {} : { error: t('form.timeWrong') })}
      value={draft[key]}
      onChange={(value) => put({ [key]: value })}
    />
  )
  const day = (key: 'day' | 'untilDay' | 'closeDay', optional = false) => (
    <DateInput
      label={t(`form.${key}`)}
      optional={optional}
      value={draft[key]}
      onChange={(value) => put({ [key]: value })}
    />
  )
  return (
    <div className={css.pair}>
      {day('day')}
      {time('from')}
      {day('untilDay', true)}
      {time('until')}
      {day('closeDay')}
      {time('close')}
    </div>
  )
}

function Quotas({ draft, put }: Props) {
  const { t } = useTranslation('activities')
  const most = (key: 'capacity' | 'perOrg' | 'perRegion') => (
    <NumberInput
      label={t(`form.${key}`)}
      optional
      unit={t('form.people')}
      value={draft[key]}
      onChange={(value) => put({ [key]: value })}
    />
  )
  return (
    <FieldGroup label={t('form.quotas')} note={t('form.quotasNote')}>
      <div className={css.pair}>
        {most('capacity')}
        {most('perOrg')}
        {most('perRegion')}
      </div>
    </FieldGroup>
  )
}

function AgendaFields({ draft, put }: Props) {
  const { t } = useTranslation('activities')
  const { agenda } = draft
  const change = (key: number, part: Partial<Item>) =>
    put({ agenda: agenda.map((item) => (item.key === key ? { ...item, ...part } : item)) })
  return (
    <FieldGroup label={t('agenda.title')}>
      <div className="stack">
        {agenda.map((item, at) => (
          <div key={item.key} className={css.agendaRow}>
            {(['time', 'what', 'who'] as const).map((name) => (
              <TextInput
                key={name}
                label={t(`agenda.${name}`)}
                value={item[name]}
                onChange={(text) => change(item.key, { [name]: text })}
              />
            ))}
            <Button
              kind="quiet"
              aria-label={t('agenda.remove', { place: at + 1 })}
              onClick={() => put({ agenda: agenda.filter(({ key }) => key !== item.key) })}
            >
              {t('remove')}
            </Button>
          </div>
        ))}
        {agenda.length < agendaMax && (
          <div>
            <Button
              size="small"
              icon={IconPlus}
              onClick={() => {
                const key = Math.max(0, ...agenda.map((item) => item.key)) + 1
                put({ agenda: [...agenda, { time: '', what: '', who: '', key }] })
              }}
            >
              {t('agenda.add')}
            </Button>
          </div>
        )}
      </div>
    </FieldGroup>
  )
}

function Fields({ draft, put }: Props) {
  const { t } = useTranslation('activities')
  const text = (key: 'title' | 'place' | 'online' | 'contact', optional = false) => (
    <TextInput
      label={t(`form.${key}`)}
      optional={optional}
      value={draft[key]}
      onChange={(value) => put({ [key]: value })}
    />
  )
  return (
    <>
      <Select
        label={t('kindLabel')}
        options={activityKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={draft.kind}
        onChange={(kind) => put({ kind })}
      />
      {text('title')}
      <Times draft={draft} put={put} />
      {text('place')}
      {text('online', true)}
      <Quotas draft={draft} put={put} />
      <TextArea
        label={t('form.body')}
        optional
        rows={4}
        most={4000}
        value={draft.body}
        onChange={(body) => put({ body })}
      />
      <AgendaFields draft={draft} put={put} />
      {text('contact', true)}
    </>
  )
}

/** An activity before it is published, and when something of it changes. */
export function PlanDialog({
  activity,
  onClose,
  onDone,
}: {
  readonly activity?: Activity
  readonly onClose: () => void
  readonly onDone: (activity: Activity) => void
}) {
  const { t } = useTranslation('activities')
  const [draft, setDraft] = useState(() => draftOf(activity))
  const done = {
    renews: [listHosted, listActivities, readActivity, listRegistrations],
    onDone: (kept: Activity) => {
      toast(t('saved'))
      onDone(kept)
    },
  }
  const plan = useAct(planActivity, done)
  const change = useAct(changeActivity, done)
  const wish = wishOf(draft)
  const problem = (plan.error ?? change.error)?.problem
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={t(activity === undefined ? 'plan' : 'change')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={wish === null ? invalid('activities.incomplete') : mayHold(wish)}
            reason={wish === null ? t('form.incomplete') : undefined}
            busy={plan.isPending || change.isPending}
            onClick={() => {
              if (wish === null) return
              if (activity === undefined) plan.mutate({ body: wish })
              else {
                const body = { seen: activity.version, wish }
                change.mutate({ params: { id: activity.id }, body })
              }
            }}
          >
            {t('save')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <Fields draft={draft} put={(part) => setDraft({ ...draft, ...part })} />
        {problem !== undefined && <ErrorState problem={problem} />}
      </div>
    </Dialog>
  )
}
