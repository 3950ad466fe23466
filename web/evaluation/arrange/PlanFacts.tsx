import { useTranslation } from '../../kernel/words.ts'
import type { ArrangementPage } from '../../../domain/evaluation/arrangement.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import css from './Arrange.module.css'

type Props = { readonly plan: ArrangementPage }

const mostLevel = 3

/** The plan in figures, and how it is known that there is no better one. */
export function Figures({ plan }: Props) {
  const { t } = useTranslation('evaluation')
  const { number } = useFormat()
  const { worst, worstBound, total, bound, gap, proof, seconds } = plan
  if (worst === null || total === null) return null
  const cover = ({ levels, reviews }: NonNullable<typeof worst>) => ({
    levels,
    most: reviews * mostLevel,
  })
  return (
    <dl className={css.figures}>
      <div>
        <dt>{t('arrange.worst')}</dt>
        <dd className={css.figure}>{t('arrange.worstOf', cover(worst))}</dd>
        <dd className="muted t12">
          {t('arrange.worstNote', { count: plan.worstItems })}
          {worstBound !== null && (
            <>
              <br />
              {t('arrange.worstBound', cover(worstBound))}
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('arrange.total')}</dt>
        <dd className={css.figure}>{number(total)}</dd>
        <dd className="muted t12">
          {t('arrange.totalBound', { bound: number(bound ?? total), gap: number(gap ?? 0) })}
        </dd>
      </div>
      <div>
        <dt>{t('arrange.proof')}</dt>
        <dd className="t13">
          {proof !== null &&
            t(`arrange.proofText.${proof}`, { pairs: number(plan.pairsLookedAt ?? 0) })}
        </dd>
        {seconds !== null && (
          <dd className="muted t12">{t('arrange.took', { seconds: seconds.toFixed(1) })}</dd>
        )}
      </div>
    </dl>
  )
}

const causes = {
  'evaluation.expert_not_approved': 'suspended',
  'evaluation.expert_away': 'away',
} as const

/** Experts of the register who could not take part. */
export function LeftOut({ leftOut }: Pick<ArrangementPage, 'leftOut'>) {
  const { t } = useTranslation('evaluation')
  if (leftOut.length === 0) return null
  const causeOf = (code: string) => causes[code as keyof typeof causes] ?? ('other' as const)
  return (
    <div>
      <b>{t('arrange.leftOut')}</b>
      <ul>
        {leftOut.map(({ code, count }) => (
          <li key={code}>
            {t('arrange.leftOutOf', { count, reason: t(`arrange.leftOutBy.${causeOf(code)}`) })}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What became of the plan before, and who could not take part. */
export function Beside({ plan }: Props) {
  const { t } = useTranslation('evaluation')
  const { number } = useFormat()
  const { before } = plan
  return (
    <>
      {before !== null && plan.total !== null && (
        <p>
          <b>{t('arrange.before')}</b>{' '}
          {before.items === 0
            ? t('arrange.same')
            : t('arrange.beforeText', {
                ...{ items: before.items, gone: before.gone, come: before.come },
                from: before.total === null ? '—' : number(before.total),
                to: number(plan.total),
              })}
        </p>
      )}
      <LeftOut leftOut={plan.leftOut} />
    </>
  )
}
