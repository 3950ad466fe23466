import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { publicPartMin } from '../../domain/indicators/penetration.ts'
import { readFigure } from '../../domain/indicators/survey.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { NotFound } from '../kernel/shell/Faults.tsx'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { FigureView } from './FigureView.tsx'

/** 普及率 as everybody reads it, at an address that stays. */
export function FigurePage() {
  const { t } = useTranslation('surveys')
  const { day } = useFormat()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(readFigure, { params: { id } })
  if (error !== null) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={8} />
  const days = {
    from: day(data.fromDay, { year: true }),
    until: day(data.untilDay, { year: true }),
  }
  return (
    <div className="stack" style={{ paddingBlock: 32 }}>
      <PageHead title={data.title} />
      <header>
        <h1>{data.title}</h1>
        <p className="second">{t('by', { org: data.orgName, ...days })}</p>
      </header>
      <FigureView figure={data} level={2} />
      <p className="muted t13">
        {t(data.parts ? 'publicNote' : 'totalNote', { min: publicPartMin })}
      </p>
    </div>
  )
}
