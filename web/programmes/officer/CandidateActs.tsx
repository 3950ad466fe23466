import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  listCandidates,
  passCandidate,
  readCandidate,
  recallCandidate,
  reopenCandidate,
} from '../../../domain/programmes/candidate.endpoints.ts'
import { mayHandle } from '../../../domain/programmes/candidate.ts'
import { mayPassCheck } from '../../../domain/programmes/candidateChecklist.ts'
import { useFormat } from '../../kernel/format.ts'
import { allOf, allowed } from '../../../domain/kernel/verdict.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { actorOf } from '../application/actor.ts'
import { failingOf } from '../eligibility/failing.ts'
import type { CandidateFile } from './CandidatePage.tsx'
import { DeclineDialog } from './DeclineDialog.tsx'
import css from './Officer.module.css'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'

const renews = [readCandidate, listCandidates]

/** What may become of the file now: pass, return, decline, and the ways back. */
export function CandidateActs({ file }: { readonly file: CandidateFile }) {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const actor = actorOf(useMe())
  const [asking, setAsking] = useState<'return' | 'decline' | 'recall' | null>(null)
  const pass = useAct(passCandidate, { renews })
  const reopen = useAct(reopenCandidate, { renews })
  const recall = useAct(recallCandidate, { renews, onDone: () => setAsking(null) })
  const input = { params: { id: file.id } }
  const problem = pass.error ?? reopen.error
  const may = (verb: Parameters<typeof mayHandle>[2]) => mayHandle(actor, file.state, verb)
  const failing = failingOf(file.eligibility.reasons)
  // What the server will say: every item needs a result, and neither one of them nor a rule may stand in the way.
  const mayPass = allOf(
    may('pass'),
    mayPassCheck(file.items, file.results, language),
    failing?.verdict ?? allowed,
  )
  return (
    <div className={css.acts}>
      {problem !== null && <ErrorState problem={problem.problem} />}
      {file.state === 'arrived' && (
        <ActionButton
          kind="primary"
          verdict={mayPass}
          reason={mayPass === failing?.verdict ? failing.text : undefined}
          busy={pass.isPending}
          onClick={() => pass.mutate(input)}
        >
          {t('officer.pass')}
        </ActionButton>
      )}
      {may('return').ok && (
        <Button onClick={() => setAsking('return')}>{t('officer.return')}</Button>
      )}
      {may('decline').ok && (
        <Button onClick={() => setAsking('decline')}>{t('officer.decline')}</Button>
      )}
      {file.state === 'checked' && (
        <Button busy={reopen.isPending} onClick={() => reopen.mutate(input)}>
          {t('officer.reopen')}
        </Button>
      )}
      {may('recall').ok && (
        <Button onClick={() => setAsking('recall')}>{t('officer.recall')}</Button>
      )}
      {asking === 'return' && <ReturnDialog file={file} onClose={() => setAsking(null)} />}
      {asking === 'decline' && <DeclineDialog file={file} onClose={() => setAsking(null)} />}
      <ReasonDialog
        open={asking === 'recall'}
        title={t('officer.recall')}
        act={t('officer.recall')}
        busy={recall.isPending}
        problem={recall.error?.problem ?? null}
        onClose={() => setAsking(null)}
        onAct={(reason) => recall.mutate({ ...input, body: { reason } })}
      />
    </div>
  )
}
