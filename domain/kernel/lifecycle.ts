/** A lifecycle is a table: in this state, this verb leads to that state. What is not listed is impossible. */
import { allowed, conflict, type Verdict } from './verdict.ts'

export type Lifecycle<State extends string, Verb extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Verb, State>>>>
>

/** Whether `verb` is possible in `state`; refused as a conflict with the given code. */
export function mayStep<State extends string, Verb extends string>(
  lifecycle: Lifecycle<State, Verb>,
  state: State,
  verb: Verb,
  code: string,
): Verdict {
  return lifecycle[state][verb] === undefined ? conflict(code, { state, verb }) : allowed
}

/** The state after `verb`. Throws if the table has no such step: call `mayStep` through a verdict first. */
export function step<State extends string, Verb extends string>(
  lifecycle: Lifecycle<State, Verb>,
  state: State,
  verb: Verb,
): State {
  const next = lifecycle[state][verb]
  if (next === undefined) throw new Error(`no step "${verb}" from state "${state}"`)
  return next
}

/** The states in which `verb` is possible, for queries and buttons. */
export function statesWith<State extends string, Verb extends string>(
  lifecycle: Lifecycle<State, Verb>,
  verb: Verb,
): State[] {
  return (Object.keys(lifecycle) as State[]).filter((state) => lifecycle[state][verb] !== undefined)
}
