import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { suggestWords } from '../../domain/market/search.endpoints.ts'
import { formatNumber } from '../kernel/format.ts'
import { useCallWhen } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import css from './Market.module.css'

const suggestAfterMs = 160

/** The word that is being written: what stands after the last blank or comma. */
const lastWord = (text: string): string => /[^\s,，、;；]*$/.exec(text)![0]

function useLater(text: string): string {
  const [later, setLater] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), suggestAfterMs)
    return () => clearTimeout(timer)
  }, [text])
  return later
}

/** One line for words or a whole sentence; what the last word may become is offered below. */
export function SearchBox({
  text,
  busy,
  onSearch,
}: {
  readonly text: string
  readonly busy: boolean
  readonly onSearch: (text: string) => void
}) {
  const { t } = useTranslation('market')
  const listId = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const value = typed ?? text
  const word = useLater(open ? lastWord(value) : '')
  const { data } = useCallWhen(word.length > 0 && word.length <= 60, suggestWords, {
    query: { text: word },
  })
  const rows = open && word !== '' ? (data?.rows ?? []).filter((row) => row.word !== word) : []
  const shown = rows.length > 0

  const search = (next: string) => {
    setOpen(false)
    setAt(-1)
    setTyped(null)
    onSearch(next.trim())
  }
  const take = (suggested: string) => {
    setTyped(`${value.slice(0, value.length - lastWord(value).length)}${suggested} `)
    setOpen(false)
    setAt(-1)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && shown) setAt((at + step + rows.length) % rows.length)
    else if (event.key === 'Enter' && shown && at >= 0) take(rows[at]!.word)
    else if (event.key === 'Escape' && shown) setOpen(false)
    else return
    event.preventDefault()
  }
  return (
    <form
      role="search"
      className={css.search}
      onSubmit={(event) => {
        event.preventDefault()
        search(value)
      }}
    >
      <div className={css.box}>
        <Icon of={IconSearch} />
        <input
          role="combobox"
          aria-label={t('search.label')}
          aria-expanded={shown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 && shown ? `${listId}-${at}` : undefined}
          autoComplete="off"
          enterKeyHint="search"
          maxLength={200}
          placeholder={t('search.example')}
          value={value}
          onChange={(event) => {
            setTyped(event.target.value)
            setOpen(true)
            setAt(-1)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
        />
        <ul
          id={listId}
          role="listbox"
          aria-label={t('search.words')}
          className={css.words}
          hidden={!shown}
        >
          {rows.map((row, index) => (
            <li
              key={row.word}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              className={classes(index === at && css.now)}
              // Before the box loses its focus.
              onMouseDown={(event) => {
                event.preventDefault()
                take(row.word)
              }}
            >
              <span>{row.word}</span>
              <span className="muted t12">{formatNumber(row.count)}</span>
            </li>
          ))}
        </ul>
      </div>
      <Button kind="primary" type="submit" busy={busy}>
        {t('search.act')}
      </Button>
    </form>
  )
}
