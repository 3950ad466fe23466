import { useTranslation } from '../kernel/words.ts'
import { readFeedback } from '../../domain/activities/registration.endpoints.ts'
import { ratingNames } from '../../domain/activities/registration.ts'
import { useCall } from '../kernel/query.ts'
import { Bars } from '../ui/Bars.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useSome } from '../ui/Some.tsx'
import css from './Activities.module.css'

/** What those who came said: counts of each score, and words without names. */
export function FeedbackSheet({ activityId }: { readonly activityId: string }) {
  const { t } = useTranslation('activities')
  const { data } = useCall(readFeedback, { params: { id: activityId } })
  const { shown, more } = useSome(data?.words ?? [], (number) =>
    t('feedback.more', { count: number }),
  )
  if (data === undefined) return null
  const { count, attended, applies } = data
  return (
    <Sheet title={t('feedback.summary')} note={t('feedback.of', { count, attended, applies })}>
      {count === 0 ? (
        <p className="second">{t('feedback.none')}</p>
      ) : (
        <div className="stack">
          <div className={css.three}>
            {ratingNames.map((name) => (
              <section key={name}>
                <h3>{t(`feedback.${name}`)}</h3>
                <Bars
                  label={t(`feedback.${name}`)}
                  bars={data[name]
                    .map((value, at) => ({
                      key: String(at + 1),
                      label: t(`feedback.score.s${String(at + 1) as '1'}`),
                      value,
                    }))
                    .toReversed()}
                />
              </section>
            ))}
          </div>
          {shown.length > 0 && (
            <ul className={css.lines} aria-label={t('feedback.words')}>
              {shown.map((said, at) => (
                <li key={at} className={css.said}>
                  {said}
                </li>
              ))}
            </ul>
          )}
          {more}
        </div>
      )}
    </Sheet>
  )
}
