/** Writing a document that is kept as a whole: every word here at once, and on the server a moment later. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConflictPanel } from '../kernel/form/ConflictPanel.tsx'
import { SavedState } from '../kernel/form/SavedState.tsx'
import { useAutosave } from '../kernel/form/useAutosave.ts'
import { useMe } from '../kernel/me.ts'
import { InBar } from '../kernel/shell/PageHead.tsx'
import { Note } from '../ui/States.tsx'
import { saveWhole, type Whole, type WholeServer } from './whole.ts'

const key = 'whole'

/** The options of the first render hold; give the component a `key` of the document. */
export function useWhole<Words>({
  document,
  from,
  ...server
}: WholeServer<Words> & { readonly document: string; readonly from: Whole<Words> }) {
  const me = useMe()
  const [words, setWords] = useState(from.words)
  const [held, setHeld] = useState(false)
  const version = useRef(from.base)
  const [{ send, restored }] = useState(() => saveWhole(from, server))
  const saving = useAutosave<Whole<Words>, Whole<Words>, never>({
    place: { personId: me.person?.id ?? '', document: `${document}/${key}` },
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
      const outcome = await send(edits.at(-1)!, options)
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
  tell,
}: {
  readonly whole: ReturnType<typeof useWhole<Words>>
  readonly name: string
  readonly tell: (words: Words) => string
}) {
  const { t } = useTranslation('evaluation')
  const { saving, words, held } = whole
  if (saving === null) return null
  const theirs = saving.state.parked[0]?.conflict
  return (
    <>
      <InBar>
        <SavedState state={saving.state} />
      </InBar>
      {held && saving.state.unsent > 0 && <Note tone="care">{t('unsent')}</Note>}
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
