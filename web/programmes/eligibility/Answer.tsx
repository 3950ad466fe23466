import { useTranslation } from '../../kernel/words.ts'
import type { EligibilityAnswer } from '../../../domain/programmes/eligibility.endpoints.ts'
import { type RuleLine, RuleList } from '../../ui/Checklist.tsx'
import { Tag, type Tone } from '../../ui/Tag.tsx'
import { WhyPanel, WhyToggle } from '../../ui/WhyPanel.tsx'
import { useSaid } from './useSaid.ts'
import { useWhys } from './useWhys.tsx'
import css from './Eligibility.module.css'

type Reason = EligibilityAnswer['reasons'][number]

const tones = { yes: 'good', no: 'bad', needsPerson: 'care', unanswered: 'plain' } as const
const states = {
  passes: 'good',
  fails: 'bad',
  needsPerson: 'person',
  unanswered: 'open',
  warns: 'care',
} as const

/** A reason as a line: its why open where it blocks, behind the word elsewhere. */
export function useReasonLine(linked: boolean): (reason: Reason) => RuleLine {
  const said = useSaid(linked)
  const opening = useWhys()
  return (reason) => {
    const { outcome, code, text, change } = reason
    const blocks = outcome === 'fails'
    const tone = blocks ? 'bad' : outcome === 'passes' ? 'plain' : 'care'
    const panel = (
      <WhyPanel tone={tone} why={said(reason.why)} {...(change === null ? {} : { change })} />
    )
    const line = { key: code + text, state: states[outcome], text: blocks ? <b>{text}</b> : text }
    return blocks ? { ...line, below: panel } : opening(line, panel)
  }
}

const order = ['fails', 'needsPerson', 'unanswered', 'warns', 'passes'] as const

/** Yes, no, a person, or not yet; then every reason, what decides first. */
export function Answer({ answer }: { readonly answer: EligibilityAnswer }) {
  const { t } = useTranslation('programmes')
  const { reasons } = answer
  const line = useReasonLine(true)
  const count = reasons.filter(
    ({ outcome }) => outcome === (answer.answer === 'unanswered' ? 'unanswered' : 'needsPerson'),
  ).length
  const sorted = reasons.toSorted(
    (one, other) => order.indexOf(one.outcome) - order.indexOf(other.outcome),
  )
  const open = sorted.filter(({ outcome }) => outcome !== 'passes')
  const passed = sorted.filter(({ outcome }) => outcome === 'passes')
  const tone: Tone = tones[answer.answer]
  return (
    <>
      <div className={css.verdict} aria-live="polite">
        <Tag tone={tone}>
          <b>{t(`eligibility.answers.${answer.answer}`)}</b>
        </Tag>
        <p className="second t13">{t(`eligibility.answerTexts.${answer.answer}`, { count })}</p>
      </div>
      {open.length > 0 && <RuleList rules={open.map(line)} />}
      {passed.length > 0 && (
        <div className={css.passed}>
          <WhyToggle
            label={t('eligibility.passed', { count: passed.length })}
            startOpen={open.length === 0}
          >
            <RuleList rules={passed.map(line)} />
          </WhyToggle>
        </div>
      )}
    </>
  )
}
