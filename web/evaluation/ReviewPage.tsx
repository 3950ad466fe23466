import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { checkMarks, type Marks } from '../../domain/evaluation/marks.ts'
import {
  abstainReview,
  handInReview,
  listReviews,
  readReview,
  reopenReview,
  saveReview,
  type ReviewPage as Review,
} from '../../domain/evaluation/review.endpoints.ts'
import { downloadVersion } from '../../domain/files/version.endpoints.ts'
import { allowed, conflict, type Verdict } from '../../domain/kernel/verdict.ts'
import { addressOf, call } from '../kernel/call.ts'
import { formatBytes, useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { Prints, ResponsibleFor } from '../kernel/shell/Prints.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { OutLink } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { AskedSheet } from './AskedSheet.tsx'
import css from './Evaluation.module.css'
import { MarksForm } from './MarksForm.tsx'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'
import { useMarksText } from './marksText.ts'
import { ReviewStateTag } from './ReviewsPage.tsx'
import { SignatureNote } from './SignatureNote.tsx'
import { useScoreText } from './scoreText.ts'
import { Talk } from './Talk.tsx'
import { useWhole, WholeState } from '../kernel/form/useWhole.tsx'

type Work = NonNullable<Review['work']>
const renews = [listReviews, readReview]

function Subject({ review, work }: { readonly review: Review; readonly work: Work }) {
  const { t } = useTranslation('evaluation')
  return (
    <Sheet
      title={review.title}
      level={1}
      note={review.parties.map(({ name }) => name).join(t('expert.and'))}
      end={<ReviewStateTag review={review} />}
    >
      <div className="stack">
        <p className={css.words}>{work.brief}</p>
        {work.files.length > 0 && (
          <ul>
            {work.files.map(({ id, name, bytes }) => (
              <li key={id}>
                <OutLink
                  href={addressOf(downloadVersion, { params: { id }, query: { inline: true } })}
                >
                  {name}
                </OutLink>{' '}
                <span className="muted t12">{formatBytes(bytes)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Sheet>
  )
}

function Others({ review, work }: { readonly review: Review; readonly work: Work }) {
  const { t } = useTranslation('evaluation')
  const { language } = useFormat()
  if (work.others.length === 0) return null
  return (
    <Sheet title={t('review.discussion')}>
      <div className="stack">
        <p className="second t13">{t('review.discussionText')}</p>
        {work.others.map(({ number, total, marks }) => (
          <div className="stack" key={number}>
            <b>{t('review.other', { number, total })}</b>
            <dl className={css.facts}>
              {work.rubric.dimensions
                .filter(({ code }) => (marks.comments[code] ?? '') !== '')
                .map(({ code, name }) => (
                  <div key={code} style={{ display: 'contents' }}>
                    <dt>{name[language]}</dt>
                    <dd>{marks.comments[code]}</dd>
                  </div>
                ))}
            </dl>
            <p className={css.words}>{marks.opinion}</p>
          </div>
        ))}
        <Talk review={review} messages={work.discussion} />
      </div>
    </Sheet>
  )
}

function mayHandIn(review: Review, work: Work, marks: Marks): Verdict {
  if (review.roundState !== 'scoring') {
    return conflict('evaluation.round_not_at_this', { state: review.roundState })
  }
  const count = checkMarks(work.rubric, marks, 'complete').length
  return count === 0 ? allowed : conflict('evaluation.review_incomplete', { count })
}

/** The rubric while it is written: every word is kept here at once, and on the server a moment later. */
function Writing({ review, work }: { readonly review: Review; readonly work: Work }) {
  const { t } = useTranslation('evaluation')
  const { language } = useFormat()
  const [abstaining, setAbstaining] = useState(false)
  const params = { id: review.id }
  const whole = useWhole<Marks>({
    document: `evaluation.review/${review.id}`,
    from: { words: work.marks, base: work.version },
    save: ({ words, base }, options) =>
      call(saveReview, { params, body: { version: base, marks: words } }, options),
    movedOn: 'evaluation.changed_meanwhile',
    async read() {
      const now = (await call(readReview, { params })).work ?? work
      return { words: now.marks, base: now.version }
    },
  })
  const marks = whole.words
  const tell = useMarksText(work.rubric)
  const missing = useScoreText(work.rubric).missingIn(marks)
  const send = useAct(handInReview, { renews, onDone: () => toast(t('review.handedIn')) })
  const abstain = useAct(abstainReview, { renews, onDone: () => setAbstaining(false) })
  const handIn = () => whole.whenSent((version) => send.mutate({ params, body: { version } }))
  const problem = send.error
  return (
    <>
      <WholeState
        whole={whole}
        name={work.rubric.name[language]}
        unsent={t('unsent')}
        tell={tell}
      />
      {review.roundState !== 'scoring' && <Note>{t('review.notBegun')}</Note>}
      <MarksForm
        rubric={work.rubric}
        marks={marks}
        readOnly={whole.saving === null || review.roundState !== 'scoring'}
        onChange={whole.change}
      />
      <div className={css.acts}>
        <ActionButton
          verdict={mayHandIn(review, work, marks)}
          {...(missing.length === 0
            ? {}
            : { links: t('review.missing', { names: missing.join(t('expert.and')) }) })}
          busy={send.isPending}
          onClick={() => void handIn()}
        >
          {t('review.handIn')}
        </ActionButton>
        <Button onClick={() => setAbstaining(true)}>{t('review.abstain')}</Button>
      </div>
      {problem !== null && <ErrorState problem={problem.problem} />}
      {abstaining && (
        <ReasonDialog
          title={t('review.abstain')}
          act={t('review.abstain')}
          note={t('review.abstainNote')}
          danger
          busy={abstain.isPending}
          problem={abstain.error?.problem ?? null}
          onClose={() => setAbstaining(false)}
          onAct={(reason) => abstain.mutate({ params, body: { reason } })}
        />
      )}
    </>
  )
}

function HandedIn({ review, work }: { readonly review: Review; readonly work: Work }) {
  const { t } = useTranslation('evaluation')
  const { moment } = useFormat()
  const act = useAct(reopenReview, { renews })
  return (
    <>
      <Note tone="good" title={t('review.stands')}>
        {t('review.standsText', {
          moment: review.submittedAt === null ? '' : moment(review.submittedAt, {}),
        })}
      </Note>
      {work.signature !== null && (
        <SignatureNote signature={work.signature} marks={work.marks} id={review.id} />
      )}
      <MarksForm rubric={work.rubric} marks={work.marks} readOnly onChange={() => undefined} />
      {work.reopens && (
        <div className={css.acts}>
          <Button busy={act.isPending} onClick={() => act.mutate({ params: { id: review.id } })}>
            {t(review.discussed ? 'review.amend' : 'review.reopen')}
          </Button>
        </div>
      )}
      {act.error !== null && <ErrorState problem={act.error.problem} />}
      <Sheet title={t('review.sheet')}>
        {review.roundState === 'scoring' ? (
          <p className="muted t13">{t('review.sheetLater')}</p>
        ) : (
          <Prints thing="evaluation.review" id={review.id} />
        )}
      </Sheet>
    </>
  )
}

/** One review: asked, written beside what is read, handed in. */
export function ReviewPage() {
  const { t } = useTranslation('evaluation')
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data: review, error, refetch } = useCall(readReview, { params: { id } })
  const crumbs = [{ label: t('reviews'), to: '/reviews' }]
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (review === undefined) return <Loading lines={10} />
  const { work } = review
  const head = <PageHead title={t('review.number', { seq: review.seq })} crumbs={crumbs} />
  if (work === null) {
    return (
      <>
        {head}
        {review.state === 'invited' ? (
          <AskedSheet review={review} />
        ) : (
          <Note title={t(`assignmentState.${review.state}`)}>{t('review.over')}</Note>
        )}
        <ResponsibleFor thing="evaluation.review" id={review.id} />
      </>
    )
  }
  const Part = review.state === 'submitted' ? HandedIn : Writing
  return (
    <>
      {head}
      <WithSide
        sideFirst
        side={
          <>
            <Subject review={review} work={work} />
            <Others review={review} work={work} />
            <ResponsibleFor thing="evaluation.review" id={review.id} />
          </>
        }
      >
        <Part key={`${review.id} ${review.state === 'submitted'}`} review={review} work={work} />
      </WithSide>
    </>
  )
}
