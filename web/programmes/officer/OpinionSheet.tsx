import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { readCandidate, writeOpinion } from '../../../domain/programmes/candidate.endpoints.ts'
import { opinionMaxLength } from '../../../domain/programmes/candidate.ts'
import { useAct } from '../../kernel/query.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import type { CandidateFile } from './CandidatePage.tsx'

/** The unit's opinion, put together from sentences of the field or written freely. */
export function OpinionSheet({ file }: { readonly file: CandidateFile }) {
  const { t } = useTranslation('programmes')
  const [opinion, setOpinion] = useState(file.opinion ?? '')
  const act = useAct(writeOpinion, {
    renews: [readCandidate],
    onDone: () => toast(t('officer.opinionKept')),
  })
  const length = [...opinion].length
  return (
    <div className="stack" style={{ paddingTop: 16 }}>
      <TextArea
        label={t('officer.opinion')}
        count={`${length}/${opinionMaxLength}`}
        rows={8}
        value={opinion}
        {...(length > opinionMaxLength
          ? { error: t('officer.opinionOver', { count: length - opinionMaxLength }) }
          : {})}
        onChange={setOpinion}
      />
      <ul className="plain">
        {file.opinionSentences.map((sentence) => (
          <li key={sentence}>
            <LinkButton onClick={() => setOpinion(`${opinion}${sentence}`)}>{sentence}</LinkButton>
          </li>
        ))}
      </ul>
      {act.error !== null && <ErrorState problem={act.error.problem} />}
      <p>
        <Button
          kind="primary"
          busy={act.isPending}
          onClick={() => act.mutate({ params: { id: file.id }, body: { opinion } })}
        >
          {t('officer.keepOpinion')}
        </Button>
      </p>
    </div>
  )
}
