import { allowed, invalid } from '../../../domain/kernel/verdict.ts'
import type { CallProblem } from '../../kernel/problem.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorState } from '../../ui/States.tsx'

/** At the foot of what could be taken over: takes what is chosen, or says why not. */
export function TakeBar({
  offered,
  chosen,
  save,
  label,
  onTake,
}: {
  /** How many lines could be chosen. */
  readonly offered: number
  readonly chosen: number
  readonly save: { readonly isPending: boolean; readonly error: CallProblem | null }
  readonly label: string
  readonly onTake: () => void
}) {
  return (
    <>
      {save.error !== null && <ErrorState problem={save.error.problem} />}
      {offered > 0 && (
        <ActionButton
          docked
          verdict={chosen > 0 ? allowed : invalid('programmes.nothing_chosen')}
          busy={save.isPending}
          onClick={onTake}
        >
          {label}
        </ActionButton>
      )}
    </>
  )
}
