import { type Icon as TablerIcon, IconArrowRight, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { Icon } from './Icon.tsx'
import css from './CommandPalette.module.css'
import { useMatcher } from './pinyin.ts'
import { Key } from './Tag.tsx'

/** Something to go to or do, already in words. */
export type Entry = {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly keywords?: string
  readonly icon?: TablerIcon | undefined
  readonly run: () => void
}

/** A thing found on the server, in words. */
export type FoundEntry = {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly to: string
  readonly icon?: TablerIcon
}

export type Find = (text: string, signal: AbortSignal) => Promise<readonly FoundEntry[]>

export type CommandPaletteProps = {
  readonly open: boolean
  readonly onClose: () => void
  readonly entries: readonly Entry[]
  readonly finders: readonly Find[]
  readonly onGo: (to: string) => void
}

const shownMost = 12
const askAfterMs = 200

/** What the server finds for the words, asked a moment after the last key; older answers are dropped. */
function useFound(text: string, given: readonly Find[]) {
  // The finders of the moment the palette opened: they must not change under a running question.
  const [finders] = useState(given)
  const [answer, setAnswer] = useState<{
    readonly text: string
    readonly found: readonly FoundEntry[]
  }>({ text: '', found: [] })
  const wanted = finders.length === 0 ? '' : text.trim()
  useEffect(() => {
    if (wanted === '') return
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      const answers = await Promise.allSettled(
        finders.map((finder) => finder(wanted, abort.signal)),
      )
      if (abort.signal.aborted) return
      const found = answers.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
      setAnswer({ text: wanted, found })
    }, askAfterMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [wanted, finders])
  const current = answer.text === wanted
  return { found: current ? answer.found : [], searching: !current }
}

/** Finds anything and does anything, from the keyboard. */
export function CommandPalette(props: CommandPaletteProps) {
  const { open, onClose } = props
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (element === null || element.open === open) return
    if (open) element.showModal()
    else element.close()
  }, [open])
  const { t } = useTranslation('ui')
  return (
    <dialog
      ref={dialog}
      className={css.palette}
      aria-label={t('palette.label')}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      {open && <PaletteBody {...props} />}
    </dialog>
  )
}

function PaletteBody({ entries, finders, onClose, onGo }: CommandPaletteProps) {
  const { t } = useTranslation('ui')
  const listId = useId()
  const list = useRef<HTMLUListElement>(null)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const matcher = useMatcher(text)
  const { found, searching } = useFound(text, finders)
  const near =
    text.trim() === ''
      ? entries
      : entries.filter((entry) => matcher(`${entry.label} ${entry.keywords ?? ''}`))
  const shown: readonly Entry[] = [
    ...near.slice(0, shownMost),
    ...found.map(({ to, ...rest }) => ({ ...rest, run: () => onGo(to) })),
  ]
  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return
    onClose()
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      const next = (at + step + shown.length) % Math.max(1, shown.length)
      setAt(next)
      list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') run(shown[at])
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={css.line}>
        <Icon of={IconSearch} size={20} />
        <input
          role="combobox"
          aria-label={t('palette.label')}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={shown.length > 0 ? `${listId}-${at}` : undefined}
          autoComplete="off"
          placeholder={t('palette.hint')}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
        <Key>Esc</Key>
      </div>
      <ul
        ref={list}
        className={css.list}
        id={listId}
        role="listbox"
        aria-label={t('palette.label')}
      >
        {shown.map((entry, index) => (
          <li
            key={entry.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            className={css.item}
            onPointerMove={() => setAt(index)}
            onClick={() => run(entry)}
          >
            <Icon of={entry.icon ?? IconArrowRight} />
            <span>{entry.label}</span>
            <em>{entry.hint}</em>
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <p className={css.none} role="status">
          {searching ? t('palette.searching') : t('palette.none', { text })}
        </p>
      )}
    </>
  )
}
