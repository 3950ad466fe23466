import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { unitOf, type ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import { readProgramme, type Seat } from '../../../domain/programmes/programme.endpoints.ts'
import { confirmCondition } from '../../../domain/programmes/recommendation.endpoints.ts'
import { listAuthorities } from '../../../domain/programmes/seat.endpoints.ts'
import { readStanding } from '../../../domain/programmes/standing.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import css from './Office.module.css'
import type { Managed } from './ProgrammeFrame.tsx'
import type { useFillSeats } from './SeatsPage.tsx'

/** A condition that raises the quota: confirmed or withdrawn with a reason that is kept. */
function Condition({
  managed,
  seat,
  code,
  max,
}: {
  readonly managed: Managed
  readonly seat: Seat
  readonly code: string
  readonly max: number
}) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const [reason, setReason] = useState('')
  const definition = managed.definition as ProgrammeDefinition
  const condition = definition.quotaConditions.find((one) => one.code === code)
  const holds = seat.conditions.includes(code)
  const act = useAct(confirmCondition, {
    renews: [readProgramme, readStanding],
    onDone: () => {
      setReason('')
      toast(t(holds ? 'seats.withdrawn' : 'seats.confirmed'))
    },
  })
  return (
    <div className={css.condition}>
      <p>
        {condition?.text[language] ?? code}{' '}
        <span className="muted t13">{t('seats.conditionMax', { max })}</span>
      </p>
      <p className={holds ? 'good t13' : 'muted t13'}>
        {t(holds ? 'seats.holds' : 'seats.holdsNot')}
      </p>
      <TextInput
        label={t('seats.reason')}
        help={t('seats.reasonHelp')}
        value={reason}
        onChange={setReason}
      />
      <div>
        <Button
          busy={act.isPending}
          onClick={() =>
            act.mutate({
              params: { programmeId: managed.id, unit: seat.unitCode, condition: code },
              body: { holds: !holds, reason },
            })
          }
        >
          {t(holds ? 'seats.withdraw' : 'seats.confirm')}
        </Button>
      </div>
      {act.error !== null && <ErrorState problem={act.error.problem} />}
    </div>
  )
}

/** One seat: who sits there, by which name it is shown, and which conditions of its quota hold. */
export function SeatDialog({
  managed,
  seat,
  filling,
  onClose,
}: {
  readonly managed: Managed
  readonly seat: Seat
  readonly filling: ReturnType<typeof useFillSeats>
  readonly onClose: () => void
}) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const { data, error } = useCall(listAuthorities, { query: {} })
  const [orgId, setOrgId] = useState(seat.orgId)
  const [name, setName] = useState(seat.authorityName ?? '')
  const options = (data?.rows ?? []).map((org) => ({
    value: org.id,
    label: org.name,
    ...(org.uscc === null ? {} : { note: org.uscc }),
  }))
  const conditional =
    unitOf(managed.definition as ProgrammeDefinition, seat.unitCode)?.quota.value?.conditional ?? []
  const own = { unitCode: seat.unitCode, orgId, authorityName: name.trim() || null }
  return (
    <Dialog
      open
      shape="side"
      onClose={onClose}
      title={seat.unitName[language]}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" busy={filling.busy} onClick={() => filling.fill([own])}>
            {t('seats.keep')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Combobox
          label={t('seats.org')}
          help={t('seats.orgHelp')}
          optional
          options={options}
          value={orgId}
          onChange={(next) => {
            setOrgId(next)
            const chosen = data?.rows.find(({ id }) => id === next)
            if (chosen !== undefined && name.trim() === '') setName(chosen.name)
          }}
        />
        <TextInput
          label={t('seats.name')}
          help={t('seats.nameHelp')}
          optional
          most={100}
          value={name}
          onChange={setName}
        />
        {error !== null && <ErrorState problem={error.problem} />}
        {filling.problem !== null && <ErrorState problem={filling.problem} />}
        {conditional.length > 0 && <h3>{t('seats.conditions')}</h3>}
        {conditional.map((one) => (
          <Condition key={one.if} managed={managed} seat={seat} code={one.if} max={one.max} />
        ))}
      </div>
    </Dialog>
  )
}
