/** Finds Chinese by pinyin or initials. The dictionary is fetched when somebody first types Latin letters. */
import { useEffect, useState } from 'react'

type Match = (text: string, query: string) => readonly number[] | null

let fetched: Match | null = null

function plainMatch(text: string, query: string): boolean {
  return text.toLowerCase().includes(query.toLowerCase())
}

/** Whether every word of the query is in the text, literally or by its pinyin. */
export function matches(text: string, query: string, pinyin: Match | null): boolean {
  const words = query.split(/\s+/).filter((word) => word !== '')
  return words.every(
    (word) =>
      plainMatch(text, word) ||
      (pinyin !== null && /^[a-z]+$/i.test(word) && pinyin(text, word.toLowerCase()) !== null),
  )
}

/** A matcher for what is typed; it learns pinyin a moment after the first Latin letter. */
export function useMatcher(query: string): (text: string) => boolean {
  const [pinyin, setPinyin] = useState(() => fetched)
  const wanted = pinyin === null && /[a-z]/i.test(query)
  useEffect(() => {
    if (!wanted) return
    let live = true
    import('pinyin-pro').then(
      (library) => {
        fetched = (text, word) => library.match(text, word, { precision: 'start' })
        if (live) setPinyin(() => fetched)
      },
      // Without the dictionary the literal match still works.
      () => undefined,
    )
    return () => {
      live = false
    }
  }, [wanted])
  return (text) => matches(text, query, pinyin)
}
