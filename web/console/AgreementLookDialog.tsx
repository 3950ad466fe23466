import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import {
  listAgreements,
  lookAtAgreement,
  publishAgreement,
  readAgreement,
} from '../../domain/console/agreement.endpoints.ts'
import type { AgreementRow } from '../../domain/console/agreement.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { DifferenceView } from './DifferenceView.tsx'

/** The second look: what differs from the version before, then publishing exactly that. */
export function AgreementLookDialog({
  row,
  onClose,
}: {
  readonly row: AgreementRow
  readonly onClose: () => void
}) {
  const { t } = useTranslation('console')
  const { language, day } = useFormat()
  const navigate = useNavigate()
  const params = { id: row.id }
  const look = useCall(lookAtAgreement, { params })
  const act = useAct(publishAgreement, {
    renews: [listAgreements, readAgreement],
    onDone: ({ titleZh, titleEn, version }) => {
      toast(t('agreements.published', { name: language === 'zh' ? titleZh : titleEn, version }))
      void navigate({ to: '/console/agreements' })
    },
  })
  const seen = look.data
  const full = (when: string) => day(when, { year: true })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('agreements.lookTitle')}
      shape="wide"
      foot={
        seen !== undefined && (
          <>
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button
              kind="primary"
              busy={act.isPending}
              onClick={() => act.mutate({ params, body: { digest: seen.digest } })}
            >
              {t('agreements.publish')}
            </Button>
          </>
        )
      }
    >
      {look.error !== null && <ErrorState problem={look.error.problem} />}
      {seen === undefined && look.error === null && <Loading lines={6} />}
      {seen !== undefined && (
        <div className="stack">
          <p>
            {seen.before === null
              ? t('agreements.lookFirst')
              : t('agreements.lookAgainst', {
                  version: seen.before.version,
                  day: full(seen.before.effectiveOn),
                })}
          </p>
          {(['titleZh', 'bodyZh', 'titleEn', 'bodyEn'] as const).map((part) => (
            <DifferenceView key={part} label={t(`agreements.${part}`)} lines={seen[part]} />
          ))}
          <Note tone="care">{t('agreements.effect', { day: full(row.effectiveOn) })}</Note>
          {act.error !== null && <ErrorState problem={act.error.problem} />}
        </div>
      )}
    </Dialog>
  )
}
