import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
  IconLock,
  IconWifiOff,
} from '@tabler/icons-react'
import i18next from 'i18next'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { ProblemDocument } from '../../domain/kernel/problem.ts'
import { wantsHelp } from '../kernel/problem.ts'
import { Button, ButtonLink } from './Button.tsx'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import { useProblemText, useReasons } from './reason.ts'
import css from './States.module.css'

/** What would be here, and one next step. */
export function Empty({
  title,
  children,
  next,
}: {
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly next?: ReactNode
}) {
  return (
    <div className={css.empty}>
      <b>{title}</b>
      {children !== undefined && <p>{children}</p>}
      {next}
    </div>
  )
}

const boneWidths = ['72%', '94%', '58%', '83%', '67%']

/** The shape of what comes, with the time it takes where that is known. */
export function Loading({
  what,
  seconds,
  lines = 3,
  leave,
}: {
  readonly what?: ReactNode
  readonly seconds?: number
  readonly lines?: number
  /** A way to go on elsewhere and find it again. */
  readonly leave?: ReactNode
}) {
  const { t } = useTranslation('ui')
  const sentence =
    what ?? (seconds === undefined ? t('state.loading') : t('state.loadingAbout', { seconds }))
  return (
    <div className={css.loading} aria-busy="true" role="status">
      <p>{sentence}</p>
      {Array.from({ length: lines }, (_, index) => (
        <span
          key={index}
          className={css.bone}
          style={{ width: boneWidths[index % boneWidths.length] }}
        />
      ))}
      {leave !== undefined && <div className={css.acts}>{leave}</div>}
    </div>
  )
}

const noteIcons = {
  plain: IconInfoCircle,
  good: IconCircleCheck,
  care: IconAlertTriangle,
  bad: IconCircleX,
  offline: IconWifiOff,
}

/** Something to know before going on, beside what it concerns. */
export function Note({
  tone = 'plain',
  title,
  children,
}: {
  readonly tone?: keyof typeof noteIcons
  readonly title?: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <div
      className={classes(css.note, tone !== 'plain' && css[tone])}
      role={tone === 'bad' ? 'alert' : undefined}
    >
      <Icon of={noteIcons[tone]} />
      <div>
        {title !== undefined && <b>{title}</b>}
        {children}
      </div>
    </div>
  )
}

/** Sealed for everybody: what, until when. No counts that leak. */
export function Sealed({
  title,
  children,
}: {
  readonly title: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <div className={css.sealed}>
      <Icon of={IconLock} />
      <div>
        <b>{title}</b>
        {children}
      </div>
    </div>
  )
}

/** Each place that does not meet the rules, by its name, with what to do. */
function FaultList({ problem }: { readonly problem: ProblemDocument }) {
  const { t } = useTranslation('ui')
  const say = useReasons()
  const faults = problem.faults ?? []
  if (faults.length === 0) return null
  const nameOf = (at: string): string => {
    const name = at.split('/').findLast((part) => part !== '' && !/^\d+$/.test(part)) ?? ''
    const key = `ui:fieldName.${name}`
    return i18next.exists(key) ? (t as unknown as (key: string) => string)(key) : name
  }
  return (
    <ul className={css.faults}>
      {faults.map(({ at, code, facts, message }) => (
        <li key={`${at} ${code}`}>
          {nameOf(at) !== '' && nameOf(at) + t('state.colon')}
          {say({ code, facts, detail: message })}
        </li>
      ))}
    </ul>
  )
}

function CopyButton({ what }: { readonly what: string }) {
  const { t } = useTranslation('ui')
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard?.writeText(what).then(() => setCopied(true))
  return (
    <Button size="small" kind="quiet" onClick={copy}>
      {copied ? t('state.copied') : t('state.copyCode')}
    </Button>
  )
}

/** What failed and what to do; where it is a fault of ours, a code to copy for whoever helps. */
export function ErrorState({
  problem,
  title,
  onRetry,
  children,
}: {
  readonly problem: ProblemDocument
  readonly title?: ReactNode
  readonly onRetry?: (() => void) | undefined
  readonly children?: ReactNode
}) {
  const { t } = useTranslation('ui')
  const text = useProblemText()
  const { code, requestId } = problem
  const helped = wantsHelp(problem)
  const homeless = code === 'kernel.no_organisation'
  const box = useRef<HTMLDivElement>(null)
  // The buttons of a dialog stand still above what scrolls: what failed could lie beneath them.
  useEffect(() => {
    if (box.current?.closest('dialog')) box.current.scrollIntoView({ block: 'center' })
  }, [])

  return (
    <div ref={box}>
      <Note tone={homeless ? 'care' : 'bad'} title={title}>
        {text(problem)}
        {helped && (
          <>
            {t('gap')}
            <span className={css.code}>
              {t('state.code', { code: requestId === '' ? code : requestId })}
            </span>
          </>
        )}
        <FaultList problem={problem} />
      </Note>
      <div className={css.acts}>
        {homeless && (
          <ButtonLink size="small" kind="primary" to={'/places' as '/'}>
            {t('state.toPlaces')}
          </ButtonLink>
        )}
        {onRetry !== undefined && !homeless && (
          <Button size="small" onClick={onRetry}>
            {t('state.retry')}
          </Button>
        )}
        {children}
        {helped && <CopyButton what={`${code} ${requestId}`.trim()} />}
      </div>
    </div>
  )
}
