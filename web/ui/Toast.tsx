import { IconCheck } from '@tabler/icons-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { Icon } from './Icon.tsx'
import css from './Toast.module.css'

type Said = {
  readonly id: number
  readonly text: string
  readonly undo: (() => void) | undefined
}

const shownMs = 8_000
let said: readonly Said[] = []
let nextId = 1
const listeners = new Set<() => void>()

function put(next: readonly Said[]): void {
  said = next
  for (const tell of listeners) tell()
}

function take(id: number): void {
  put(said.filter((one) => one.id !== id))
}

/** Says that something worked, with a way back. Errors never come this way: they stay where they arose. */
export function toast(text: string, undo?: () => void): void {
  put([...said.slice(-2), { id: nextId++, text, undo }])
}

function One({ one }: { readonly one: Said }) {
  const { t } = useTranslation('ui')
  useEffect(() => {
    const timer = setTimeout(() => take(one.id), shownMs)
    return () => clearTimeout(timer)
  }, [one.id])
  return (
    <div className={css.toast}>
      <Icon of={IconCheck} />
      <span>{one.text}</span>
      {one.undo !== undefined && (
        <button
          type="button"
          className={css.undo}
          onClick={() => {
            take(one.id)
            one.undo?.()
          }}
        >
          {t('toast.undo')}
        </button>
      )}
    </div>
  )
}

/** Stands once, in the shell. */
export function Toasts() {
  const { t } = useTranslation('ui')
  const list = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => said,
    () => said,
  )
  return (
    <div className={css.region} role="status" aria-label={t('toast.region')}>
      {list.map((one) => (
        <One key={one.id} one={one} />
      ))}
    </div>
  )
}
