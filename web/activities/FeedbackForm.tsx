import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { type Activity, readActivity } from '../../domain/activities/activity.endpoints.ts'
import { giveFeedback } from '../../domain/activities/registration.endpoints.ts'
import { type Feedback, ratingNames } from '../../domain/activities/registration.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextArea } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Activities.module.css'

const scores = ['5', '4', '3', '2', '1'] as const
type Draft = { readonly [Name in (typeof ratingNames)[number]]: (typeof scores)[number] | null }

/** 反馈: three scores, one intention, a few words; said again it replaces what was said. */
function Form({ activity, onDone }: { readonly activity: Activity; readonly onDone: () => void }) {
  const { t } = useTranslation('activities')
  const [draft, setDraft] = useState<Draft>({ content: null, organisation: null, use: null })
  const [applies, setApplies] = useState(false)
  const [words, setWords] = useState('')
  const act = useAct(giveFeedback, {
    renews: [readActivity],
    onDone: () => {
      toast(t('feedback.thanks'))
      onDone()
    },
  })
  const { content, organisation, use } = draft
  const whole: Feedback | null =
    content === null || organisation === null || use === null
      ? null
      : {
          content: Number(content),
          organisation: Number(organisation),
          use: Number(use),
          applies,
          words,
        }
  return (
    <div className="stack">
      <div className={css.pair}>
        {ratingNames.map((name) => (
          <Select
            key={name}
            label={t(`feedback.${name}`)}
            placeholder={t('feedback.choose')}
            options={scores.map((value) => ({ value, label: t(`feedback.score.s${value}`) }))}
            value={draft[name]}
            onChange={(value) => setDraft({ ...draft, [name]: value })}
          />
        ))}
      </div>
      <Checkbox checked={applies} onChange={setApplies} label={t('feedback.applies')} />
      <TextArea
        label={t('feedback.words')}
        help={t('feedback.wordsHelp')}
        optional
        rows={3}
        most={1000}
        value={words}
        onChange={setWords}
      />
      {act.error !== null && <ErrorState problem={act.error.problem} />}
      <div>
        <ActionButton
          verdict={whole === null ? invalid('activities.incomplete') : allowed}
          reason={whole === null ? t('feedback.incomplete') : undefined}
          busy={act.isPending}
          onClick={() => {
            if (whole !== null) act.mutate({ params: { id: activity.id }, body: whole })
          }}
        >
          {t('feedback.act')}
        </ActionButton>
      </div>
    </div>
  )
}

/** The form, or that it was filled in, with the way to say it again. */
export function FeedbackForm({ activity }: { readonly activity: Activity }) {
  const { t } = useTranslation('activities')
  const given = activity.mine?.hasFeedback === true
  const [again, setAgain] = useState(false)
  return (
    <Sheet title={t('feedback.title')} inside="form">
      {given && !again ? (
        <div className="stack">
          <p className="second">{t('feedback.given')}</p>
          <div>
            <Button size="small" onClick={() => setAgain(true)}>
              {t('feedback.again')}
            </Button>
          </div>
        </div>
      ) : (
        <Form activity={activity} onDone={() => setAgain(false)} />
      )}
    </Sheet>
  )
}
