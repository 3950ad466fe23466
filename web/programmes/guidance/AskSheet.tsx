import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { allowed, invalid, type Verdict } from '../../../domain/kernel/verdict.ts'
import { askQuestion, listQuestions } from '../../../domain/programmes/guidance.endpoints.ts'
import { mayAskOffice } from '../../../domain/programmes/question.ts'
import { house } from '../../kernel/house.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { actorOf } from '../application/actor.ts'
import css from './Guidance.module.css'

const least = 5
const most = 2000

function mayAsk(body: string): Verdict {
  return body.trim().length < least
    ? invalid('programmes.question_too_short', { min: least })
    : allowed
}

function WhoSees() {
  const { t } = useTranslation('guidance')
  return (
    <div className={css.who}>
      <b>{t('questions.whoSees')}</b>
      <p>{t('questions.whoAsks')}</p>
      <p>{t('questions.whoPublic')}</p>
      <p>{t('questions.whoNot')}</p>
    </div>
  )
}

function AskForm({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('guidance')
  const [body, setBody] = useState('')
  const [sent, setSent] = useState(false)
  const ask = useAct(askQuestion, {
    renews: [listQuestions],
    onDone: () => {
      setBody('')
      setSent(true)
    },
  })
  return (
    <div className="stack">
      <TextArea
        label={t('questions.body')}
        help={t('questions.bodyHelp')}
        rows={5}
        most={most}
        value={body}
        onChange={(next) => {
          setBody(next)
          setSent(false)
        }}
      />
      {ask.error !== null && <ErrorState problem={ask.error.problem} />}
      {sent && (
        <div role="status">
          <Note tone="good">{t('questions.sent')}</Note>
        </div>
      )}
      <ActionButton
        verdict={sent && body === '' ? allowed : mayAsk(body)}
        busy={ask.isPending}
        onClick={() => {
          if (mayAsk(body).ok) ask.mutate({ params: { programmeId }, body: { body: body.trim() } })
        }}
      >
        {t('questions.send')}
      </ActionButton>
    </div>
  )
}

/** Asking, for applicants and recommending units; for others, who may. Who will see it stands beside. */
export function AskSheet({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('guidance')
  const me = useMe()
  return (
    <Sheet title={t('questions.ask')}>
      <div className="stack">
        {mayAskOffice(actorOf(me)).ok ? (
          <AskForm programmeId={programmeId} />
        ) : me.person === null ? (
          <>
            <p className="second">{t('questions.signInWhy')}</p>
            <ButtonLink
              kind="primary"
              to={house().identity.signInAddress as '/'}
              search={{ next: `/calls/${programmeId}/questions` } as never}
            >
              {t('questions.signIn')}
            </ButtonLink>
          </>
        ) : (
          <Note>{t('questions.notApplicant')}</Note>
        )}
        <WhoSees />
      </div>
    </Sheet>
  )
}
