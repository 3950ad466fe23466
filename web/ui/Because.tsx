import { IconInfoCircle, IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './Because.module.css'
import { Icon } from './Icon.tsx'

/** The sentence beside whatever is blocked, ranked or priced. */
export function Because({
  id,
  locked = false,
  children,
}: {
  readonly id?: string | undefined
  readonly locked?: boolean
  readonly children: ReactNode
}) {
  return (
    <p className={css.because} id={id}>
      <Icon of={locked ? IconLock : IconInfoCircle} />
      <span>{children}</span>
    </p>
  )
}
