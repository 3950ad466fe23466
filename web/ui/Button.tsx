import type { Icon as TablerIcon } from '@tabler/icons-react'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import css from './Button.module.css'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

export type ButtonKind = 'plain' | 'primary' | 'danger' | 'quiet'
export type ButtonSize = 'small' | 'medium' | 'large'

export type ButtonLook = {
  readonly kind?: ButtonKind
  readonly size?: ButtonSize
  readonly icon?: TablerIcon | undefined
  /** As wide as its container. */
  readonly wide?: boolean
}

function buttonClass({ kind = 'plain', size = 'medium', wide }: ButtonLook, more?: string): string {
  return classes(
    css.button,
    kind !== 'plain' && css[kind],
    size !== 'medium' && css[size],
    wide === true && css.wide,
    more,
  )
}

export type ButtonProps = ButtonLook &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> & {
    /** The act is under way: pressing again does nothing. */
    readonly busy?: boolean
    readonly ref?: Ref<HTMLButtonElement>
  }

/** A button. There is no `disabled`: what may not be pressed is an `ActionButton` with its reason. */
export function Button(props: ButtonProps) {
  const { kind, size, wide, icon, busy = false, className, children, onClick, ...rest } = props
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({ ...look(kind, size), wide: wide === true }, className)}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon !== undefined && <Icon of={icon} />}
      {children}
    </button>
  )
}

function look(kind: ButtonKind | undefined, size: ButtonSize | undefined): ButtonLook {
  return { kind: kind ?? 'plain', size: size ?? 'medium' }
}

export type IconButtonProps = Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'disabled' | 'aria-label' | 'children'
> & {
  readonly icon: TablerIcon
  /** Its name: an icon alone says nothing to a reader. */
  readonly label: string
  readonly small?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

export function IconButton({ icon, label, small = false, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      className={classes(css.icon, small && css.iconSmall, className)}
      aria-label={label}
    >
      <Icon of={icon} size={small ? 16 : 20} />
    </button>
  )
}

/** A button that reads as a link: acts in the running of a text or at the end of a heading. */
export function LinkButton({
  underlined = false,
  matter = false,
  className,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly underlined?: boolean
  /** Its words are what the page is about, such as the name of a row: on paper they stay, as text. */
  readonly matter?: boolean
}) {
  return (
    <button
      type="button"
      data-print={matter ? 'text' : undefined}
      {...rest}
      className={classes(css.link, underlined && css.underlined, className)}
    />
  )
}

type AnchorProps = ButtonLook &
  AnchorHTMLAttributes<HTMLAnchorElement> & {
    readonly ref?: Ref<HTMLAnchorElement>
    readonly children?: ReactNode
  }

function ButtonAnchor({ kind, size, wide, icon, className, children, ...rest }: AnchorProps) {
  return (
    <a
      data-print="no"
      {...rest}
      className={buttonClass({ ...look(kind, size), wide: wide === true }, className)}
    >
      {icon !== undefined && <Icon of={icon} />}
      {children}
    </a>
  )
}

/** Goes somewhere and looks like a button. Takes `to`, `params`, `search` of the router's links. */
export const ButtonLink = createLink(ButtonAnchor)
