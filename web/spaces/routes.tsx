/** Pages of spaces: one's own, the directory, one space; agreements on confidentiality. */
import { deskPagesOf } from '../kernel/shell/deskPages.ts'

const at = deskPagesOf(async () => (await import('./deskPages.ts')).deskPages, 'spaces')

export const spacesRoutes = [
  at('/spaces'),
  at('/spaces/listed'),
  at('/spaces/$id'),
  at('/confidentiality'),
  at('/confidentiality/text'),
  at('/confidentiality/$id'),
  at('/confidentiality/signatures/$id'),
] as const
