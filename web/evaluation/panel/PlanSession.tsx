import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { listPanels } from '../../../domain/evaluation/panel.endpoints.ts'
import type { RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import { makeSession } from '../../../domain/evaluation/session.endpoints.ts'
import {
  isClock,
  sessionKinds,
  sessionWritten,
  type SessionKind,
} from '../../../domain/evaluation/session.ts'
import { useMinute } from '../../kernel/clock.ts'
import { formatIsoDay } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Choices.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Select } from '../../ui/Select.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { renews } from '../round/facts.ts'
import css from '../round/Round.module.css'

const usualMinutes: Readonly<Record<SessionKind, number>> = { defence: 30, onSite: 120 }

/** Day, hours and place of one session of one panel. */
export function PlanSession({
  round,
  onClose,
}: {
  readonly round: RoundPage
  readonly onClose: () => void
}) {
  const { t } = useTranslation('panel')
  const now = useMinute()
  const { data } = useCall(listPanels, { params: { id: round.id } })
  const panels = data?.rows ?? []
  const [chosen, setPanel] = useState<string | null>(null)
  const [kind, setKind] = useState<SessionKind>('defence')
  const [day, setDay] = useState<string | null>(null)
  const [hours, setHours] = useState({ starts: '09:00', ends: '12:00' })
  const [minutes, setMinutes] = useState<number | null>(usualMinutes.defence)
  const [where, setWhere] = useState({ place: '', online: '' })
  const act = useAct(makeSession, {
    renews,
    onDone: () => {
      toast(t('session.planned'))
      onClose()
    },
  })
  const panelId = chosen ?? panels[0]?.id ?? null
  const wrong = (time: string) => (isClock(time) ? {} : { error: t('session.timeWrong') })
  const send = () => {
    if (panelId === null || day === null) return
    const body = { panelId, kind, day, ...hours, slotMinutes: minutes ?? 0, ...where }
    act.mutate({ params: { id: round.id }, body })
  }
  return (
    <Dialog
      open
      shape="side"
      onClose={onClose}
      title={t('session.plan')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={sessionWritten({ day, ...hours })}
            busy={act.isPending}
            onClick={send}
          >
            {t('session.plan')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <Select
          label={t('session.panel')}
          options={panels.map(({ id, name }) => ({ value: id, label: name }))}
          value={panelId}
          onChange={setPanel}
        />
        <Segments
          label={t('session.kind')}
          options={sessionKinds.map((value) => ({ value, label: t(`session.kindOf.${value}`) }))}
          value={kind}
          onChange={(next) => {
            setKind(next)
            setMinutes(usualMinutes[next])
          }}
        />
        <DateInput
          label={t('session.day')}
          earliest={formatIsoDay(now)}
          value={day}
          onChange={setDay}
        />
        <div className={css.pair}>
          {(['starts', 'ends'] as const).map((field) => (
            <TextInput
              key={field}
              label={t(`session.${field}`)}
              help={t('session.timeHelp')}
              {...wrong(hours[field])}
              value={hours[field]}
              onChange={(time) => setHours({ ...hours, [field]: time })}
            />
          ))}
        </div>
        <NumberInput label={t('session.slotMinutes')} value={minutes} onChange={setMinutes} />
        <TextInput
          label={t('session.place')}
          help={t('session.placeHelp')}
          optional
          value={where.place}
          maxLength={200}
          onChange={(place) => setWhere({ ...where, place })}
        />
        <TextInput
          label={t('session.online')}
          optional
          value={where.online}
          maxLength={200}
          onChange={(online) => setWhere({ ...where, online })}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
