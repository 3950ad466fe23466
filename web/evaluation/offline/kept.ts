/** What is written on the page, kept in the browser of this computer at every change. */
import { useRef, useState } from 'react'
import type { Bundle } from '../../../domain/evaluation/bundle.ts'
import type { Marks } from '../../../domain/evaluation/marks.ts'
import { serverNow } from '../../kernel/clock.ts'

type Answers = Readonly<Record<string, Marks>>
type Kept = {
  readonly answers: Answers
  readonly savedAt: number | null
  /** When the last file was signed. */
  readonly signedAt?: number
  /** Whether nothing was written after the last export. */
  readonly exported: boolean
}

const placeOf = (id: string): string => `baigong.bundle.${id}`

function read(bundle: Bundle): Kept {
  const packed = Object.fromEntries(
    bundle.items.map(({ assignmentId, marks }) => [assignmentId, marks]),
  )
  try {
    const text = localStorage.getItem(placeOf(bundle.id))
    if (text === null) return { answers: packed, savedAt: null, exported: true }
    const kept = JSON.parse(text) as Kept
    return { ...kept, answers: { ...packed, ...kept.answers } }
  } catch {
    return { answers: packed, savedAt: null, exported: true }
  }
}

function write(id: string, kept: Kept): boolean {
  try {
    localStorage.setItem(placeOf(id), JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

export function useKept(bundle: Bundle) {
  const [kept, setKept] = useState(() => read(bundle))
  const [durable, setDurable] = useState(true)
  // Sealing takes a moment, and people write on meanwhile.
  const latest = useRef(kept)
  const put = (next: Kept) => {
    latest.current = next
    setDurable(write(bundle.id, next))
    setKept(next)
  }
  return {
    ...kept,
    durable,
    change: (id: string, marks: Marks) =>
      put({
        answers: { ...latest.current.answers, [id]: marks },
        savedAt: serverNow().getTime(),
        exported: false,
      }),
    /** Later than the file before, whatever the clock of this computer says: the house takes no older one after it. */
    nextSigning: () => Math.max(serverNow().getTime(), (latest.current.signedAt ?? 0) + 1),
    /** `answers` are those that went into the file. */
    noteExport: (answers: Answers, signedAt: number) =>
      put({ ...latest.current, signedAt, exported: latest.current.answers === answers }),
  }
}
