/** Local publicity: what the unit does and what anybody may read. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Day, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { OwnPublicity, Publicity, PublicityBrief } from './publicity.ts'
import { UnitParams } from './recommendation.endpoints.ts'
import { Code } from '../kernel/sourced.ts'

const run = { permit: 'programmes.publicity.run' } as const
const Reason = Type.String({ minLength: 1, maxLength: 2000 })
const ofUnit = '/api/programmes/:programmeId/units/:unit/publicities'

export const listPublicities = endpoint({
  name: 'programmes.publicity.list',
  method: 'GET',
  path: '/api/programmes/publicities',
  audience: 'public',
  summary: { zh: '推荐名单公示', en: 'Lists of names before the public' },
  query: Type.Object({
    ...PageQuery.properties,
    programmeId: Type.Optional(Code),
    running: Type.Optional(Type.Boolean()),
  }),
  answer: pageOf(PublicityBrief),
})

export const readPublicity = endpoint({
  name: 'programmes.publicity.read',
  method: 'GET',
  path: '/api/programmes/publicities/:id',
  audience: 'public',
  summary: { zh: '一次公示的名单', en: 'The names of one publicity' },
  params: OneId,
  answer: Publicity,
})

export const listOwnPublicities = endpoint({
  name: 'programmes.publicity.listOwn',
  method: 'GET',
  path: ofUnit,
  audience: { permit: 'programmes.recommendation.read' },
  summary: { zh: '本单位的公示及异议情况', en: "The unit's publicities and their objections" },
  params: UnitParams,
  query: PageQuery,
  answer: Type.Object({
    ...pageOf(OwnPublicity).properties,
    /** Whether one is running or ahead: of all, not of this page. */
    runs: Type.Boolean(),
    /** Working days of a publicity for which nobody chooses another number. */
    usualWorkingDays: Type.Integer(),
  }),
})

export const beginPublicity = endpoint({
  name: 'programmes.publicity.begin',
  method: 'POST',
  path: ofUnit,
  audience: run,
  summary: { zh: '开始公示', en: 'Put the names before the public' },
  params: UnitParams,
  body: Type.Object({
    /** The usual number of working days where it is absent: the programme's, else the house's. */
    workingDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
    /** Today where it is absent. */
    firstDay: Type.Optional(Day),
  }),
  answer: OwnPublicity,
  problems: [
    'programmes.publicity_too_short',
    'programmes.publicity_runs_already',
    'programmes.list_empty',
  ],
})

export const endPublicity = endpoint({
  name: 'programmes.publicity.end',
  method: 'POST',
  path: '/api/programmes/publicities/:id/end',
  audience: run,
  summary: {
    zh: '期满后结束；有未办结异议的须写明理由',
    en: 'End after the period; open objections need a reason',
  },
  params: OneId,
  body: Type.Object({ reason: Type.Optional(Reason) }),
  answer: OwnPublicity,
  problems: ['programmes.publicity_cannot_end', 'programmes.objections_open'],
})

export const cancelPublicity = endpoint({
  name: 'programmes.publicity.cancel',
  method: 'POST',
  path: '/api/programmes/publicities/:id/cancel',
  audience: run,
  summary: { zh: '取消公示，写明理由', en: 'Cancel a publicity with a reason' },
  params: OneId,
  body: Type.Object({ reason: Reason }),
  answer: OwnPublicity,
  problems: ['programmes.publicity_cannot_cancel', 'programmes.reason_too_short'],
})
