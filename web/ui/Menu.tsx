import { type Icon as TablerIcon, IconCheck } from '@tabler/icons-react'
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import css from './Menu.module.css'

export type MenuItem =
  | { readonly kind: 'caption'; readonly key: string; readonly label: ReactNode }
  | { readonly kind: 'rule'; readonly key: string }
  | {
      readonly kind: 'act'
      readonly key: string
      readonly label: ReactNode
      readonly icon?: TablerIcon
      /** For a choice among several: whether it is the present one. */
      readonly chosen?: boolean
      readonly act: () => void
    }

export type MenuProps = {
  readonly items: readonly MenuItem[]
  readonly label: string
  /** Which way it opens. */
  readonly side?: 'below' | 'above'
  readonly align?: 'left' | 'right'
  /** The button's inside; the menu makes the button. */
  readonly children: ReactNode
  readonly buttonClassName?: string | undefined
  readonly className?: string | undefined
}

/** Fixed to the window, so that no scrolling container around the button cuts the menu off. */
function placeBy(button: DOMRect, side: 'below' | 'above', align: 'left' | 'right') {
  const gap = 4
  return {
    ...(side === 'below'
      ? { top: button.bottom + gap }
      : { bottom: innerHeight - button.top + gap }),
    ...(align === 'left' ? { left: button.left } : { right: innerWidth - button.right }),
  }
}

/** Acts behind a button. Arrows walk, Escape and Tab leave, the focus comes back. */
export function Menu(props: MenuProps) {
  const { items, label, side = 'below', align = 'left', children } = props
  const id = useId()
  const [place, setPlace] = useState<CSSProperties | null>(null)
  const open = place !== null
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!open) return
    const leave = () => setPlace(null)
    box.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus({ preventScroll: true })
    const onPress = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) leave()
    }
    document.addEventListener('pointerdown', onPress)
    addEventListener('resize', leave)
    return () => {
      document.removeEventListener('pointerdown', onPress)
      removeEventListener('resize', leave)
    }
  }, [open])

  const close = () => {
    setPlace(null)
    button.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    const list = [...(box.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
    const at = list.indexOf(document.activeElement as HTMLElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Tab') return setPlace(null)
    if (event.key === 'Escape') close()
    else if (step !== undefined) list[(at + step + list.length) % list.length]?.focus()
    else if (event.key === 'Home') list[0]?.focus()
    else if (event.key === 'End') list.at(-1)?.focus()
    else return
    event.preventDefault()
  }
  return (
    <div className={classes(css.box, props.className)} ref={box} onKeyDown={onKeyDown} role="none">
      <button
        ref={button}
        type="button"
        className={props.buttonClassName}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={(event) =>
          setPlace(open ? null : placeBy(event.currentTarget.getBoundingClientRect(), side, align))
        }
      >
        {children}
      </button>
      {open && (
        <div id={id} role="menu" aria-label={label} className={css.menu} style={place}>
          {items.map((item) => (
            <MenuLine key={item.key} item={item} close={close} />
          ))}
        </div>
      )}
    </div>
  )
}

function MenuLine({ item, close }: { readonly item: MenuItem; readonly close: () => void }) {
  if (item.kind === 'rule') return <hr className={css.rule} />
  if (item.kind === 'caption') {
    return (
      <div className={css.caption} role="presentation">
        {item.label}
      </div>
    )
  }
  const choice = item.chosen !== undefined
  return (
    <button
      type="button"
      role={choice ? 'menuitemradio' : 'menuitem'}
      aria-checked={item.chosen}
      tabIndex={-1}
      className={classes(css.item, item.chosen === true && css.chosen)}
      onClick={() => {
        close()
        item.act()
      }}
    >
      {choice && (
        <span className={css.tick}>{item.chosen === true && <Icon of={IconCheck} />}</span>
      )}
      {item.icon !== undefined && <Icon of={item.icon} />}
      <span>{item.label}</span>
    </button>
  )
}
