/**
 * The draft of a programme between the keyboard and the server. What is typed is kept in the browser at once and
 * sent as a whole with the version it began from; where a colleague was faster, both changes are brought together,
 * and only places that both changed wait for a choice.
 */
import { useRef, useState } from 'react'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import type { CheckFault } from '../../../domain/programmes/programmeCheck.ts'
import {
  applyChanges,
  changesBetween,
  mergeDefinitions,
  withValueAt,
  type MergeConflict,
} from '../../../domain/programmes/programmeDiff.ts'
import { keepProgramme, readProgramme } from '../../../domain/programmes/programme.endpoints.ts'
import { call } from '../../kernel/call.ts'
import type { SaveOutcome } from '../../kernel/form/autosave.ts'
import { useAutosave } from '../../kernel/form/useAutosave.ts'
import { CallProblem } from '../../kernel/problem.ts'
import type { Bag } from './schema.ts'

type Managed = AnswerOf<typeof readProgramme>

/** A definition as written, with what it was written from. */
type Edit = { readonly definition: Bag; readonly base: Bag; readonly version: number }
type Theirs = { readonly definition: Bag; readonly version: number; readonly by: string | null }

const mergesMost = 5

export type ProgrammeDraft = {
  readonly definition: Bag
  readonly serverFaults: readonly CheckFault[]
  readonly change: (next: Bag) => void
  /** As it stands now, also within one event in which it was changed before. */
  readonly latest: () => Bag
  readonly saving: Saving
  /** Places that a colleague and I changed in two ways. */
  readonly conflicts: readonly MergeConflict[]
  readonly conflictBy: string | null
  readonly settle: (choices: ReadonlyMap<string, 'mine' | 'theirs'>) => void
}

/** The key of a place in a map of choices. */
export function placeKey({ path }: MergeConflict): string {
  return path.join('\n')
}

/** Where a person's unsent changes of a programme are kept in the browser. */
export function draftPlace(personId: string, programmeId: string) {
  return { personId, document: `programme:${programmeId}` }
}

type Kept = { readonly definition: Bag; readonly answer: AnswerOf<typeof keepProgramme> }

function movedOn(problem: unknown): boolean {
  return problem instanceof CallProblem && problem.code === 'programmes.programme_moved_on'
}

/** Sends a draft; where a colleague was faster, what both wrote, or theirs where a person must choose. */
async function keepMerging(programmeId: string, edit: Edit): Promise<Kept | Theirs> {
  const params = { programmeId }
  let mine = edit
  for (let tries = 1; ; tries += 1) {
    try {
      const body = { version: mine.version, definition: mine.definition }
      return { definition: mine.definition, answer: await call(keepProgramme, { params, body }) }
    } catch (problem) {
      if (!movedOn(problem) || tries === mergesMost) throw problem
    }
    const now = await call(readProgramme, { params })
    const theirs = { definition: now.definition as Bag, version: now.version, by: now.changedBy }
    const { merged, conflicts } = mergeDefinitions(mine.base, mine.definition, theirs.definition)
    if (conflicts.length > 0) return theirs
    mine = { definition: merged as Bag, base: theirs.definition, version: theirs.version }
  }
}

/** What a definition has that is not in the one it began from, laid on another. */
function moved(from: Bag, to: Bag, onto: Bag): Bag {
  return applyChanges(onto, changesBetween(from, to)) as Bag
}

/** What is shown, what the server has, and what was sent to become it: read while saving, never while rendering. */
function useSides(managed: Managed) {
  const started = managed.definition as Bag
  const [definition, setDefinition] = useState(started)
  const knownRef = useRef({ definition: started, version: managed.version })
  const shownRef = useRef(started)
  const sentRef = useRef(started)
  const show = (next: Bag) => {
    shownRef.current = next
    setDefinition(next)
  }
  return { definition, knownRef, shownRef, sentRef, show }
}

type Sides = ReturnType<typeof useSides>
type Saving = ReturnType<typeof useAutosave<Edit, Theirs, never>>

/** Where a colleague and I wrote one place in two ways, and how a choice settles it. */
function choiceOf(saving: Saving, { knownRef, show }: Sides) {
  const parked = saving?.state.parked[0]
  const theirs = parked?.conflict
  if (parked === undefined || theirs === undefined) {
    return { conflicts: [], conflictBy: null, settle: () => undefined }
  }
  const merge = mergeDefinitions(parked.edit.base, parked.edit.definition, theirs.definition)
  return {
    conflicts: merge.conflicts,
    conflictBy: theirs.by,
    settle(choices: ReadonlyMap<string, 'mine' | 'theirs'>) {
      const chosen = merge.conflicts.filter((one) => choices.get(placeKey(one)) === 'mine')
      const next = chosen.reduce<unknown>(
        (at, { path, mine }) => withValueAt(at, path, mine),
        merge.merged,
      ) as Bag
      const { definition: base, version } = theirs
      knownRef.current = { definition: base, version }
      show(next)
      saving?.autosave.settle('definition', { definition: next, base, version })
    },
  }
}

export function useProgrammeDraft(managed: Managed, personId: string): ProgrammeDraft {
  const sides = useSides(managed)
  const { definition, knownRef, shownRef, sentRef, show } = sides
  const [serverFaults, setServerFaults] = useState<readonly CheckFault[]>(managed.relationFaults)

  const save = async ([edit]: readonly Edit[]): Promise<SaveOutcome<Theirs, never>> => {
    if (edit === undefined) return { version: knownRef.current.version, conflicts: [], refused: [] }
    const kept = await keepMerging(managed.id, edit)
    if (!('answer' in kept)) {
      return { version: kept.version, conflicts: [{ index: 0, conflict: kept }], refused: [] }
    }
    const { answer } = kept
    sentRef.current = edit.definition
    knownRef.current = { definition: kept.definition, version: answer.version }
    const formless = answer.faults.filter(({ code }) => code === 'programmes.form_not_shipped')
    setServerFaults([...answer.relationFaults, ...formless])
    // What a colleague wrote comes under what was typed meanwhile.
    if (kept.definition !== edit.definition) {
      show(moved(edit.definition, shownRef.current, kept.definition))
    }
    return { version: answer.version, conflicts: [], refused: [] }
  }
  const saving = useAutosave<Edit, Theirs, never>({
    // What is published takes no changes: those still kept here are offered as a file instead.
    place: draftPlace(personId, managed.state === 'draft' ? managed.id : `${managed.id}:fixed`),
    keyOf: () => 'definition',
    combine: (earlier, later) => ({ ...later, base: earlier.base, version: earlier.version }),
    rebase: (edit, version) => {
      const base = knownRef.current.definition
      return { definition: moved(sentRef.current, edit.definition, base), base, version }
    },
    save,
    onRestored: ([edit]) => edit !== undefined && show(edit.definition),
  })
  return {
    definition,
    serverFaults,
    change(next) {
      show(next)
      const { definition: base, version } = knownRef.current
      saving?.autosave.push({ definition: next, base, version })
    },
    latest: () => shownRef.current,
    saving,
    ...choiceOf(saving, sides),
  }
}
