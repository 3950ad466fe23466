import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { allowed, invalid, type Verdict } from '../../../domain/kernel/verdict.ts'
import {
  answerQuestion,
  listPublishedQuestions,
  listQuestions,
  type Question,
} from '../../../domain/programmes/guidance.endpoints.ts'
import { useAct } from '../../kernel/query.ts'
import { remember, rememberedJson } from '../../kernel/stored.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import css from './Guidance.module.css'

type Draft = { readonly answer: string; readonly isPublic: boolean; readonly asPublic: string }

function firstDraft({ answer, body, publicQuestion, publishedAt }: Question): Draft {
  return {
    answer: answer ?? '',
    isPublic: publishedAt !== null,
    asPublic: publicQuestion ?? body,
  }
}

/** What is written stays on this device until it is sent. */
function useDraft(question: Question) {
  const key = `answer.${question.id}`
  const [draft, setDraft] = useState(() => ({
    ...firstDraft(question),
    ...rememberedJson<Partial<Draft>>(key, {}),
  }))
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    remember(key, JSON.stringify(next))
  }
  return { draft, change, forget: () => remember(key, '{}') }
}

function mayAnswer({ answer, isPublic, asPublic }: Draft): Verdict {
  if (answer.trim() === '') return invalid('programmes.answer_missing')
  return isPublic && asPublic.trim().length < 5
    ? invalid('programmes.public_question_missing')
    : allowed
}

/** Answers one question: to the asker alone, or to everybody in the office's own words. */
export function AnswerDialog({
  question,
  onClose,
}: {
  readonly question: Question
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['guidance', 'ui'])
  const { draft, change, forget } = useDraft(question)
  const answer = useAct(answerQuestion, {
    renews: [listQuestions, listPublishedQuestions],
    onDone: () => {
      forget()
      toast(t('guidance:desk.done'))
      onClose()
    },
  })
  const send = () => {
    const publicQuestion = draft.isPublic ? draft.asPublic.trim() : null
    const body = { answer: draft.answer.trim(), publicQuestion }
    answer.mutate({ params: { id: question.id }, body })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      shape="wide"
      title={t('guidance:desk.dialog')}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:dialog.cancel')}</Button>
          <ActionButton verdict={mayAnswer(draft)} busy={answer.isPending} onClick={send}>
            {t(draft.isPublic ? 'guidance:desk.sendPublic' : 'guidance:desk.sendPrivate')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <div>
          <p className="second t13">
            {t('guidance:desk.question')} · {question.orgName}
          </p>
          <p className={css.quote}>{question.body}</p>
        </div>
        <TextArea
          label={t('guidance:desk.answerLabel')}
          help={t('guidance:desk.draftKept')}
          most={4000}
          rows={6}
          value={draft.answer}
          onChange={(value) => change({ answer: value })}
        />
        <Checkbox
          checked={draft.isPublic}
          onChange={(isPublic) => change({ isPublic })}
          label={t('guidance:desk.publish')}
          note={t('guidance:desk.publishHelp')}
        />
        {draft.isPublic && (
          <TextArea
            label={t('guidance:desk.publicQuestion')}
            help={t('guidance:desk.publicQuestionHelp')}
            most={2000}
            rows={3}
            value={draft.asPublic}
            onChange={(value) => change({ asPublic: value })}
          />
        )}
        {!draft.isPublic && question.publishedAt !== null && (
          <Note tone="care">{t('guidance:desk.unpublish')}</Note>
        )}
        {answer.error !== null && <ErrorState problem={answer.error.problem} />}
      </div>
    </Dialog>
  )
}
