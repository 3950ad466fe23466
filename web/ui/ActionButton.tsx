import { IconLock } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Verdict } from '../../domain/kernel/verdict.ts'
import { Because } from './Because.tsx'
import because from './Because.module.css'
import { Button, type ButtonProps } from './Button.tsx'
import { classes } from './classes.ts'
import { useReasons } from './reason.ts'

export type ActionButtonProps = ButtonProps & {
  /** The same verdict with which the server will refuse or allow. */
  readonly verdict: Verdict
  /** Said instead of the sentence of the verdict's code: count what is missing, say until when. */
  readonly reason?: ReactNode
  /** Links to what must be done first, after the sentence. */
  readonly links?: ReactNode
  /** On a phone, docked at the foot together with its reason. */
  readonly docked?: boolean
}

/**
 * A button that may be refused. Refused, it stays focusable, wears a lock and a dashed edge, and its
 * reason stands beside it for everybody to read.
 */
export function ActionButton(props: ActionButtonProps) {
  const { verdict, reason, links, docked = false, icon, kind, onClick, ...rest } = props
  const { t } = useTranslation('ui')
  const say = useReasons()
  const reasonId = useId()
  const refused = !verdict.ok
  const button = (
    <Button
      {...rest}
      kind={kind ?? 'primary'}
      icon={refused ? IconLock : icon}
      aria-disabled={refused || undefined}
      aria-describedby={refused ? reasonId : undefined}
      onClick={(event) => {
        if (refused) event.preventDefault()
        else onClick?.(event)
      }}
    />
  )
  return (
    <div
      className={classes(because.pair, docked && because.docked)}
      data-docked={docked || undefined}
    >
      {button}
      {refused && (
        <Because id={reasonId}>
          {reason ?? say(verdict)}
          {links !== undefined && (
            <>
              {t('gap')}
              {links}
            </>
          )}
        </Because>
      )}
    </div>
  )
}
