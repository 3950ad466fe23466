import { useTranslation } from '../../kernel/words.ts'
import { readItemReviews } from '../../../domain/evaluation/roundItem.endpoints.ts'
import type { Marks } from '../../../domain/evaluation/marks.ts'
import type { Rubric } from '../../../domain/evaluation/rubric.ts'
import { scoreOf, type Score } from '../../../domain/evaluation/scoring.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { Prints } from '../../kernel/shell/Prints.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { useScoreText } from '../scoreText.ts'
import { SignatureNote } from '../SignatureNote.tsx'
import { SignedRecords } from '../panel/SignedRecords.tsx'
import css from './Round.module.css'

/** What was written into criteria that are measured, counted or chosen, what it earned, and what a cap cut. */
function MeasuredMarks({
  rubric,
  marks,
  score,
}: {
  readonly rubric: Rubric
  readonly marks: Marks
  readonly score: Score
}) {
  const { linesOf, cutsOf } = useScoreText(rubric)
  const lines = rubric.dimensions.flatMap((dimension) => [
    ...linesOf(score, dimension, marks),
    ...cutsOf(score, dimension),
  ])
  if (lines.length === 0) return null
  return (
    <ul className={`${css.wide} ${css.people} second t13`}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** After the freeze: each expert's points by dimension, and what they wrote. */
export function ItemReviews({ itemId }: { readonly itemId: string }) {
  const { t } = useTranslation('round')
  const { t: say } = useTranslation('evaluation')
  const { language, moment } = useFormat()
  const { data, error, refetch } = useCall(readItemReviews, { params: { id: itemId } })
  return (
    <Sheet title={t('result.words')}>
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={4} />}
      <ul className={css.lines}>
        {data?.rows.map(({ assignmentId, expert, total, marks, signature }) => {
          const score = scoreOf(data.rubric, marks)
          const vetoName = (asked: string) =>
            data.rubric.vetoes?.find(({ code }) => code === asked)?.name[language] ?? asked
          return (
            <li key={assignmentId}>
              <b>{t('result.total', { expert, total: formatNumber(total) })}</b>
              <span>
                {marks.recommendation === null ? '' : say(`recommendation.${marks.recommendation}`)}
              </span>
              <div className={`${css.wide} second t13`}>
                {data.rubric.dimensions
                  .map(({ code, name }) =>
                    t('result.mark', {
                      name: name[language],
                      points: score.byDimension[code] ?? '—',
                    }),
                  )
                  .join(' · ')}
              </div>
              <MeasuredMarks rubric={data.rubric} marks={marks} score={score} />
              {marks.vetoes.map(({ code, reason }) => (
                <p key={code} className={`${css.wide} ${css.words}`}>
                  {t('result.veto', { name: vetoName(code), reason })}
                </p>
              ))}
              <p className={`${css.wide} ${css.words}`}>{marks.opinion}</p>
              {data.rubric.dimensions.map(({ code, name }) => {
                const comment = marks.comments[code]
                return comment === undefined || comment === '' ? null : (
                  <p key={code} className={`${css.wide} t13`}>
                    <b>{name[language]}</b> {comment}
                  </p>
                )
              })}
              {signature !== null && (
                <div className={css.wide}>
                  <SignatureNote signature={signature} marks={marks} id={assignmentId} />
                </div>
              )}
              <div className={css.wide}>
                <span className="second t13">{say('review.sheet')}</span>
                <Prints thing="evaluation.review" id={assignmentId} />
              </div>
            </li>
          )
        })}
      </ul>
      {data !== undefined && <SignedRecords records={data.records} />}
      {data !== undefined && data.discussion.length > 0 && (
        <div className={css.more}>
          <h3>{t('item.discuss')}</h3>
          <ul className={css.lines}>
            {data.discussion.map(({ id, number, text, at }) => (
              <li key={id}>
                <b>{t('result.speaker', { number })}</b>
                <span className="muted t12">{moment(at)}</span>
                <p className={`${css.wide} ${css.words}`}>{text}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Sheet>
  )
}
