import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import { readRound } from '../../../domain/evaluation/round.endpoints.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Link } from '../../ui/Link.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { DrawPart } from './DrawPart.tsx'
import { PlanPart } from './PlanPart.tsx'

/** How the reviews of a round are formed: by the best plan, or by lot. */
export function ArrangePage() {
  const { t } = useTranslation('evaluation')
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: round, error, refetch } = useCall(readRound, { params: { id } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (round === undefined) return <Loading lines={8} />
  const crumbs = [{ label: round.title, to: `/evaluation/rounds/${id}` }]
  return (
    <>
      <PageHead title={t('arrange.title')} crumbs={crumbs} />
      {round.method === 'optimal' && <PlanPart round={round} />}
      {round.method === 'lot' && <DrawPart round={round} />}
      {round.method !== 'optimal' && round.method !== 'lot' && (
        <Empty
          title={t('arrange.byHand')}
          next={
            <Link to="/evaluation/rounds/$id/items" params={{ id }}>
              {t('arrange.toItems')}
            </Link>
          }
        >
          {t('arrange.byHandText')}
        </Empty>
      )}
    </>
  )
}
