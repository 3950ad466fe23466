import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { LinkButton } from './Button.tsx'
import { classes } from './classes.ts'
import css from './Field.module.css'
import { Icon } from './Icon.tsx'

/** A way out of an error, one press away: 改为 4,180. */
export type Repair = { readonly label: ReactNode; readonly apply: () => void }

/** What every kind of field says about itself. */
export type FieldFrame = {
  readonly label: ReactNode
  readonly optional?: boolean
  /** At the label's right: a count, a unit, a limit. */
  readonly count?: ReactNode
  readonly help?: ReactNode
  /** A hard rule is broken. In the person's words. */
  readonly error?: ReactNode
  /** A soft rule is touched: ochre, never blocks. */
  readonly warning?: ReactNode
  readonly repair?: Repair | undefined
  readonly className?: string
  /** Names the control, so that a checklist can lead to it. */
  readonly id?: string | undefined
}

/** What a control takes from its frame. */
export type ControlIds = {
  readonly id: string
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string | undefined
}

/** The line below a field that says what is wrong, and repairs it. */
export function FieldFault({
  id,
  soft = false,
  repair,
  children,
}: {
  readonly id?: string
  readonly soft?: boolean
  readonly repair?: Repair | undefined
  readonly children: ReactNode
}) {
  const { t } = useTranslation('ui')
  return (
    <p className={soft ? css.warning : css.error} id={id}>
      <Icon of={soft ? IconAlertTriangle : IconCircleX} />
      <span>
        {children}
        {repair !== undefined && (
          <>
            {t('gap')}
            <LinkButton underlined onClick={repair.apply}>
              {repair.label}
            </LinkButton>
          </>
        )}
      </span>
    </p>
  )
}

/** Label above, control, then help, warning and error below. */
export function Field({
  children,
  ...frame
}: FieldFrame & { readonly children: (ids: ControlIds) => ReactNode }) {
  const { t } = useTranslation('ui')
  const own = useId()
  const id = frame.id ?? own
  const parts = [
    frame.help !== undefined && `${id}-help`,
    frame.warning !== undefined && `${id}-warning`,
    frame.error !== undefined && `${id}-error`,
  ].filter((part) => part !== false)
  return (
    <div className={classes(css.field, frame.className)}>
      <div className={css.label}>
        <label htmlFor={id}>{frame.label}</label>
        {frame.optional === true && <span className={css.optional}>{t('field.optional')}</span>}
        {frame.count !== undefined && <span className={css.count}>{frame.count}</span>}
      </div>
      {children({
        id,
        'aria-invalid': frame.error === undefined ? undefined : true,
        'aria-describedby': parts.length === 0 ? undefined : parts.join(' '),
      })}
      {frame.help !== undefined && (
        <p className={css.help} id={`${id}-help`}>
          {frame.help}
        </p>
      )}
      {frame.warning !== undefined && (
        <FieldFault
          id={`${id}-warning`}
          soft
          repair={frame.error === undefined ? frame.repair : undefined}
        >
          {frame.warning}
        </FieldFault>
      )}
      {frame.error !== undefined && (
        <FieldFault id={`${id}-error`} repair={frame.repair}>
          {frame.error}
        </FieldFault>
      )}
    </div>
  )
}

/** Several controls under one label: directions, choices, a small table. */
export function FieldGroup({
  label,
  note,
  count,
  children,
  className,
}: {
  readonly label: ReactNode
  readonly note?: ReactNode
  readonly count?: ReactNode
  readonly children: ReactNode
  readonly className?: string | undefined
}) {
  return (
    <fieldset className={classes(css.field, className)}>
      <legend className="sr">{label}</legend>
      <div className={css.label}>
        <span aria-hidden="true">{label}</span>
        {note !== undefined && <span className={css.optional}>{note}</span>}
        {count !== undefined && <span className={css.count}>{count}</span>}
      </div>
      {children}
    </fieldset>
  )
}
