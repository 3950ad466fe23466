import { IconEye, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { allOf, allowed, conflict, type Verdict } from '../../../domain/kernel/verdict.ts'
import { mayHandIn } from '../../../domain/programmes/application.ts'
import { useMinute } from '../../kernel/clock.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ButtonLink, LinkButton } from '../../ui/Button.tsx'
import { failingOf } from '../eligibility/failing.ts'
import { actorOf } from './actor.ts'
import { type OpenDesk, useApplication, useParked } from './ApplicationContext.ts'
import css from './Application.module.css'
import { SubmitDialog } from './SubmitDialog.tsx'
import type { Todo } from './todo.ts'
import { useGoTo } from './useGoTo.ts'
import { useOwnReasons } from './useOwnReasons.ts'
import { useTodos } from './useTodos.ts'

const namedMost = 3

/** The verdict by which the server will decide, as far as the page can know it. */
function useVerdict(desk: OpenDesk, todos: readonly Todo[], eligible: Verdict): Verdict {
  const { application, who } = useApplication()
  const now = useMinute()
  const parked = useParked(desk)
  return allOf(
    mayHandIn(actorOf(who), application, now, application.closesAt),
    eligible,
    todos.length === 0
      ? allowed
      : conflict('programmes.application_incomplete', { count: todos.length }),
    parked.length === 0 ? allowed : conflict('programmes.draft_moved_on', { version: '' }),
  )
}

function Missing({ todos }: { readonly todos: readonly Todo[] }) {
  const { t } = useTranslation('programmes')
  const goTo = useGoTo()
  const first = todos[0]
  return (
    <span className={css.submitLinks}>
      {todos.slice(0, namedMost).map((todo, index) => (
        <span key={todo.key}>
          {index > 0 && t('apply.files.comma')}
          <LinkButton onClick={() => goTo(todo.at)}>{todo.label}</LinkButton>
        </span>
      ))}
      {todos.length > namedMost && t('apply.submit.andMore')}
      {t('apply.submit.stop')}
      {first !== undefined && (
        <LinkButton onClick={() => goTo(first.at)}>{t('apply.submit.each')}</LinkButton>
      )}
    </span>
  )
}

/** At the foot of the form: hand it in, or read why not yet; see it as the document it becomes. */
export function SubmitBar({ desk }: { readonly desk: OpenDesk }) {
  const { t } = useTranslation('programmes')
  const { application } = useApplication()
  const [open, setOpen] = useState(false)
  const todos = useTodos()
  const failing = failingOf(useOwnReasons() ?? [])
  const verdict = useVerdict(desk, todos, failing?.verdict ?? allowed)
  const incomplete = !verdict.ok && verdict.code === 'programmes.application_incomplete'
  const parked = !verdict.ok && verdict.code === 'programmes.draft_moved_on'
  return (
    <div className={css.submit}>
      <ActionButton
        docked
        size="large"
        icon={IconSend}
        verdict={verdict}
        onClick={() => setOpen(true)}
        {...(verdict === failing?.verdict ? { reason: failing.text } : {})}
        {...(incomplete
          ? {
              reason: t('apply.submit.missing', { count: todos.length }),
              links: <Missing todos={todos} />,
            }
          : {})}
        {...(parked
          ? { reason: t('apply.submit.parked', { count: desk.autosave.state().parked.length }) }
          : {})}
      >
        {t('apply.submit.open')}
      </ActionButton>
      <ButtonLink
        size="large"
        icon={IconEye}
        to="/applications/$id/preview"
        params={{ id: application.id }}
      >
        {t('preview.open')}
      </ButtonLink>
      <SubmitDialog desk={desk} open={open} onClose={() => setOpen(false)} />
    </div>
  )
}
