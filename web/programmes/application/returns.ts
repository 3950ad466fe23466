/** Why a file came back: the reasons that the unit wrote, each at its field or about the file as a whole. */
import type { Application, FileReturn } from '../../../domain/programmes/application.ts'

export type ReturnReason = FileReturn['reasons'][number]

/** The latest return of a file that is being mended; null where it was never returned or is back in. */
export function returnOf(application: Application): FileReturn | null {
  return application.state === 'returned' ? (application.returns[0] ?? null) : null
}
