import { useTranslation } from '../../kernel/words.ts'
import { labelOf } from '../../../domain/programmes/form/sentence.ts'
import { useMinute } from '../../kernel/clock.ts'
import { useFormat } from '../../kernel/format.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Checklist } from '../../ui/Checklist.tsx'
import { DeadlineRule } from '../../ui/DeadlineRule.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useCheck, useWords } from '../form/FormContext.ts'
import { letterOf } from '../form/SectionForm.tsx'
import { workingDaysLeft } from '../workingDays.ts'
import { type OpenDesk, useApplication } from './ApplicationContext.ts'
import css from './Application.module.css'
import { CommentsPanel } from './CommentsPanel.tsx'
import { EligibilityPanel } from './EligibilityPanel.tsx'
import { HolderPanel } from './HolderPanel.tsx'
import { useTodoText } from './useTodoText.ts'
import { useTodos } from './useTodos.ts'
import { useGoTo } from './useGoTo.ts'

const faultsShownMost = 3

/** The moment that an id of version 7 carries: when the application was begun. */
function begunAt(id: string): Date {
  return new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))
}

/** How long there is; on a phone it stands above the form, elsewhere beside it. */
export function Deadline({ className }: { readonly className: string }) {
  const { t } = useTranslation('programmes')
  const { day } = useFormat()
  const { application } = useApplication()
  const now = useMinute()
  const { returnDeadline, closesAt, id } = application
  const dueAt = application.state === 'returned' ? returnDeadline : closesAt
  if (dueAt === null) {
    return (
      <Sheet className={className}>
        <p className="second t13">{t('call.undated')}</p>
      </Sheet>
    )
  }
  const begun = begunAt(id)
  return (
    <Sheet className={className}>
      <DeadlineRule
        label={t(application.state === 'returned' ? 'apply.untilReturn' : 'call.untilSubmit')}
        opensAt={begun.toISOString()}
        opened={t('apply.begun', { day: day(begun) })}
        dueAt={dueAt}
        now={now}
        workingDaysLeft={workingDaysLeft(dueAt, now)}
      />
    </Sheet>
  )
}

/** Section by section: how far it is, and what is missing, each line leading to its place. */
export function ChecklistPanel() {
  const { t } = useTranslation('programmes')
  const { say } = useWords()
  const { form } = useApplication()
  const { completion } = useCheck()
  const text = useTodoText()
  const goTo = useGoTo()
  const todos = useTodos()
  const parts = completion.bySection.map((progress) => {
    const section = form.sections.find(({ id }) => id === progress.id)
    const own = todos.filter((todo) => todo.section === progress.id)
    const shown = own.slice(0, faultsShownMost)
    const rest = own.length - shown.length
    const name =
      section === undefined || section.role === 'cover'
        ? t('apply.cover')
        : `${letterOf(section)} ${say(section.title)}`
    const next = own[faultsShownMost]
    return {
      key: progress.id,
      label: name,
      done: progress.done,
      total: progress.total,
      faults: [
        ...shown.map((todo) => ({ key: todo.key, text: text(todo), go: () => goTo(todo.at) })),
        ...(next === undefined
          ? []
          : [{ key: 'more', text: t('apply.moreHere', { count: rest }), go: () => goTo(next.at) }]),
      ],
    }
  })
  return (
    <Sheet
      title={t('apply.checklist')}
      end={<span className="muted">{`${completion.done}/${completion.total}`}</span>}
    >
      <Checklist label={t('apply.checklist')} parts={parts} />
    </Sheet>
  )
}

function Changes({ desk }: { readonly desk: OpenDesk }) {
  const { t } = useTranslation('programmes')
  const { language } = useWords()
  const { form, nameOf } = useApplication()
  const goTo = useGoTo()
  if (desk.changes.length === 0) return null
  return (
    <Sheet title={t('apply.changes')}>
      <ul className={css.changes} aria-live="polite">
        {desk.changes.slice(0, 6).map(({ at, by }) => (
          <li key={at}>
            {nameOf(by)}{' '}
            <LinkButton onClick={() => goTo(at)}>{labelOf(form, at, language)}</LinkButton>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** What must be known while writing: how long, may I, what is missing, who else writes, who holds it. */
export function Side({
  desk,
  commenting,
  onCommenting,
}: {
  readonly desk: OpenDesk
  /** Whether each field offers to be commented on. */
  readonly commenting: boolean
  readonly onCommenting: (on: boolean) => void
}) {
  return (
    <>
      <Deadline className="onlyDesk" />
      <EligibilityPanel />
      <ChecklistPanel />
      <Changes desk={desk} />
      <CommentsPanel inviting={commenting} onInvite={onCommenting} />
      <HolderPanel />
    </>
  )
}
