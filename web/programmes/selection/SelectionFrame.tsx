import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { readSelection } from '../../../domain/programmes/selection.endpoints.ts'
import type { SelectionPage } from '../../../domain/programmes/selectionPage.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useCall } from '../../kernel/query.ts'
import { NotFound } from '../../kernel/shell/Faults.tsx'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { ErrorState, Loading, Note, Sealed } from '../../ui/States.tsx'
import { StepBar, StepLink } from '../../ui/Tabs.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useProgramme } from '../call/useProgramme.ts'
import { ProgrammeFrame, type Managed } from '../office/ProgrammeFrame.tsx'
import office from '../office/Office.module.css'
import { Responsible } from '../Responsible.tsx'
import css from './Selection.module.css'

type Programme = Pick<Managed, 'id' | 'title' | 'definition'>
export type Chosen = { readonly managed: Programme; readonly page: SelectionPage }

const tones = {
  drafting: 'plain',
  proposed: 'care',
  confirmed: 'chosen',
  public: 'care',
  published: 'good',
} as const

function Parts({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('selection')
  const params = { programmeId }
  return (
    <StepBar label={t('tabs')}>
      <StepLink
        to="/office/programmes/$programmeId/selection"
        params={params}
        activeOptions={{ exact: true }}
      >
        {t('tab.list')}
      </StepLink>
      <StepLink to="/office/programmes/$programmeId/selection/sheet" params={params}>
        {t('tab.sheet')}
      </StepLink>
      <StepLink to="/office/programmes/$programmeId/selection/rules" params={params}>
        {t('tab.rules')}
      </StepLink>
      <StepLink to="/office/programmes/$programmeId/selection/publicity" params={params}>
        {t('tab.publicity')}
      </StepLink>
    </StepBar>
  )
}

function Loaded({
  managed,
  children,
}: {
  readonly managed: Programme
  readonly children: (chosen: Chosen) => ReactNode
}) {
  const { t } = useTranslation('selection')
  const { data, error, refetch } = useCall(readSelection, { params: { programmeId: managed.id } })
  if (error?.problem.status === 404) {
    return <Sealed title={t('hidden.title')}>{t('hidden.text')}</Sealed>
  }
  if (error !== null && data === undefined) {
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={8} />
  const open = data.state === 'public' || data.state === 'published'
  return (
    <>
      <p className={css.state}>
        <Tag tone={tones[data.state]}>{t(`is.${data.state}`)}</Tag>
      </p>
      {!open && <Note>{t('sealed')}</Note>}
      {children({ managed, page: data })}
    </>
  )
}

/** Supervisors do not run the programme: they come from its call, which is all they read of it. */
function CallFrame({
  title,
  children,
}: {
  readonly title: string
  readonly children: (programme: Programme) => ReactNode
}) {
  const { language } = useFormat()
  const { programmeId } = useParams({ strict: false }) as { readonly programmeId: string }
  const { data, error, refetch } = useProgramme(programmeId)
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={8} />
  return (
    <div className="stack">
      <h1 className={office.title}>{data.title[language]}</h1>
      <PageHead title={title} crumbs={[{ label: data.title[language], to: `/calls/${data.id}` }]} />
      {children(data)}
    </div>
  )
}

/** What all pages of a selection have in common: how far it has come, and the way between its parts. */
export function SelectionFrame({
  part,
  children,
}: {
  readonly part: 'list' | 'sheet' | 'rules' | 'publicity'
  readonly children: (chosen: Chosen) => ReactNode
}) {
  const { t } = useTranslation('selection')
  const manages = mayI(useMe(), 'programmes.programme.manage')
  const own = t(`tab.${part}`)
  const parts = (managed: Programme) => (
    <>
      <Parts programmeId={managed.id} />
      <Responsible
        programmeId={managed.id}
        kinds={['expertReview', 'defence', 'siteVisit', 'decision']}
      />
      <Loaded managed={managed}>{children}</Loaded>
    </>
  )
  return manages ? (
    <ProgrammeFrame at="selection" part={own}>
      {parts}
    </ProgrammeFrame>
  ) : (
    <CallFrame title={`${t('title')} · ${own}`}>{parts}</CallFrame>
  )
}
