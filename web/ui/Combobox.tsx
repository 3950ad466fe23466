import { IconSelector, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import css from './Combobox.module.css'
import fieldCss from './Field.module.css'
import { Field, type FieldFrame } from './Field.tsx'
import { Icon } from './Icon.tsx'
import { useMatcher } from './pinyin.ts'
import type { Option } from './Select.tsx'
import { splitFrame } from './TextInput.tsx'

const shownMost = 100

export type ComboboxProps<V extends string> = FieldFrame & {
  readonly options: readonly Option<V>[]
  readonly value: V | null
  readonly onChange: (value: V | null) => void
  readonly placeholder?: string
}

function useChoices<V extends string>(options: readonly Option<V>[], typed: string | null) {
  const matcher = useMatcher(typed ?? '')
  if (typed === null || typed === '') return options.slice(0, shownMost)
  return options
    .filter(({ label, keywords, value }) => matcher(`${label} ${keywords ?? ''} ${value}`))
    .slice(0, shownMost)
}

/** One choice of many, found by typing: characters, code, pinyin or its initials. */
export function Combobox<V extends string>(props: ComboboxProps<V>) {
  const { t } = useTranslation('ui')
  const { frame, rest } = splitFrame(props)
  const { options, value, onChange, placeholder } = rest
  const listId = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const choices = useChoices(options, typed)
  const chosen = options.find((option) => option.value === value)

  const close = () => {
    setOpen(false)
    setTyped(null)
  }
  const take = (option: Option<V> | undefined) => {
    if (option === undefined || option.disabled === true) return
    onChange(option.value)
    close()
  }
  const show = () => {
    setOpen(true)
    setAt(
      Math.max(
        0,
        choices.findIndex((option) => option.value === value),
      ),
    )
  }
  const goTo = (index: number) => {
    const next = (index + choices.length) % Math.max(1, choices.length)
    setAt(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && !open) show()
    else if (step !== undefined) goTo(at + step)
    else if (event.key === 'Enter' && open) take(choices[at])
    else if (event.key === 'Escape' && open) close()
    else return
    event.preventDefault()
  }

  return (
    <Field {...frame}>
      {(ids) => (
        <div className={css.box}>
          <input
            {...ids}
            className={classes(fieldCss.input, css.input)}
            role="combobox"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open && choices.length > 0 ? `${listId}-${at}` : undefined}
            autoComplete="off"
            placeholder={placeholder ?? t('select.choose')}
            value={typed ?? chosen?.label ?? ''}
            onChange={(event) => {
              setTyped(event.target.value)
              setOpen(true)
              setAt(0)
            }}
            onClick={() => !open && show()}
            onKeyDown={onKeyDown}
            onBlur={close}
          />
          <div className={css.tools}>
            {value !== null && frame.optional === true && (
              <IconButton
                small
                icon={IconX}
                label={t('select.clear')}
                onClick={() => onChange(null)}
              />
            )}
            <Icon of={IconSelector} />
          </div>
          <span className="sr" role="status">
            {open && typed !== null ? t('select.results', { count: choices.length }) : ''}
          </span>
          <ul
            ref={list}
            id={listId}
            role="listbox"
            aria-label={typeof frame.label === 'string' ? frame.label : t('select.choose')}
            className={css.list}
            hidden={!open || choices.length === 0}
          >
            {open &&
              choices.map((option, index) => (
                <li
                  key={option.value}
                  id={`${listId}-${index}`}
                  role="option"
                  aria-selected={option.value === value}
                  aria-disabled={option.disabled}
                  className={classes(css.option, index === at && css.now)}
                  // The press must not take the focus from the input, or it would close first.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => take(option)}
                >
                  {option.label}
                  {option.note !== undefined && <span className={css.note}>{option.note}</span>}
                </li>
              ))}
          </ul>
          {open && choices.length === 0 && (
            <div className={classes(css.list, css.none)}>{t('select.none')}</div>
          )}
        </div>
      )}
    </Field>
  )
}
