/** The one error that a call throws. It carries the server's problem document, or one made here. */
import type { ProblemDocument } from '../../domain/kernel/problem.ts'

/** Codes of problems that never reached the server or came back unreadable. */
export type LocalProblemCode =
  | 'kernel.offline'
  | 'kernel.timeout'
  | 'kernel.unreachable'
  | 'kernel.unreadable_answer'

export class CallProblem extends Error {
  readonly problem: ProblemDocument

  constructor(problem: ProblemDocument) {
    super(`${problem.status} ${problem.code}`)
    this.name = 'CallProblem'
    this.problem = problem
  }

  get code(): string {
    return this.problem.code
  }

  /** Nothing was refused: the same call may succeed later. */
  get passing(): boolean {
    const { status } = this.problem
    return status === 0 || status === 408 || status === 429 || status >= 502
  }
}

/** A problem that began on this side; status 0 where no answer came, and no request id. */
export function localProblem(code: LocalProblemCode, status = 0): CallProblem {
  return new CallProblem({
    type: `/api/problems/${code}`,
    title: code,
    status,
    code,
    detail: '',
    requestId: '',
  })
}

/** A fault of ours, for which somebody may help by its number; a refusal says itself what to do. */
export function wantsHelp({ status }: Pick<ProblemDocument, 'status'>): boolean {
  return status >= 500
}

/** Whether a parsed answer is a problem document. */
export function isProblemDocument(value: unknown): value is ProblemDocument {
  if (typeof value !== 'object' || value === null) return false
  const { code, status } = value as Record<string, unknown>
  return typeof code === 'string' && typeof status === 'number'
}

/** Faults by field of what was sent, `industry` or `figures/0/year`, wherever in the body `profile` stands. */
export function profileFaults(
  problem: ProblemDocument | null | undefined,
): ReadonlyMap<string, string> {
  const faults = problem?.faults ?? []
  return new Map(
    faults.map(({ at, message }) => [at.replace(/^\/(?:body\/)?(?:profile\/)?/, ''), message]),
  )
}
