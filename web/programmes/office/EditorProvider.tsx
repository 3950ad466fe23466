import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { mayChangeDefinition } from '../../../domain/programmes/managing.ts'
import { checkProgramme } from '../../../domain/programmes/programmeCheck.ts'
import { withPointer } from '../../../domain/programmes/programmeRepair.ts'
import { useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { EditorContext, type Editor } from './EditorContext.ts'
import type { Managed } from './ProgrammeFrame.tsx'
import type { Bag } from './schema.ts'
import { sectionOf } from './sections.ts'
import { useProgrammeDraft, type ProgrammeDraft } from './useProgrammeDraft.ts'

/** Scrolls to the control of a place, or to the nearest thing around it, and puts the keyboard there. */
function leadTo(at: string): void {
  for (let place = at; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
    const found =
      document.getElementById(`at${place}`) ??
      document.querySelector<HTMLElement>(`[data-at="${CSS.escape(place)}"]`)
    if (found === null) continue
    found.scrollIntoView({ block: 'center' })
    const control = found.matches('input,select,textarea')
      ? found
      : found.querySelector<HTMLElement>('input,select,textarea,button')
    control?.focus({ preventScroll: true })
    return
  }
}

/** Gives the sections of the editor the draft, its check, and the ways to change and to find a place. */
export function EditorProvider({
  managed,
  children,
}: {
  readonly managed: Managed
  readonly children: (draft: ProgrammeDraft) => ReactNode
}) {
  const me = useMe()
  const { language } = useFormat()
  const navigate = useNavigate()
  const draft = useProgrammeDraft(managed, me.person?.id ?? '')
  const [focus, setFocus] = useState({ at: '', times: 0 })
  const { definition, serverFaults } = draft
  // Typing goes first; the check follows when there is time.
  const deferred = useDeferredValue(definition)
  const check = useMemo(() => checkProgramme(deferred, language), [deferred, language])
  const faults = useMemo(
    () => (check.faults.length > 0 ? check.faults : serverFaults),
    [check, serverFaults],
  )
  const readOnly = !mayChangeDefinition(managed.state).ok
  useEffect(() => {
    if (focus.times === 0) return
    // The section and its entries are drawn first.
    const timer = setTimeout(() => leadTo(focus.at), 80)
    return () => clearTimeout(timer)
  }, [focus])
  const replace = (next: unknown) => {
    if (!readOnly) draft.change(next as Bag)
  }
  const editor: Editor = {
    programmeId: managed.id,
    definition,
    source: managed.madeFromDefinition,
    readOnly,
    check,
    faults,
    forms: managed.forms,
    put: (at, value) => replace(withPointer(draft.latest(), at, value)),
    replace,
    focus,
    goTo(at) {
      setFocus({ at, times: focus.times + 1 })
      void navigate({
        to: '/office/programmes/$programmeId/settings/$section',
        params: { programmeId: managed.id, section: sectionOf(at) },
      })
    },
  }
  return <EditorContext value={editor}>{children(draft)}</EditorContext>
}
