import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { readProgramme } from '../../../domain/programmes/programme.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { callOptions } from '../../kernel/query.ts'
import { NotFound } from '../../kernel/shell/Faults.tsx'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { StepBar, StepLink } from '../../ui/Tabs.tsx'
import css from './Office.module.css'
import { ProgrammeStateTag } from './ProgrammeStateTag.tsx'

export type Managed = AnswerOf<typeof readProgramme>

export const programmeTabs = [
  'standing',
  'settings',
  'seats',
  'arrivals',
  'entries',
  'selection',
  'circulars',
  'acts',
] as const
export type ProgrammeTab = (typeof programmeTabs)[number]

function Tabs({ managed }: { readonly managed: Managed }) {
  const { t } = useTranslation('office')
  const me = useMe()
  const params = { programmeId: managed.id }
  return (
    <StepBar label={t('tabs')}>
      <StepLink
        to="/office/programmes/$programmeId"
        params={params}
        activeOptions={{ exact: true }}
      >
        {t('tab.standing')}
      </StepLink>
      <StepLink to="/office/programmes/$programmeId/settings" params={params}>
        {t('tab.settings')}
      </StepLink>
      <StepLink to="/office/programmes/$programmeId/seats" params={params}>
        {t('tab.seats')}
      </StepLink>
      <StepLink to="/office/programmes/$programmeId/arrivals" params={params}>
        {t('tab.arrivals')}
      </StepLink>
      <StepLink to="/office/programmes/$programmeId/entries" params={params}>
        {t('tab.entries')}
      </StepLink>
      {mayI(me, 'programmes.selection.read') && (
        <StepLink to="/office/programmes/$programmeId/selection" params={params}>
          {t('tab.selection')}
        </StepLink>
      )}
      {mayI(me, 'programmes.workgroup.manage') && (
        <StepLink to="/workgroups/$programmeId" params={params}>
          {t('tab.workgroup')}
        </StepLink>
      )}
      {mayI(me, 'programmes.circular.send') && (
        <StepLink to="/office/programmes/$programmeId/circulars" params={params}>
          {t('tab.circulars')}
        </StepLink>
      )}
      <StepLink to="/office/programmes/$programmeId/acts" params={params}>
        {t('tab.acts')}
      </StepLink>
    </StepBar>
  )
}

/** The page's name, and the way to it; the first page has the programme's own name. */
function ProgrammeHead({
  at,
  part,
  title,
  id,
}: {
  readonly at: ProgrammeTab
  readonly part: string | undefined
  readonly title: string
  readonly id: string
}) {
  const { t } = useTranslation('office')
  const all = { label: t('list.title'), to: '/office/programmes' } as const
  if (at === 'standing') return <PageHead title={title} crumbs={[all]} />
  const crumbs = [all, { label: title, to: `/office/programmes/${id}` }]
  const own = t(`tab.${at}`)
  return <PageHead title={part === undefined ? own : `${own} · ${part}`} crumbs={crumbs} />
}

/** What all pages of one programme have in common: its name, its state, the way between them. */
export function ProgrammeFrame({
  at,
  part,
  fresh = false,
  children,
}: {
  readonly at: ProgrammeTab
  /** Which of the pages under this tab it is, where it has several. */
  readonly part?: string
  /** An editor opens with what stands now, and is not drawn over by a later reading. */
  readonly fresh?: boolean
  readonly children: (managed: Managed) => ReactNode
}) {
  const { t } = useTranslation('office')
  const { language, moment } = useFormat()
  const { programmeId } = useParams({ strict: false }) as { readonly programmeId: string }
  const { data, error, refetch, isFetchedAfterMount } = useQuery({
    ...callOptions(readProgramme, { params: { programmeId } }),
    ...(fresh ? { refetchOnMount: 'always' as const, refetchOnWindowFocus: false } : {}),
  })
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined || (fresh && !isFetchedAfterMount)) return <Loading lines={8} />
  return (
    <div className="stack">
      <div className={css.top}>
        <h1 className={css.title}>{data.title[language]}</h1>
        <ProgrammeStateTag state={data.state} />
        {data.changedBy !== null && (
          <span className="muted t13">
            {t('changedBy', { by: data.changedBy, at: moment(data.changedAt, { year: true }) })}
          </span>
        )}
      </div>
      <Tabs managed={data} />
      <ProgrammeHead at={at} part={part} title={data.title[language]} id={data.id} />
      {children(data)}
    </div>
  )
}
