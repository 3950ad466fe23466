import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  readReview,
  sayInReview,
  type Message,
  type ReviewPage,
} from '../../domain/evaluation/review.endpoints.ts'
import { messageMaxLength } from '../../domain/evaluation/review.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextArea } from '../ui/TextInput.tsx'
import css from './Evaluation.module.css'

/** What the experts of one item say to each other, under numbers; until the freeze. */
export function Talk({
  review,
  messages,
}: {
  readonly review: ReviewPage
  readonly messages: readonly Message[]
}) {
  const { t } = useTranslation('evaluation')
  const { moment } = useFormat()
  const [text, setText] = useState('')
  const act = useAct(sayInReview, { renews: [readReview], onDone: () => setText('') })
  const say = () => {
    if (text.trim() !== '') act.mutate({ params: { id: review.id }, body: { text: text.trim() } })
  }
  return (
    <div className="stack">
      <h3>{t('review.talk')}</h3>
      {messages.length === 0 && <p className="muted">{t('review.talkNone')}</p>}
      {messages.map(({ id, number, mine, text: words, at }) => (
        <div key={id}>
          <b>{mine ? t('review.talkMine', { number }) : t('review.talkOther', { number })}</b>{' '}
          <span className="muted t12">{moment(at)}</span>
          <p className={css.words}>{words}</p>
        </div>
      ))}
      {review.roundState === 'scoring' && (
        <>
          <TextArea
            label={t('review.talkSay')}
            help={t('review.talkHelp')}
            rows={3}
            maxLength={messageMaxLength}
            value={text}
            onChange={setText}
          />
          <div>
            <Button size="small" busy={act.isPending} onClick={say}>
              {t('review.talkSend')}
            </Button>
          </div>
          {act.error !== null && <ErrorState problem={act.error.problem} />}
        </>
      )}
    </div>
  )
}
