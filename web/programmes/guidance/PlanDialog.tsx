import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { listBriefings, planBriefing } from '../../../domain/programmes/briefing.endpoints.ts'
import { mayPlan, type BriefingWish } from '../../../domain/programmes/briefing.ts'
import { invalid, type Verdict } from '../../../domain/kernel/verdict.ts'
import { listRecommendations } from '../../../domain/programmes/recommendation.endpoints.ts'
import { useMinute } from '../../kernel/clock.ts'
import { formatIsoDay } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct, useCallWhen } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import css from './Guidance.module.css'

const blank = {
  title: '',
  day: null as string | null,
  from: '14:30',
  to: '',
  place: '',
  online: '',
  capacity: '',
  body: '',
}
type Form = typeof blank
const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/
const asMoment = (day: string, time: string): string =>
  new Date(`${day}T${time}:00+08:00`).toISOString()

const needed = ['title', 'place'] as const
const fieldWords = { title: 'name', place: 'place', day: 'day', from: 'from' } as const

function missingIn(form: Form): (keyof typeof fieldWords)[] {
  return [
    ...needed.filter((field) => form[field].trim().length < (field === 'title' ? 2 : 1)),
    ...(form.day === null ? (['day'] as const) : []),
    ...(timePattern.test(form.from) ? [] : (['from'] as const)),
  ]
}

function wishOf(form: Form, unit: string): BriefingWish {
  const day = form.day ?? ''
  const { online, capacity } = form
  return {
    ...(unit === '' ? {} : { unit }),
    title: form.title.trim(),
    startsAt: asMoment(day, form.from),
    ...(timePattern.test(form.to) ? { endsAt: asMoment(day, form.to) } : {}),
    place: form.place.trim(),
    ...(online.trim() === '' ? {} : { online: online.trim() }),
    ...(/^[1-9]\d{0,4}$/.test(capacity) ? { capacity: Number(capacity) } : {}),
    body: form.body.trim(),
  }
}

/** Who may hold one: the office for everybody, a unit for its own applicants. */
function useHosts(programmeId: string) {
  const { t } = useTranslation('guidance')
  const me = useMe()
  const lists = mayI(me, 'programmes.recommendation.read')
  const { data } = useCallWhen(lists, listRecommendations)
  const units = (data?.rows ?? []).filter((row) => row.programmeId === programmeId)
  return [
    ...(mayI(me, 'programmes.question.answer')
      ? [{ value: '', label: t('briefings.byOffice') }]
      : []),
    ...units.map(({ unit, unitName }) => ({ value: unit, label: unitName })),
  ]
}

function Fields({ form, onForm }: { form: Form; onForm: (form: Form) => void }) {
  const { t } = useTranslation('guidance')
  const now = useMinute()
  const on = (field: keyof Form) => (value: string) => onForm({ ...form, [field]: value })
  const timeFault = (time: string) =>
    time === '' || timePattern.test(time) ? {} : { error: t('briefings.timeWrong') }
  return (
    <>
      <TextInput label={t('briefings.name')} value={form.title} onChange={on('title')} />
      <DateInput
        label={t('briefings.day')}
        earliest={formatIsoDay(now)}
        value={form.day}
        onChange={(day) => onForm({ ...form, day })}
      />
      <div className={css.pair}>
        <TextInput
          label={t('briefings.from')}
          inputMode="numeric"
          {...timeFault(form.from)}
          value={form.from}
          onChange={on('from')}
        />
        <TextInput
          label={t('briefings.to')}
          optional
          inputMode="numeric"
          {...timeFault(form.to)}
          value={form.to}
          onChange={on('to')}
        />
      </div>
      <TextInput label={t('briefings.place')} value={form.place} onChange={on('place')} />
      <div className={css.pair}>
        <TextInput
          label={t('briefings.onlineLabel')}
          help={t('briefings.onlineHelp')}
          optional
          inputMode="url"
          value={form.online}
          onChange={on('online')}
        />
        <TextInput
          label={t('briefings.capacityLabel')}
          help={t('briefings.capacityHelp')}
          optional
          inputMode="numeric"
          value={form.capacity}
          onChange={on('capacity')}
        />
      </div>
      <TextArea
        label={t('briefings.body')}
        optional
        most={4000}
        rows={4}
        value={form.body}
        onChange={on('body')}
      />
    </>
  )
}

/** A session before it is announced to everybody. */
export function PlanDialog({
  programmeId,
  onClose,
}: {
  readonly programmeId: string
  readonly onClose: () => void
}) {
  const { t, i18n } = useTranslation(['guidance', 'ui'])
  const now = useMinute()
  const hosts = useHosts(programmeId)
  const [unit, setUnit] = useState<string | null>(null)
  const [form, setForm] = useState(blank)
  const plan = useAct(planBriefing, {
    renews: [listBriefings],
    onDone: () => {
      toast(t('guidance:briefings.planned'))
      onClose()
    },
  })
  const host = unit ?? hosts[0]?.value ?? ''
  const missing = missingIn(form)
  const verdict: Verdict =
    missing.length === 0 ? mayPlan(wishOf(form, host), now) : invalid('guidance.incomplete')
  const items = new Intl.ListFormat(i18n.language).format(
    missing.map((field) => t(`guidance:briefings.${fieldWords[field]}`)),
  )
  return (
    <Dialog
      open
      onClose={onClose}
      shape="wide"
      title={t('guidance:briefings.planTitle')}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:dialog.cancel')}</Button>
          <ActionButton
            verdict={verdict}
            reason={missing.length > 0 ? t('guidance:object.incomplete', { items }) : undefined}
            busy={plan.isPending}
            onClick={() => plan.mutate({ params: { programmeId }, body: wishOf(form, host) })}
          >
            {t('guidance:briefings.save')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <Select
          label={t('guidance:briefings.unit')}
          options={hosts}
          value={host}
          onChange={setUnit}
        />
        <Fields form={form} onForm={setForm} />
        {plan.error !== null && <ErrorState problem={plan.error.problem} />}
      </div>
    </Dialog>
  )
}
