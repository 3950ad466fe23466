import { IconCheck } from '@tabler/icons-react'
import { createLink } from '@tanstack/react-router'
import {
  type AnchorHTMLAttributes,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
} from 'react'
import { useTranslation } from '../kernel/words.ts'
import { Icon } from './Icon.tsx'
import css from './Tabs.module.css'

/** How far a part of a form is: all there, or so many things open. */
export type PartState = { readonly done?: boolean; readonly open?: number }

function Mark({ done, open }: PartState) {
  const { t } = useTranslation('ui')
  if (done === true) {
    return (
      <>
        <Icon of={IconCheck} size={14} className={css.done} />
        <span className="sr">{t('checklist.done')}</span>
      </>
    )
  }
  if (open === undefined || open === 0) return null
  return <span className={css.count}>{open}</span>
}

export type TabsProps = {
  readonly label: string
  readonly tabs: readonly ({ readonly key: string; readonly label: ReactNode } & PartState)[]
  readonly at: string
  readonly onGo: (key: string) => void
  readonly children: ReactNode
}

/** Views of one thing, one at a time. Parts with an address of their own are `StepLinks`. */
export function Tabs({ label, tabs, at, onGo, children }: TabsProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const index = tabs.findIndex((tab) => tab.key === at)
    const next = (index + step + tabs.length) % tabs.length
    event.preventDefault()
    onGo(tabs[next]?.key ?? at)
    list.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <>
      <div ref={list} className={css.tabs} role="tablist" aria-label={label}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            className={css.tab}
            aria-selected={tab.key === at}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === at ? 0 : -1}
            onClick={() => onGo(tab.key)}
            onKeyDown={onKeyDown}
          >
            {tab.label}
            <Mark {...tab} />
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${at}`}>
        {children}
      </div>
    </>
  )
}

export function StepBar({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) {
  const bar = useRef<HTMLElement>(null)
  // On a phone the bar is wider than the page: the part that is open must be in sight.
  useEffect(() => {
    const here = bar.current?.querySelector<HTMLElement>('[aria-current="page"]')
    if (here == null || bar.current === null) return
    bar.current.scrollLeft = here.offsetLeft - (bar.current.clientWidth - here.offsetWidth) / 2
  })
  return (
    <nav ref={bar} className={css.tabs} aria-label={label}>
      {children}
    </nav>
  )
}

function StepAnchor({
  done,
  open,
  children,
  ...rest
}: PartState & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a {...rest} className={css.tab}>
      {children}
      <Mark {...(done === undefined ? {} : { done })} {...(open === undefined ? {} : { open })} />
    </a>
  )
}

/** A part of a form that has its own address, inside a `StepBar`. */
export const StepLink = createLink(StepAnchor)
