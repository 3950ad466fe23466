/** Writing a document that is kept as a whole: every word here at once, and on the server a moment later. */
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Note } from '../../ui/States.tsx'
import { meOptions, useMe } from '../me.ts'
import { CallProblem } from '../problem.ts'
import { InBar } from '../shell/PageHead.tsx'
import { ConflictPanel } from './ConflictPanel.tsx'
import { SavedState } from './SavedState.tsx'
import { useAutosave } from './useAutosave.ts'
import { saveWhole, type Whole, type WholeServer } from './whole.ts'

const key = 'whole'

/** Where a person's unsent words of a document are kept in the browser. */
export const wholePlace = (personId: string, document: string) => ({
  personId,
  document: `${document}/${key}`,
})

/** The options of the first render hold; give the component a `key` of the document. */
export function useWhole<Words>({
  document,
  from,
  ...server
}: WholeServer<Words> & { readonly document: string; readonly from: Whole<Words> }) {
  const me = useMe()
  const client = useQueryClient()
  const [words, setWords] = useState(from.words)
  const [held, setHeld] = useState(false)
  const version = useRef(from.base)
  const [{ send, restored }] = useState(() => saveWhole(from, server))
  const saving = useAutosave<Whole<Words>, Whole<Words>, never>({
    place: wholePlace(me.person?.id ?? '', document),
    keyOf: () => key,
    combine: ({ base }, later) => ({ ...later, base }),
    rebase: (edit, base) => ({ ...edit, base }),
    onRestored(edits) {
      for (const edit of edits) {
        restored(edit.words)
        setWords(edit.words)
      }
    },
    async save(edits, options) {
      const outcome = await send(edits.at(-1)!, options).catch((problem: unknown) => {
        // The page learns at once that the session has ended, and asks to sign in again.
        if (problem instanceof CallProblem && problem.problem.status === 401) {
          void client.invalidateQueries({ queryKey: meOptions().queryKey })
        }
        throw problem
      })
      version.current = outcome.version
      return outcome
    },
  })
  return {
    words,
    saving,
    held,
    change(next: Words) {
      setWords(next)
      saving?.autosave.push({ words: next, base: version.current })
    },
    /** Acts on the version that the server has once it has every word; else it says so, and does not act. */
    async whenSent(act: (version: number) => void) {
      await saving?.autosave.flush()
      const unsent = saving === null || saving.autosave.state().unsent > 0
      setHeld(unsent)
      if (!unsent) act(version.current)
    },
    keepMine: (theirs: Whole<Words>) => saving?.autosave.settle(key, { words, base: theirs.base }),
    keepTheirs(theirs: Whole<Words>) {
      saving?.autosave.settle(key, null)
      setWords(theirs.words)
    },
  }
}

/** Where the words are; and where another wrote meanwhile, both texts and the choice. */
export function WholeState<Words>({
  whole,
  name,
  unsent,
  tell,
}: {
  readonly whole: ReturnType<typeof useWhole<Words>>
  readonly name: string
  /** Said where somebody would act on words that are not all on the server yet. */
  readonly unsent: string
  readonly tell: (words: Words) => string
}) {
  const { saving, words, held } = whole
  if (saving === null) return null
  const theirs = saving.state.parked[0]?.conflict
  return (
    <>
      <InBar>
        <SavedState state={saving.state} />
      </InBar>
      {held && saving.state.unsent > 0 && <Note tone="care">{unsent}</Note>}
      {theirs !== undefined && (
        <ConflictPanel
          field={name}
          mine={{ text: tell(words) }}
          theirs={{ text: tell(theirs.words) }}
          onMine={() => whole.keepMine(theirs)}
          onTheirs={() => whole.keepTheirs(theirs)}
        />
      )}
    </>
  )
}
