/** What the pages of one application share: the application, its call and form, and the desk while it is open. */
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Application } from '../../../domain/programmes/application.ts'
import type { FormDefinition } from '../../../domain/programmes/form/definition.ts'
import type { Edit } from '../../../domain/programmes/form/edits.ts'
import type { Autosave } from '../../kernel/form/autosave.ts'
import type { AutosaveState } from '../../kernel/form/savedState.ts'
import type { Me } from '../../kernel/me.ts'
import type { Call } from '../call/useProgramme.ts'
import type { FormDesk } from '../form/FormContext.ts'

/** A conflict as the server tells it. */
export type WireConflict = {
  readonly at: string
  readonly kind: string
  readonly theirs: unknown
  readonly version: number
  readonly by?: string
}
export type WireFault = { readonly at: string; readonly code: string }

export type FormAutosave = Autosave<Edit, WireConflict, WireFault>

/** A field that a colleague changed while this page was open. */
export type Change = { readonly at: string; readonly by: string; readonly version: number }

export type OpenDesk = FormDesk & {
  readonly autosave: FormAutosave
  readonly changes: readonly Change[]
  /** Reads the draft again and brings the page forward. */
  readonly catchUp: () => Promise<void>
}

export type ApplicationScope = {
  readonly application: Application
  readonly call: Call
  readonly form: FormDefinition
  /** Whoever opened the page; stays known when the session ends. */
  readonly who: Me
  readonly nameOf: (personId: string) => string
}

export const ApplicationContext = createContext<ApplicationScope | null>(null)
export const OpenDeskContext = createContext<OpenDesk | null>(null)

export function useApplication(): ApplicationScope {
  const scope = useContext(ApplicationContext)
  if (scope === null) throw new Error('a part of an application stands outside of it')
  return scope
}

/** The desk, or null where the application is sealed and nobody writes. */
export function useOpenDesk(): OpenDesk | null {
  return useContext(OpenDeskContext)
}

/** Where the words are. It changes with every keystroke, so only those who show it listen. */
export function useSavingState({
  autosave,
}: OpenDesk): AutosaveState<Edit, WireConflict, WireFault> {
  return useSyncExternalStore(autosave.subscribe, autosave.state)
}

/** What waits for a choice; the same list while nothing about it changed. */
export function useParked({
  autosave,
}: OpenDesk): AutosaveState<Edit, WireConflict, WireFault>['parked'] {
  const digest = useSyncExternalStore(autosave.subscribe, () => {
    const { parked } = autosave.state()
    return parked.map(({ key, conflict }) => `${key} ${conflict?.version ?? ''}`).join('|')
  })
  return digest === '' ? [] : autosave.state().parked
}
