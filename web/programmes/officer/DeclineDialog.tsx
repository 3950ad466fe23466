import { useTranslation } from '../../kernel/words.ts'
import {
  declineCandidate,
  listCandidates,
  readCandidate,
} from '../../../domain/programmes/candidate.endpoints.ts'
import { useAct } from '../../kernel/query.ts'
import type { CandidateFile } from './CandidatePage.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'

export function DeclineDialog({
  file,
  onClose,
}: {
  readonly file: CandidateFile
  readonly onClose: () => void
}) {
  const { t } = useTranslation('programmes')
  const act = useAct(declineCandidate, {
    renews: [readCandidate, listCandidates],
    onDone: onClose,
  })
  return (
    <ReasonDialog
      open
      danger
      title={t('officer.declineTitle')}
      note={t('officer.declineNote')}
      act={t('officer.decline')}
      busy={act.isPending}
      problem={act.error?.problem ?? null}
      onClose={onClose}
      onAct={(reason) => act.mutate({ params: { id: file.id }, body: { reason } })}
    />
  )
}
