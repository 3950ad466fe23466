import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { Section } from '../../../domain/programmes/form/definition.ts'
import type { Entry } from '../../../domain/programmes/form/outline.ts'
import { LeaveGuard } from '../../kernel/form/LeaveGuard.tsx'
import { SavedState } from '../../kernel/form/SavedState.tsx'
import { InBar, WithSide } from '../../kernel/shell/PageHead.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { StepBar, StepLink } from '../../ui/Tabs.tsx'
import { useCheck, useWords } from '../form/FormContext.ts'
import { letterOf, SectionForm } from '../form/SectionForm.tsx'
import { type OpenDesk, useApplication, useOpenDesk, useSavingState } from './ApplicationContext.ts'
import css from './Application.module.css'
import { ClassifiedNote } from './ClassifiedNote.tsx'
import { CommentsAt } from './Comments.tsx'
import { ConflictNote, ConflictsAt } from './Conflicts.tsx'
import { Directions } from './Directions.tsx'
import { Prefill } from './Prefill.tsx'
import { Returned, ReturnedAt } from './Returned.tsx'
import { Deadline, Side } from './Side.tsx'
import { StatusPage } from './StatusPage.tsx'
import { SubmitBar } from './SubmitBar.tsx'

/** The sections that the applicant writes; the last is the officer's. */
export function writtenSections(sections: readonly Section[]): readonly Section[] {
  return sections.filter((section) => section.role !== 'officer')
}

function Steps({ sections, at }: { readonly sections: readonly Section[]; readonly at: Section }) {
  const { t } = useTranslation('programmes')
  const { say } = useWords()
  const { application } = useApplication()
  const { completion } = useCheck()
  const short = (section: Section) =>
    section.role === 'cover'
      ? t('apply.cover')
      : `${letterOf(section)} ${say(section.short ?? section.title)}`
  return (
    <StepBar label={t('apply.sections')}>
      {sections.map((section) => {
        const progress = completion.bySection.find(({ id }) => id === section.id)
        const open = progress === undefined ? 0 : progress.total - progress.done
        return (
          <StepLink
            key={section.id}
            to="/applications/$id/$section"
            params={{ id: application.id, section: section.id }}
            resetScroll={false}
            done={open === 0}
            open={open}
            {...(section === at ? { 'aria-current': 'page' as const } : {})}
          >
            {short(section)}
          </StepLink>
        )
      })}
    </StepBar>
  )
}

/** The state of saving, in the bar; it changes with every keystroke, and the form does not. */
function Saved({ desk }: { readonly desk: OpenDesk }) {
  const state = useSavingState(desk)
  return (
    <>
      <InBar>
        <SavedState state={state} />
      </InBar>
      <LeaveGuard when={!state.durable && state.unsent > 0} />
    </>
  )
}

function Form({ desk }: { readonly desk: OpenDesk }) {
  const { application, form } = useApplication()
  const [commenting, setCommenting] = useState(false)
  const { section: wanted } = useParams({ strict: false }) as { section?: string }
  const sections = writtenSections(form.sections)
  const section = sections.find(({ id }) => id === wanted) ?? sections[0]
  if (section === undefined) return null
  const drawsDirections = (entry: Entry) =>
    entry.item.kind === 'given' && entry.item.from === 'directions' ? <Directions /> : undefined
  return (
    <>
      <Saved desk={desk} />
      <WithSide side={<Side desk={desk} commenting={commenting} onCommenting={setCommenting} />}>
        <Deadline className="onlyPhone" />
        <Returned />
        <ConflictNote desk={desk} />
        <Sheet inside="none" className={css.form} foot={<SubmitBar desk={desk} />}>
          <Steps sections={sections} at={section} />
          <div className={css.fields} key={section.id}>
            <Prefill section={section} />
            <ClassifiedNote section={section} />
            <CommentsAt applicationId={application.id} at={section.id} inviting={commenting} />
            <SectionForm
              section={section}
              instead={drawsDirections}
              renderBelow={(entry) => (
                <>
                  <ReturnedAt item={entry.at} />
                  <ConflictsAt desk={desk} item={entry.at} />
                  <CommentsAt applicationId={application.id} at={entry.at} inviting={commenting} />
                </>
              )}
            />
          </div>
        </Sheet>
      </WithSide>
    </>
  )
}

/** The application: the form while it may be written, else where it is and what was sealed. */
export function FormPage() {
  const desk = useOpenDesk()
  return desk === null ? <StatusPage /> : <Form desk={desk} />
}
