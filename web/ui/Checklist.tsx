import {
  IconAlertTriangle,
  IconCheck,
  IconCircleCheck,
  IconCircleX,
  IconHelpCircle,
  IconPoint,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { LinkButton } from './Button.tsx'
import { classes } from './classes.ts'
import css from './Checklist.module.css'
import { Icon } from './Icon.tsx'

/** How much of a form is there, as a bar with its figure said. */
export function CompletionMeter({
  label,
  done,
  total,
}: {
  readonly label: string
  readonly done: number
  readonly total: number
}) {
  return (
    <div
      className={css.meter}
      role="progressbar"
      aria-label={label}
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuetext={`${done}/${total}`}
    >
      <i style={{ width: `${total === 0 ? 0 : (done / total) * 100}%` }} />
    </div>
  )
}

export type ChecklistPart = {
  readonly key: string
  readonly label: ReactNode
  readonly done: number
  readonly total: number
  /** What is missing or wrong, each leading to its place. */
  readonly faults?: readonly {
    readonly key: string
    readonly text: ReactNode
    readonly go: () => void
  }[]
}

/** The parts of a form, how far each is, and what is missing. */
export function Checklist({
  label,
  parts,
}: {
  readonly label: string
  readonly parts: readonly ChecklistPart[]
}) {
  const { t } = useTranslation('ui')
  const done = parts.reduce((sum, part) => sum + part.done, 0)
  const total = parts.reduce((sum, part) => sum + part.total, 0)
  return (
    <>
      <CompletionMeter label={label} done={done} total={total} />
      <ul className={css.list}>
        {parts.map((part) => {
          const ready = part.done >= part.total && (part.faults ?? []).length === 0
          return (
            <li key={part.key}>
              <div className={classes(css.part, ready ? css.done : css.open)}>
                <Icon of={ready ? IconCheck : IconPoint} />
                <span>
                  {part.label}
                  <span className="sr">{ready ? t('checklist.done') : t('checklist.open')}</span>
                </span>
                <span className={css.figure}>
                  {part.done}/{part.total}
                </span>
              </div>
              {part.faults?.map((fault) => (
                <div key={fault.key} className={css.fault}>
                  <LinkButton onClick={fault.go}>{fault.text}</LinkButton>
                </div>
              ))}
            </li>
          )
        })}
      </ul>
    </>
  )
}

export type RuleLine = {
  readonly key: string
  readonly state: 'good' | 'care' | 'bad' | 'person' | 'open'
  readonly text: ReactNode
  readonly end?: ReactNode
  /** The why, open where it blocks. */
  readonly below?: ReactNode
}

const ruleIcons = {
  good: IconCircleCheck,
  care: IconAlertTriangle,
  bad: IconCircleX,
  person: IconHelpCircle,
  open: IconPoint,
}

/** Rules and how each was answered: eligibility, a formal check, the parts of a package. */
export function RuleList({ rules }: { readonly rules: readonly RuleLine[] }) {
  return (
    <ul className={css.rules}>
      {rules.map((rule) => (
        <li key={rule.key}>
          <Icon
            of={ruleIcons[rule.state]}
            className={rule.state === 'person' ? 'care' : rule.state}
          />
          <div>{rule.text}</div>
          <span className="muted t12">{rule.end}</span>
          {rule.below !== undefined && <div className={css.below}>{rule.below}</div>}
        </li>
      ))}
    </ul>
  )
}
