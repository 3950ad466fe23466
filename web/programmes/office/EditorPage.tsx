import { IconWorld } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { conflict } from '../../../domain/kernel/verdict.ts'
import { mayChangeDefinition, mayOpenProgramme } from '../../../domain/programmes/managing.ts'
import {
  listProgrammes,
  openProgramme,
  readProgramme,
} from '../../../domain/programmes/programme.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { InBar, WithSide } from '../../kernel/shell/PageHead.tsx'
import { LeaveGuard } from '../../kernel/form/LeaveGuard.tsx'
import { SavedState } from '../../kernel/form/SavedState.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { useReasons } from '../../ui/reason.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { Note } from '../../ui/States.tsx'
import { StepBar, StepLink } from '../../ui/Tabs.tsx'
import { toast } from '../../ui/Toast.tsx'
import { BasicsPart } from './BasicsPart.tsx'
import { CheckPanel } from './CheckPanel.tsx'
import { ComparePart } from './ComparePart.tsx'
import { DatesPart } from './DatesPart.tsx'
import { useEditor } from './EditorContext.ts'
import { EditorProvider } from './EditorProvider.tsx'
import { FilePart } from './FilePart.tsx'
import { Members } from './Members.tsx'
import { MergePanel } from './MergePanel.tsx'
import css from './Office.module.css'
import { AfterOpening, OpenDialog } from './OpenDialog.tsx'
import { PapersPart } from './PapersPart.tsx'
import { ProgrammeFrame, type Managed } from './ProgrammeFrame.tsx'
import { RubricsPart } from './RubricsPart.tsx'
import { isSection, sectionKeys, sectionOf, type SectionKey } from './sections.ts'
import { UnsentNote } from './UnsentNote.tsx'
import { UnitsPart } from './UnitsPart.tsx'
import type { ProgrammeDraft } from './useProgrammeDraft.ts'

function PlainPart({
  section,
  names,
}: {
  readonly section: 'directions' | 'applicants'
  readonly names: readonly string[]
}) {
  const { t } = useTranslation('office')
  return (
    <Sheet title={t(`section.${section}`)} note={t(`sectionNote.${section}`)} inside="form">
      <div className={css.fields}>
        <Members names={names} />
      </div>
    </Sheet>
  )
}

function Part({ section }: { readonly section: SectionKey }) {
  switch (section) {
    case 'basics':
      return <BasicsPart />
    case 'directions':
      return <PlainPart section="directions" names={['areas', 'directions']} />
    case 'applicants':
      return (
        <PlainPart
          section="applicants"
          names={['applicants', 'limits', 'consortium', 'exclusions', 'priorities']}
        />
      )
    case 'units':
      return <UnitsPart />
    case 'papers':
      return <PapersPart />
    case 'dates':
      return <DatesPart />
    case 'rubrics':
      return <RubricsPart />
    case 'compare':
      return <ComparePart />
    case 'file':
      return <FilePart />
  }
}

function Sections({ at }: { readonly at: SectionKey }) {
  const { t } = useTranslation('office')
  const { programmeId, faults } = useEditor()
  return (
    <StepBar label={t('sections')}>
      {sectionKeys.map((key) => (
        <StepLink
          key={key}
          to="/office/programmes/$programmeId/settings/$section"
          params={{ programmeId, section: key }}
          open={faults.filter((fault) => sectionOf(fault.at) === key).length}
          {...(key === at ? { 'aria-current': 'page' as const } : {})}
        >
          {t(`section.${key}`)}
        </StepLink>
      ))}
    </StepBar>
  )
}

function Publish({
  managed,
  draft,
}: {
  readonly managed: Managed
  readonly draft: ProgrammeDraft
}) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const { faults } = useEditor()
  const [asking, setAsking] = useState(false)
  const act = useAct(openProgramme, {
    renews: [readProgramme, listProgrammes],
    onDone: () => {
      setAsking(false)
      toast(t('open.done'))
    },
  })
  if (managed.state !== 'draft') {
    return (
      <Sheet title={t('after.title')}>
        <AfterOpening />
      </Sheet>
    )
  }
  const kind = draft.saving?.state.kind ?? 'local'
  const kept = kind === 'clean' || kind === 'saved'
  const verdict = mayOpenProgramme(managed.state, faults.length)
  return (
    <Sheet title={t('open.head')}>
      <ActionButton
        kind="primary"
        icon={IconWorld}
        verdict={verdict.ok && !kept ? conflict('programmes.programme_not_kept_yet') : verdict}
        onClick={() => setAsking(true)}
      >
        {t('open.act')}
      </ActionButton>
      <OpenDialog
        open={asking}
        title={managed.title[language]}
        busy={act.isPending}
        problem={act.error?.problem ?? null}
        onClose={() => setAsking(false)}
        onOpen={() => act.mutate({ params: { programmeId: managed.id } })}
      />
    </Sheet>
  )
}

function Editing({ managed }: { readonly managed: Managed }) {
  const { t } = useTranslation('office')
  const say = useReasons()
  const me = useMe()
  const { section } = useParams({ strict: false }) as { readonly section?: string }
  const at: SectionKey = isSection(section) ? section : 'basics'
  const verdict = mayChangeDefinition(managed.state)
  return (
    <EditorProvider managed={managed}>
      {(draft) => (
        <>
          {verdict.ok && draft.saving !== null && (
            <InBar>
              <SavedState state={draft.saving.state} />
            </InBar>
          )}
          <LeaveGuard
            when={draft.saving?.state.durable === false && draft.saving.state.unsent > 0}
          />
          {!verdict.ok && <Note title={t('fixed')}>{say(verdict)}</Note>}
          {!verdict.ok && <UnsentNote programmeId={managed.id} personId={me.person?.id ?? ''} />}
          <MergePanel draft={draft} />
          <Sections at={at} />
          <WithSide
            side={
              <>
                <CheckPanel />
                <Publish managed={managed} draft={draft} />
              </>
            }
          >
            <Part section={at} />
          </WithSide>
        </>
      )}
    </EditorProvider>
  )
}

/** Everything that a programme decides, section by section, checked while it is written. */
export function EditorPage() {
  return (
    <ProgrammeFrame at="settings" fresh>
      {(managed) => <Editing key={`${managed.id} ${managed.state}`} managed={managed} />}
    </ProgrammeFrame>
  )
}
