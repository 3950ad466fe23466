import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Facts, Why } from '../../domain/kernel/verdict.ts'
import { LinkButton } from './Button.tsx'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import { useReasons } from './reason.ts'
import { Tag } from './Tag.tsx'
import css from './Why.module.css'

export type WhyPanelProps = {
  readonly why: Why
  /** `bad` where it refuses, `care` where it is soft. */
  readonly tone?: 'plain' | 'good' | 'care' | 'bad'
  readonly title?: ReactNode
  /** Facts for the sentence of `why.change`. */
  readonly facts?: Facts | undefined
  /** Said instead of the sentence of `why.change`. */
  readonly change?: ReactNode
  /** Something to do, below. */
  readonly children?: ReactNode
}

const icons = { care: IconAlertTriangle, bad: IconCircleX }

/** The rule, the very input it looked at, and what would change the outcome. */
export function WhyPanel({ why, tone = 'plain', title, facts, change, children }: WhyPanelProps) {
  const { t } = useTranslation('ui')
  const say = useReasons()
  const { rule, inputs } = why
  const remedy = change ?? (why.change === undefined ? undefined : say({ code: why.change, facts }))
  return (
    <div className={classes(css.why, tone !== 'plain' && css[tone])}>
      {title !== undefined && (
        <h3 className={css.title}>
          {(tone === 'care' || tone === 'bad') && <Icon of={icons[tone]} />}
          {title}
        </h3>
      )}
      <dl>
        <dt>{t('why.rule')}</dt>
        <dd>
          {rule.text}
          {rule.clause !== undefined && t('gap') + rule.clause}{' '}
          {rule.source === 'example' && <Tag boxed>{t('why.example')}</Tag>}
        </dd>
        {inputs.length > 0 && (
          <>
            <dt>{t('why.inputs')}</dt>
            <dd>
              <ul className={css.inputs}>
                {inputs.map((input) => (
                  <li key={input.label}>
                    {input.at === undefined ? input.label : <a href={input.at}>{input.label}</a>}
                    {t('why.colon')}
                    {input.value}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {remedy !== undefined && (
          <>
            <dt>{t('why.change')}</dt>
            <dd>{remedy}</dd>
          </>
        )}
      </dl>
      {children}
    </div>
  )
}

/** Behind a press where it does not block: the word "why", then the panel. */
export function WhyToggle({
  label,
  children,
  startOpen = false,
}: {
  readonly label?: ReactNode
  readonly children: ReactNode
  readonly startOpen?: boolean
}) {
  const { t } = useTranslation('ui')
  const [open, setOpen] = useState(startOpen)
  const id = useId()
  return (
    <>
      <LinkButton
        className="t13"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {label ?? t('why.open')}
      </LinkButton>
      <div id={id} className={css.behind} hidden={!open}>
        {children}
      </div>
    </>
  )
}
