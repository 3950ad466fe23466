import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { maySeeRounds } from '../../../domain/evaluation/round.ts'
import { readRound, type RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import { useMe } from '../../kernel/me.ts'
import { useCall } from '../../kernel/query.ts'
import { NotFound } from '../../kernel/shell/Faults.tsx'
import { ResponsibleFor } from '../../kernel/shell/Prints.tsx'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { StepBar, StepLink } from '../../ui/Tabs.tsx'
import { actorOf } from '../actor.ts'
import css from './Round.module.css'
import { RoundStateTag } from './RoundsPage.tsx'

/** What there is to read beyond where the round stands. */
function Tabs({ round }: { readonly round: RoundPage }) {
  const { t } = useTranslation('round')
  const params = { id: round.id }
  return (
    <StepBar label={t('tabs')}>
      <StepLink to="/evaluation/rounds/$id" params={params} activeOptions={{ exact: true }}>
        {t('tab.overview')}
      </StepLink>
      <StepLink to="/evaluation/rounds/$id/items" params={params}>
        {t('tab.items')}
      </StepLink>
      {round.method === 'panel' && (
        <StepLink to="/evaluation/rounds/$id/panels" params={params}>
          {t('tab.panels')}
        </StepLink>
      )}
      {round.method === 'panel' && (
        <StepLink to="/evaluation/rounds/$id/sessions" params={params}>
          {t('tab.sessions')}
        </StepLink>
      )}
      <StepLink to="/evaluation/rounds/$id/experts" params={params}>
        {t('tab.experts')}
      </StepLink>
      <StepLink to="/evaluation/rounds/$id/results" params={params}>
        {t('tab.results')}
      </StepLink>
      <StepLink to="/evaluation/rounds/$id/fees" params={params}>
        {t('tab.fees')}
      </StepLink>
    </StepBar>
  )
}

/** What all pages of one round have in common: its name, its stage, the way between them. */
export function RoundFrame({
  page,
  children,
}: {
  /** Name of the page below the round; the round itself where silent. */
  readonly page?: string
  readonly children: (round: RoundPage) => ReactNode
}) {
  const { t } = useTranslation('round')
  const me = useMe()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const params = { id }
  const { data, error, refetch } = useCall(readRound, { params })
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={8} />
  const crumbs = [
    { label: t('title'), to: '/evaluation/rounds' },
    ...(page === undefined ? [] : [{ label: data.title, to: `/evaluation/rounds/${id}` }]),
  ]
  return (
    <div className="stack">
      <PageHead title={page ?? data.title} crumbs={crumbs} />
      <div className={css.top}>
        <h1>{data.title}</h1>
        <RoundStateTag state={data.state} />
      </div>
      {maySeeRounds(actorOf(me)).ok && <Tabs round={data} />}
      {children(data)}
      <ResponsibleFor thing="evaluation.round" id={data.id} />
    </div>
  )
}
