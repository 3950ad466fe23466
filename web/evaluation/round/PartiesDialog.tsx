import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { keepParties, readParties } from '../../../domain/evaluation/parties.endpoints.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FieldGroup } from '../../ui/Field.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { renews } from './facts.ts'
import css from '../Evaluation.module.css'

type Parties = AnswerOf<typeof readParties>
type Party = Parties['competitors'][number]

function Lines({
  label,
  note,
  value,
  onChange,
}: {
  readonly label: string
  readonly note: string
  readonly value: readonly Party[]
  readonly onChange: (value: readonly Party[]) => void
}) {
  const { t } = useTranslation('round')
  const set = (at: number, part: Partial<Party>) =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <FieldGroup label={label} note={note}>
      <div className="stack">
        {value.map((one, at) => (
          <div key={at} className={css.three}>
            <TextInput
              label={t('parties.name')}
              value={one.name}
              maxLength={200}
              onChange={(name) => set(at, { name })}
            />
            <TextInput
              label={t('parties.code')}
              value={one.code}
              maxLength={18}
              onChange={(code) => set(at, { code: code.trim().toUpperCase() })}
            />
            <Button
              aria-label={t('parties.removeOf', { name: one.name })}
              onClick={() => onChange(value.filter((_, index) => index !== at))}
            >
              {t('parties.remove')}
            </Button>
          </div>
        ))}
        <div>
          <Button size="small" onClick={() => onChange([...value, { name: '', code: '' }])}>
            {t('parties.addTo', { label })}
          </Button>
        </div>
      </div>
    </FieldGroup>
  )
}

/** Who applies beside the applicant, and whom it competes with: conflicts are found anew as soon as it is kept. */
export function PartiesDialog({
  parties,
  onClose,
}: {
  readonly parties: Parties
  readonly onClose: () => void
}) {
  const { t } = useTranslation('round')
  const [coApplicants, setCoApplicants] = useState<readonly Party[]>(parties.coApplicants)
  const [competitors, setCompetitors] = useState<readonly Party[]>(parties.competitors)
  const act = useAct(keepParties, {
    renews: [...renews, readParties],
    onDone: () => {
      toast(t('parties.kept'))
      onClose()
    },
  })
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={t('parties.title')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="primary"
            busy={act.isPending}
            onClick={() =>
              act.mutate({
                params: { id: parties.itemId },
                body: { coApplicants: [...coApplicants], competitors: [...competitors] },
              })
            }
          >
            {t('parties.keep')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="second">{t('parties.text')}</p>
        <Lines
          label={t('parties.coApplicants')}
          note={t('parties.coApplicantsNote')}
          value={coApplicants}
          onChange={setCoApplicants}
        />
        <Lines
          label={t('parties.competitors')}
          note={t('parties.competitorsNote')}
          value={competitors}
          onChange={setCompetitors}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
