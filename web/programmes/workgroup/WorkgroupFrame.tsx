import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  readWorkgroup,
  type WorkgroupPage,
} from '../../../domain/programmes/workgroup.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { NotFound } from '../../kernel/shell/Faults.tsx'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { StepBar, StepLink } from '../../ui/Tabs.tsx'
import { InvitationSheet } from './InvitationSheet.tsx'

export type Part = 'members' | 'tasks' | 'minutes' | 'advice' | 'experts'

function Parts({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('workgroup')
  const params = { programmeId }
  return (
    <StepBar label={t('tabs')}>
      <StepLink to="/workgroups/$programmeId" params={params} activeOptions={{ exact: true }}>
        {t('tab.members')}
      </StepLink>
      <StepLink to="/workgroups/$programmeId/tasks" params={params}>
        {t('tab.tasks')}
      </StepLink>
      <StepLink to="/workgroups/$programmeId/minutes" params={params}>
        {t('tab.minutes')}
      </StepLink>
      <StepLink to="/workgroups/$programmeId/advice" params={params}>
        {t('tab.advice')}
      </StepLink>
      <StepLink to="/workgroups/$programmeId/experts" params={params}>
        {t('tab.experts')}
      </StepLink>
    </StepBar>
  )
}

/** What all pages of a group have in common; whoever is only invited answers first. */
export function WorkgroupFrame({
  part,
  children,
}: {
  readonly part: Part
  readonly children: (group: WorkgroupPage) => ReactNode
}) {
  const { t } = useTranslation('workgroup')
  const { language } = useFormat()
  const { programmeId } = useParams({ strict: false }) as { readonly programmeId: string }
  const { data, error, refetch } = useCall(readWorkgroup, { params: { programmeId } })
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={8} />
  const name = data.title[language]
  const crumbs = [
    data.role === 'office'
      ? { label: name, to: `/office/programmes/${programmeId}` }
      : { label: t('list.title'), to: '/workgroups' },
  ]
  return (
    <div className="stack">
      <PageHead title={`${t('list.title')} · ${t(`tab.${part}`)}`} crumbs={crumbs} />
      <h1 className="pageTitle">{name}</h1>
      {data.role === 'invited' ? (
        <InvitationSheet group={data} />
      ) : (
        <>
          <Parts programmeId={programmeId} />
          {children(data)}
        </>
      )}
    </div>
  )
}
