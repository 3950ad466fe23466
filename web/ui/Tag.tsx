import {
  type Icon as TablerIcon,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconWifiOff,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import css from './Tag.module.css'

export type Tone = 'plain' | 'good' | 'care' | 'bad' | 'chosen' | 'ink'

const iconOf: Partial<Record<Tone, TablerIcon>> = {
  good: IconCircleCheck,
  care: IconAlertTriangle,
  bad: IconCircleX,
}

export type TagProps = {
  readonly tone?: Tone
  readonly boxed?: boolean
  /** Good, care and bad bring their own; `null` leaves it out where the box says enough. */
  readonly icon?: TablerIcon | null
  readonly title?: string
  readonly children: ReactNode
}

/** A word with an icon, not a pill of colour. */
export function Tag({ tone = 'plain', boxed = false, icon, title, children }: TagProps) {
  const drawing = icon === undefined ? iconOf[tone] : (icon ?? undefined)
  return (
    <span
      className={classes(css.tag, boxed && css.boxed, tone !== 'plain' && css[tone])}
      title={title}
    >
      {drawing !== undefined && <Icon of={drawing} size={14} />}
      {children}
    </span>
  )
}

/** The number of a direction, a place, a pin. */
export function Ordinal({
  children,
  title,
}: {
  readonly children: ReactNode
  readonly title?: string
}) {
  return (
    <span className={css.ordinal} title={title}>
      {children}
    </span>
  )
}

/** Several numbers side by side. */
export function Ordinals({ numbers }: { readonly numbers: readonly ReactNode[] }) {
  return (
    <span className={css.ordinals}>
      {numbers.map((number, index) => (
        <Ordinal key={index}>{number}</Ordinal>
      ))}
    </span>
  )
}

/** Stands only where a stamped scan was verified. `label` says so to readers. */
export function Stamp({ mark, label }: { readonly mark: string; readonly label: string }) {
  return (
    <span className={css.stamp} role="img" aria-label={label} title={label}>
      {mark}
    </span>
  )
}

export function Key({ children }: { readonly children: ReactNode }) {
  return <kbd className={css.key}>{children}</kbd>
}

/** What is kept and what needs the network is said in `children`. */
export function OfflineTag({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation('ui')
  return (
    <Tag boxed tone="ink" icon={IconWifiOff}>
      {t('state.offline')}
      {children}
    </Tag>
  )
}
