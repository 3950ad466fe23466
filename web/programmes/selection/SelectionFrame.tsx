import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { readSelection } from '../../../domain/programmes/selection.endpoints.ts'
import type { SelectionPage } from '../../../domain/programmes/selectionPage.ts'
import { useCall } from '../../kernel/query.ts'
import { ErrorState, Loading, Note, Sealed } from '../../ui/States.tsx'
import { StepBar, StepLink } from '../../ui/Tabs.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { ProgrammeFrame, type Managed } from '../office/ProgrammeFrame.tsx'
import css from './Selection.module.css'

export type Chosen = { readonly managed: Managed; readonly page: SelectionPage }

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
  readonly managed: Managed
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

/** What all pages of a selection have in common: how far it has come, and the way between its parts. */
export function SelectionFrame({
  part,
  children,
}: {
  readonly part: 'list' | 'sheet' | 'rules' | 'publicity'
  readonly children: (chosen: Chosen) => ReactNode
}) {
  const { t } = useTranslation('selection')
  return (
    <ProgrammeFrame at="selection" part={t(`tab.${part}`)}>
      {(managed) => (
        <>
          <Parts programmeId={managed.id} />
          <Loaded managed={managed}>{children}</Loaded>
        </>
      )}
    </ProgrammeFrame>
  )
}
