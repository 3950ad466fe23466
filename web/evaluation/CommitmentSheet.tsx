import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { commitExpert, listOwnExperts } from '../../domain/evaluation/expert.endpoints.ts'
import { commitmentVersion } from '../../domain/evaluation/expert.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { allowed, conflict } from '../../domain/kernel/verdict.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import css from './Evaluation.module.css'

export type OwnExpert = AnswerOf<typeof listOwnExperts>['rows'][number]

/** The confidentiality commitment: its text, and accepting it. */
export function CommitmentSheet({ expert }: { readonly expert: OwnExpert }) {
  const { t } = useTranslation('evaluation')
  const { day } = useFormat()
  const [read, setRead] = useState(false)
  const act = useAct(commitExpert, { renews: [listOwnExperts] })
  const { commitment } = expert
  const stands = commitment?.version === commitmentVersion
  return (
    <Sheet
      title={t('commitment.title')}
      note={t('commitment.version', { version: commitmentVersion })}
      end={
        stands && commitment !== null ? (
          <Tag tone="good">{t('commitment.signedOn', { day: day(commitment.signedOn) })}</Tag>
        ) : (
          <Tag tone="care">{t('commitment.open')}</Tag>
        )
      }
    >
      <div className="stack">
        <p className={css.words}>{t('commitment.text')}</p>
        <p className="muted t13">{t('commitment.weight')}</p>
        {!stands && (
          <>
            <Checkbox checked={read} onChange={setRead} label={t('commitment.read')} />
            <div>
              <ActionButton
                verdict={read ? allowed : conflict('evaluation.commitment_unread')}
                busy={act.isPending}
                onClick={() =>
                  act.mutate({ params: { id: expert.id }, body: { version: commitmentVersion } })
                }
              >
                {t('commitment.accept')}
              </ActionButton>
            </div>
          </>
        )}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}
