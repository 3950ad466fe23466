import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  listRecommendations,
  readRecommendation,
  signRecommendation,
} from '../../../domain/programmes/recommendation.endpoints.ts'
import type { Recommendation } from '../../../domain/programmes/recommendation.ts'
import { serverNow } from '../../kernel/clock.ts'
import { formatIsoDay } from '../../kernel/format.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import css from './Officer.module.css'

/** The signature: 文号, 成文日期, and the reasons that soft rules ask for. */
export function SignDialog({
  list,
  onClose,
}: {
  readonly list: Recommendation
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['programmes', 'ui'])
  const [documentNumber, setNumber] = useState('')
  const [documentDate, setDate] = useState<string | null>(formatIsoDay(serverNow()))
  const [waiver, setWaiver] = useState(list.publicityWaiver ?? '')
  const [late, setLate] = useState(list.lateReason ?? '')
  const act = useAct(signRecommendation, {
    renews: [readRecommendation, listRecommendations],
    onDone: onClose,
  })
  const code = act.error?.problem.code
  const givenBefore = (reason: string | null) =>
    reason === null ? {} : { help: t('programmes:officer.givenBefore') }
  const sign = () =>
    act.mutate({
      params: { programmeId: list.programmeId, unit: list.unit },
      body: {
        version: list.version,
        documentNumber,
        documentDate: documentDate ?? '',
        ...(late.trim() === '' ? {} : { lateReason: late }),
        ...(waiver.trim() === '' ? {} : { publicityWaiver: waiver }),
      },
    })
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={t('programmes:officer.signTitle', { count: list.ranked.length })}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:dialog.cancel')}</Button>
          <Button kind="primary" busy={act.isPending} onClick={sign}>
            {t('programmes:officer.sign')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <ol className={css.list}>
          {list.ranked.map(({ id, title, applicant, rank }) => (
            <li key={id}>
              {rank} {title} <span className="second t13">{applicant}</span>
            </li>
          ))}
        </ol>
        <TextInput
          label={t('programmes:officer.documentNumber')}
          help={t('programmes:officer.documentNumberHelp')}
          value={documentNumber}
          maxLength={100}
          onChange={setNumber}
        />
        <DateInput
          label={t('programmes:officer.documentDate')}
          value={documentDate}
          onChange={setDate}
        />
        {(code === 'programmes.publicity_missing_in_principle' || waiver !== '') && (
          <TextArea
            label={t('programmes:officer.publicityWaiver')}
            {...givenBefore(list.publicityWaiver)}
            rows={3}
            value={waiver}
            onChange={setWaiver}
          />
        )}
        {(code === 'programmes.deadline_passed_in_principle' || late !== '') && (
          <TextArea
            label={t('programmes:officer.lateReason')}
            {...givenBefore(list.lateReason)}
            rows={3}
            value={late}
            onChange={setLate}
          />
        )}
        <p className="second t13">{t('programmes:officer.signWeight')}</p>
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
