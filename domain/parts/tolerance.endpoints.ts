/** Noting a tolerance on the last revision of a part, and taking one back. Read with the analysis of a revision. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, OneId } from '../kernel/shapes.ts'
import { Tolerance, ToleranceContent, ToleranceFaces } from './tolerance.ts'

const closed = { additionalProperties: false } as const
/** All that hold on the revision. */
const Answer = Type.Object({ tolerances: Type.Array(Tolerance) })

export const noteTolerance = endpoint({
  name: 'parts.tolerance.note',
  method: 'POST',
  path: '/api/parts/revisions/:id/tolerances',
  audience: 'signedIn',
  summary: {
    zh: '在零件最新版次的特征或整件上注明公差、粗糙度、螺纹或一般公差',
    en: 'Note a tolerance, roughness, thread or general tolerance of a feature or the whole of the last revision',
  },
  params: OneId,
  body: Type.Object({ faces: ToleranceFaces, content: ToleranceContent }, closed),
  answer: Answer,
})

export const removeTolerance = endpoint({
  name: 'parts.tolerance.remove',
  method: 'POST',
  path: '/api/parts/revisions/:id/tolerance-removals',
  audience: 'signedIn',
  summary: {
    zh: '从零件最新版次起取消一条公差，以前的版次仍保留',
    en: 'Take a tolerance back from the last revision on; earlier ones keep it',
  },
  params: OneId,
  body: Type.Object({ toleranceId: Id }, closed),
  answer: Answer,
})
