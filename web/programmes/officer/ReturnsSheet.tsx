import { useTranslation } from '../../kernel/words.ts'
import { useFormat } from '../../kernel/format.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import type { CandidateFile } from './CandidatePage.tsx'

/** What was returned before, why and until when. */
export function ReturnsSheet({ file }: { readonly file: CandidateFile }) {
  const { t } = useTranslation('programmes')
  const { moment, due } = useFormat()
  if (file.returns.length === 0 && file.declineReason === null) return null
  return (
    <Sheet title={t('officer.history')}>
      {file.declineReason !== null && (
        <p>{t('officer.declined', { reason: file.declineReason })}</p>
      )}
      {file.returns.map((one) => (
        <div key={one.returnedAt}>
          <p className="second t13">
            {t('officer.returnedBy', { by: one.returnedBy, moment: moment(one.returnedAt, {}) })}
            {t('officer.returnedUntil', { day: due(one.deadline) })}
          </p>
          <ul>
            {one.reasons.map((reason) => (
              <li key={`${reason.at ?? ''}${reason.text}`}>{reason.text}</li>
            ))}
          </ul>
        </div>
      ))}
    </Sheet>
  )
}
