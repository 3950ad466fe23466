/**
 * The live check of a form: run a moment after the last change, on what is shown, with the same rules as the
 * server's. Tells each field of its own faults only.
 */
import { itemOf, partAddress } from '../../../domain/programmes/form/address.ts'
import { sameValue } from '../../../domain/programmes/form/answers.ts'
import { checkAnswers, type Completion } from '../../../domain/programmes/form/check.ts'
import type { FormContext } from '../../../domain/programmes/form/context.ts'
import { holds } from '../../../domain/programmes/form/expression.ts'
import type { FormFault } from '../../../domain/programmes/form/faults.ts'
import { shownIn } from '../../../domain/programmes/form/shown.ts'
import type { FormStore } from './store.ts'

const checkAfterMs = 150

export type CheckResult = {
  readonly faults: readonly FormFault[]
  readonly moreFaults: number
  readonly completion: Completion
  /** Items that are asked at present, and those among them that must be answered. */
  readonly shown: ReadonlySet<string>
  readonly required: ReadonlySet<string>
  /** Rows of the definition that are not asked with these directions. */
  readonly parkedRows: ReadonlySet<string>
}

export type Checker = {
  readonly result: () => CheckResult
  readonly faultsAt: (at: string) => readonly FormFault[]
  readonly faultsIn: (item: string) => readonly FormFault[]
  readonly onResult: (listener: () => void) => () => void
  readonly onFaults: (at: string, listener: () => void) => () => void
  /** Checks now and answers what it found. */
  readonly run: () => CheckResult
  readonly setContext: (context: FormContext) => void
  readonly context: () => FormContext
  /** What is only missing is said at a field once somebody asked for it, not while the page is fresh. */
  readonly ask: (at: string) => void
  readonly isAsked: (at: string) => boolean
  readonly stop: () => void
}

const missing = new Set(
  [
    'answer_missing',
    'cell_missing',
    'rows_too_few',
    'files_too_few',
    'commitment_open',
    'range_open',
    'choices_too_few',
  ].map((reason) => `programmes.form_${reason}`),
)

/** Not wrong, only not there yet. */
export function isMissing(fault: FormFault): boolean {
  return missing.has(fault.code)
}

const none: readonly FormFault[] = []

function checkOf(store: FormStore, context: FormContext): CheckResult {
  const { definition, outline } = store
  const answers = store.answers()
  const checked = checkAnswers(definition, answers, { mode: 'complete', context })
  const view = shownIn(definition, answers, context)
  const asked = outline.entries.filter((entry) => view.isShown(entry))
  const parked = outline.entries.flatMap((entry) =>
    [...entry.fixedRows.values()]
      .filter((row) => row.shown !== undefined && holds(row.shown, view.scope) !== true)
      .map((row) => partAddress(entry.at, row.id)),
  )
  return {
    faults: checked.faults,
    moreFaults: checked.moreFaults,
    completion: checked.completion,
    shown: new Set(asked.map(({ at }) => at)),
    required: new Set(asked.filter((entry) => view.isRequired(entry)).map(({ at }) => at)),
    parkedRows: new Set(parked),
  }
}

/** Keeps former lists that say the same, and answers the addresses whose faults differ. */
function keepSame(before: Map<string, FormFault[]>, after: Map<string, FormFault[]>): Set<string> {
  const changed = new Set<string>()
  for (const [address, faults] of after) {
    const former = before.get(address)
    if (former !== undefined && sameValue(former, faults)) after.set(address, former)
    else changed.add(address)
  }
  for (const address of before.keys()) if (!after.has(address)) changed.add(address)
  return changed
}

export function createChecker(store: FormStore, first: FormContext): Checker {
  const listeners = new Set<() => void>()
  const byAddress = new Map<string, Set<() => void>>()
  const asked = new Set<string>()
  let context = first
  let result = checkOf(store, context)
  let at = Map.groupBy(result.faults, (fault) => fault.at)
  let inItem = Map.groupBy(result.faults, (fault) => itemOf(fault.at))
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = (addresses: Iterable<string>) => {
    for (const address of addresses) for (const hear of byAddress.get(address) ?? []) hear()
  }
  const run = () => {
    clearTimeout(timer)
    timer = undefined
    result = checkOf(store, context)
    const nextAt = Map.groupBy(result.faults, (fault) => fault.at)
    const nextIn = Map.groupBy(result.faults, (fault) => itemOf(fault.at))
    const changed = new Set([...keepSame(at, nextAt), ...keepSame(inItem, nextIn)])
    at = nextAt
    inItem = nextIn
    tell(changed)
    for (const hear of listeners) hear()
    return result
  }
  const stop = store.onAny(() => {
    clearTimeout(timer)
    timer = setTimeout(run, checkAfterMs)
  })
  return {
    result: () => result,
    faultsAt: (address) => at.get(address) ?? none,
    faultsIn: (item) => inItem.get(item) ?? none,
    onResult(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onFaults(address, listener) {
      const set = byAddress.get(address) ?? new Set()
      byAddress.set(address, set.add(listener))
      return () => void set.delete(listener)
    },
    run,
    setContext(next) {
      if (sameValue(context, next)) return
      context = next
      run()
    },
    context: () => context,
    ask(address) {
      asked.add(itemOf(address))
      tell([address, itemOf(address)])
      for (const hear of listeners) hear()
    },
    isAsked: (address) => asked.has(itemOf(address)),
    stop() {
      clearTimeout(timer)
      stop()
    },
  }
}
