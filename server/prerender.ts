/**
 * Writes public pages as text, so that they can be read before any script has come. The program that does so
 * is built from the web and is loaded like its other files: `server` imports nothing of `web`.
 */
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Language } from '../domain/kernel/text.ts'

/** The answers that go with a page, each under the key by which the web keeps it. */
export type Given = {
  readonly date: string
  readonly given: readonly { readonly key: readonly unknown[]; readonly answer: unknown }[]
}

export type Written = { readonly title: string | null; readonly html: string }

type WritePage = (path: string, language: Language, given: Given) => Promise<Written | undefined>

/** The same page is good until a minute passes or an answer changes. */
const keptMax = 60

/** The latest pages by what they were made of. */
function keeping(write: WritePage): WritePage {
  const kept = new Map<string, Promise<Written | undefined>>()
  return (path, language, { date, given }) => {
    // Pages show no seconds.
    const minute = new Date(date).toISOString().slice(0, 16)
    const key = JSON.stringify([path, language, minute, given])
    const known = kept.get(key)
    if (known !== undefined) return known
    const written = write(path, language, { date, given })
    kept.set(key, written)
    written.catch(() => kept.delete(key))
    const [oldest] = kept.keys()
    if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest)
    return written
  }
}

export type Prerenderer = {
  readonly write: WritePage
  /** Loads the program, some tenths of a second, before the first visitor needs it. */
  readonly ready: () => Promise<void>
}

/** Undefined where it was not built: then the browser shows every page itself. */
export function prerendererIn(file: string): Prerenderer | undefined {
  if (!existsSync(file)) return undefined
  let loading: Promise<WritePage> | undefined
  const load = async () => {
    const { writePage } = (await import(pathToFileURL(file).href)) as { writePage: WritePage }
    return keeping(writePage)
  }
  const loaded = () => (loading ??= load())
  return {
    write: async (path, language, given) => (await loaded())(path, language, given),
    ready: async () => void (await loaded()),
  }
}
