import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Activity, readActivity } from '../../domain/activities/activity.endpoints.ts'
import { giveFeedback } from '../../domain/activities/registration.endpoints.ts'
import { type Feedback, ratingNames } from '../../domain/activities/registration.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Checkbox, RadioGroup } from '../ui/Choices.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextArea } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'

const scores = ['5', '4', '3', '2', '1'] as const
type Draft = { readonly [Name in (typeof ratingNames)[number]]: (typeof scores)[number] | null }

/** 反馈: three scores, one intention, a few words; said again it replaces what was said. */
export function FeedbackForm({ activity }: { readonly activity: Activity }) {
  const { t } = useTranslation('activities')
  const [draft, setDraft] = useState<Draft>({ content: null, organisation: null, use: null })
  const [applies, setApplies] = useState(false)
  const [words, setWords] = useState('')
  const act = useAct(giveFeedback, {
    renews: [readActivity],
    onDone: () => toast(t('feedback.thanks')),
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
    <Sheet
      title={t('feedback.title')}
      note={activity.mine?.hasFeedback === true ? t('feedback.given') : undefined}
      inside="form"
    >
      <div className="stack">
        {ratingNames.map((name) => (
          <RadioGroup
            key={name}
            label={t(`feedback.${name}`)}
            options={scores.map((value) => ({ value, label: t(`feedback.score.s${value}`) }))}
            value={draft[name]}
            onChange={(value) => setDraft({ ...draft, [name]: value })}
          />
        ))}
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
    </Sheet>
  )
}
