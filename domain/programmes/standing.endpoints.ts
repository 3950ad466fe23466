/** Where a programme stands, for the office that runs it: what may be known, and no more. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, PageQuery } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'

const manage = { permit: 'programmes.programme.manage' } as const
const OneProgramme = Type.Object({ programmeId: Code })
const Words = Type.Object({ zh: Type.String(), en: Type.String() })

export const UnitStanding = Type.Object({
  unitCode: Type.String(),
  unitName: Words,
  parent: nullable(Type.String()),
  channel: Type.Enum(['issuer', 'parent', 'elsewhere']),
  orgName: nullable(Type.String()),
  quotaMax: nullable(Type.Integer()),
  /** Applications handed in; null where the figure is withheld because it could point at one applicant. */
  handedIn: nullable(Type.Integer()),
  /** Until when the unit must send what it recommends; null where nobody published it. */
  closesAt: nullable(Moment),
  /** Of what it recommends nothing is known before it is delivered. */
  delivered: nullable(Type.Object({ packageId: Id, projects: Type.Integer(), at: Moment })),
  sent: Type.Integer({ description: 'parcels, discs and mails that were sent' }),
  received: Type.Integer(),
  late: Type.Integer(),
})
export type UnitStanding = Static<typeof UnitStanding>

export const readStanding = endpoint({
  name: 'programmes.standing.read',
  method: 'GET',
  path: '/api/programmes/managed/:programmeId/standing',
  audience: manage,
  summary: {
    zh: '各推荐单位进展：可见的申报数、寄出、收到和期限',
    en: 'How each unit stands: visible figures, sent, received, deadlines',
  },
  params: OneProgramme,
  answer: Type.Object({
    /** All applications handed in; null where withheld. */
    handedIn: nullable(Type.Integer()),
    withheldBelow: Type.Integer(),
    countedAt: Moment,
    units: Type.Array(UnitStanding),
  }),
})

export const Act = Type.Object({
  id: Type.Integer(),
  at: Moment,
  /** In the language of whoever reads. */
  sentence: Type.String(),
  verb: Type.String(),
  /** Lines of one request were one act of one person. */
  requestId: Type.String(),
  /** Number of the seal that binds the line; null until the next one. */
  seal: nullable(Type.Integer()),
})
export type Act = Static<typeof Act>

export const listActs = endpoint({
  name: 'programmes.standing.acts',
  method: 'GET',
  path: '/api/programmes/managed/:programmeId/acts',
  audience: manage,
  summary: {
    zh: '本项目的每一次办理，逐条成句',
    en: 'Every official act of a programme, as sentences',
  },
  params: OneProgramme,
  query: PageQuery,
  answer: Type.Object({ rows: Type.Array(Act), next: nullable(Type.String()) }),
})
