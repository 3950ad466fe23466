import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { readPublicDraw } from '../../domain/evaluation/publicDraw.endpoints.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { NotFound } from '../kernel/shell/Faults.tsx'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import css from './Evaluation.module.css'

/** 抽签公示: at an address that stays, the digests before the draw and the seed after it. */
export function PublicDrawPage() {
  const { t } = useTranslation('evaluation')
  const { moment } = useFormat()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(readPublicDraw, { params: { id } })
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={6} />
  const { drawn } = data
  const at = (when: string) => moment(when, { year: true })
  const facts: readonly (readonly [string, string])[] = [
    [t('draw.public.office'), data.office],
    [t('draw.public.state'), t(`drawState.${data.state}`)],
    [t('draw.committed'), at(data.committedAt)],
    [
      t('draw.public.size'),
      t('draw.public.sizeOf', {
        items: formatNumber(data.items),
        experts: formatNumber(data.experts),
        reviews: formatNumber(data.reviews),
      }),
    ],
    [t('draw.digest'), data.sheetDigest],
    [t('draw.commitment'), data.commitment],
    ...data.witnesses.map((one, index): readonly [string, string] => [
      t('draw.public.witness', { number: index + 1 }),
      one.text === null ? at(one.at) : `${at(one.at)} · ${one.text}`,
    ]),
    ...(drawn === null
      ? []
      : ([
          [t('draw.drawn'), at(drawn.at)],
          [t('draw.secret'), drawn.secret],
          [t('draw.public.seed'), drawn.seed],
          [t('draw.public.pairs'), drawn.pairsDigest],
          [t('draw.public.filled'), String(drawn.filled)],
        ] as const)),
  ]
  return (
    <>
      <PageHead title={t('draw.public.title')} />
      <div className={css.open}>
        <Sheet title={t('draw.public.title')} level={1}>
          <div className="stack">
            <p>{t('draw.public.text')}</p>
            <dl className={css.facts}>
              {facts.map(([name, value]) => (
                <div key={name} style={{ display: 'contents' }}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            <p className="muted t13">
              {t(drawn === null ? 'draw.public.before' : 'draw.public.after')}
            </p>
          </div>
        </Sheet>
      </div>
    </>
  )
}
