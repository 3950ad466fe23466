/** What is ticked in a table of things to take: a first choice, and what the person turned round. */
import { useState } from 'react'
import type { Choosing } from '../../ui/Table.tsx'

export type Choice = { readonly chosen: ReadonlySet<string>; readonly choosing: Choosing }

export function useChoice(
  keys: readonly string[],
  first: (key: string) => boolean,
  nameOf: (key: string) => string,
): Choice {
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const chosen = new Set(keys.filter((key) => first(key) !== turned.has(key)))
  const choose = (some: readonly string[], on: boolean) =>
    setTurned((known) => {
      const next = new Set(known)
      for (const key of some) {
        if (first(key) === on) next.delete(key)
        else next.add(key)
      }
      return next
    })
  return {
    chosen,
    choosing: {
      chosen,
      nameOf,
      onChoose: (key, on) => choose([key], on),
      onChooseAll: (on) => choose(keys, on),
    },
  }
}
