import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import css from './Dialog.module.css'

export type DialogProps = {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  /** Buttons at the foot, the act last. */
  readonly foot?: ReactNode
  /** `side` is the panel at the right, `drawer` the menu at the left. */
  readonly shape?: 'middle' | 'wide' | 'side' | 'drawer'
  readonly children: ReactNode
}

/**
 * The browser's own modal dialog: it traps the focus, closes on Escape, lies above everything and gives
 * the focus back. Never used to confirm what can be undone.
 */
export function Dialog({ open, onClose, title, foot, shape = 'middle', children }: DialogProps) {
  const { t } = useTranslation('ui')
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (element === null || element.open === open) return
    if (open) element.showModal()
    else element.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className={classes(css.dialog, shape !== 'middle' && css[shape])}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        // A press on the dialog element itself is a press on its backdrop.
        if (event.target === event.currentTarget && shape !== 'middle') onClose()
      }}
    >
      {open && (
        <>
          <div className={css.head}>
            <h2 id={titleId}>{title}</h2>
            <IconButton icon={IconX} label={t('dialog.close')} onClick={onClose} />
          </div>
          <div className={css.body}>{children}</div>
          {foot !== undefined && <div className={css.foot}>{foot}</div>}
        </>
      )}
    </dialog>
  )
}
