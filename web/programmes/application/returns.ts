/** Why a file came back: the reasons that the unit wrote, each at its field or about the file as a whole. */
import type { Application } from '../../../domain/programmes/application.ts'

export type ReturnReason = { readonly at: string | null; readonly text: string }

type Return = {
  readonly reasons: readonly ReturnReason[]
  readonly returnedBy: string
  readonly returnedAt: string
}

/** The latest return of a file that is being mended; null where it was never returned or is back in. */
export function returnOf(application: Application): Return | null {
  const { returns } = application as Application & { readonly returns?: readonly Return[] }
  return application.state === 'returned' ? (returns?.[0] ?? null) : null
}
