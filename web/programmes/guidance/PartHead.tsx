import type { ReactNode } from 'react'
import { Link } from '../../ui/Link.tsx'
import css from './Guidance.module.css'

/** The head of a page that belongs to a call: what it is, and of which call. */
export function PartHead({
  title,
  programmeId,
  call,
  children,
}: {
  readonly title: ReactNode
  readonly programmeId: string
  readonly call: string
  readonly children?: ReactNode
}) {
  return (
    <header className={css.head}>
      <h1 className="songTitle">{title}</h1>
      <p>
        <Link to="/calls/$programmeId" params={{ programmeId }}>
          {call}
        </Link>
      </p>
      {children}
    </header>
  )
}
