import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  acceptReview,
  declineReview,
  listReviews,
  readReview,
  type ReviewPage,
} from '../../domain/evaluation/review.endpoints.ts'
import { allowed, conflict } from '../../domain/kernel/verdict.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox, CheckboxGrid } from '../ui/Choices.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import css from './Evaluation.module.css'
import { regionName, useFieldNames } from './names.ts'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'

const renews = [listReviews, readReview]

/** Conflicts first: the organisations are named, the title is not. */
export function AskedSheet({ review }: { readonly review: ReviewPage }) {
  const { t } = useTranslation('evaluation')
  const { day } = useFormat()
  const { nameOf } = useFieldNames()
  const [clear, setClear] = useState(false)
  const [parties, setParties] = useState<readonly string[]>(() =>
    review.parties.map(({ name }) => name),
  )
  const [declining, setDeclining] = useState<'conflict' | 'time' | null>(null)
  const accept = useAct(acceptReview, { renews })
  const decline = useAct(declineReview, { renews, onDone: () => setDeclining(null) })
  const params = { id: review.id }
  const committed = review.committed ? allowed : conflict('evaluation.commitment_missing_own')
  return (
    <Sheet title={t('review.asked')} level={1} note={review.office}>
      <div className="stack">
        <dl className={css.facts}>
          <dt>{t('review.round')}</dt>
          <dd>{review.round}</dd>
          <dt>{t('expert.fields')}</dt>
          <dd>{review.fields.map(nameOf).join(t('expert.and'))}</dd>
          <dt>{t('expert.region')}</dt>
          <dd>{regionName(review.region)}</dd>
          <dt>{t('review.scoreBy')}</dt>
          <dd>{day(review.scoreBy)}</dd>
          <dt>{t('review.parties')}</dt>
          <dd>
            <ul>
              {review.parties.map(({ code, name }) => (
                <li key={code + name}>{name}</li>
              ))}
            </ul>
          </dd>
        </dl>
        <p className="second">{t('review.conflictText')}</p>
        <Checkbox checked={clear} onChange={setClear} label={t('review.clear')} />
        <div className={css.acts}>
          <ActionButton
            verdict={
              committed.ok
                ? clear
                  ? allowed
                  : conflict('evaluation.declare_clear_first')
                : committed
            }
            {...(committed.ok
              ? {}
              : { links: <Link to="/reviews/me">{t('review.toCommitment')}</Link> })}
            busy={accept.isPending}
            onClick={() => accept.mutate({ params, body: { clear: true } })}
          >
            {t('review.accept')}
          </ActionButton>
          <Button onClick={() => setDeclining('conflict')}>{t('review.haveConflict')}</Button>
          <Button onClick={() => setDeclining('time')}>{t('review.noTime')}</Button>
        </div>
        {accept.error !== null && <ErrorState problem={accept.error.problem} />}
      </div>
      {declining !== null && (
        <ReasonDialog
          title={t(declining === 'conflict' ? 'review.haveConflict' : 'review.noTime')}
          act={t('review.decline')}
          note={t(declining === 'conflict' ? 'review.conflictNote' : 'review.timeNote')}
          busy={decline.isPending}
          problem={decline.error?.problem ?? null}
          onClose={() => setDeclining(null)}
          onAct={(reason) =>
            decline.mutate({
              params,
              body: {
                reason,
                cause: declining,
                ...(declining === 'conflict' && parties.length > 0
                  ? { parties: [...parties] }
                  : {}),
              },
            })
          }
        >
          {declining === 'conflict' && review.parties.length > 1 && (
            <CheckboxGrid
              label={t('review.conflictWith')}
              options={review.parties.map(({ name }) => ({ value: name, label: name }))}
              values={parties}
              onChange={setParties}
            />
          )}
        </ReasonDialog>
      )}
    </Sheet>
  )
}
