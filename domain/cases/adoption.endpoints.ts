/** Adoptions: declared by those who took a case over, verified by the office or the local authority. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { adoptionStates, adoptionVerbs, AdoptionWish, Finding } from './adoption.ts'
import { Measure } from './measure.ts'

const closed = { additionalProperties: false } as const

export const adoptionSides = ['adopter', 'owner', 'verifier'] as const

export const Adoption = Type.Object({
  id: Id,
  studyId: Id,
  studyTitle: Type.String(),
  studyOrgId: Id,
  orgId: Id,
  orgName: Type.String(),
  /** On which side the actor stands. */
  side: Type.Enum([...adoptionSides]),
  inCharge: Type.Boolean(),
  state: Type.Enum([...adoptionStates]),
  version: Type.Integer(),
  wish: AdoptionWish,
  /** As declared. */
  measure: Measure,
  /** As verified; null until then. */
  finding: nullable(Finding),
  /** Why it was refused. */
  reason: nullable(Type.String()),
  settledBy: nullable(Type.String()),
  files: Type.Array(Type.Object({ versionId: Id, name: Type.String(), bytes: Type.Integer() })),
  declaredAt: Moment,
  changedAt: Moment,
})
export type Adoption = Static<typeof Adoption>

/** As lists show it: its files are asked for one by one. */
export const AdoptionRow = Type.Omit(Adoption, ['files'])
export type AdoptionRow = Static<typeof AdoptionRow>

export const listAdoptions = endpoint({
  name: 'cases.adoption.list',
  method: 'GET',
  path: '/api/cases/adoptions',
  audience: 'signedIn',
  summary: {
    zh: '采用：本单位的、采用本单位案例的，或由本单位核实的',
    en: 'Adoptions: one’s own, those of one’s cases, or those one may verify',
  },
  query: Type.Object({
    ...PageQuery.properties,
    state: Type.Optional(Type.Enum([...adoptionStates])),
    side: Type.Optional(Type.Enum([...adoptionSides])),
  }),
  answer: Type.Object({
    ...pageOf(AdoptionRow).properties,
    /** Declared, and the actor may verify them. */
    waiting: Type.Integer(),
  }),
})

export const readAdoption = endpoint({
  name: 'cases.adoption.read',
  method: 'GET',
  path: '/api/cases/adoptions/:id',
  audience: 'signedIn',
  summary: { zh: '一项采用', en: 'One adoption' },
  params: OneId,
  answer: Adoption,
})

export const declareAdoption = endpoint({
  name: 'cases.adoption.declare',
  method: 'POST',
  path: '/api/cases/studies/:id/adoptions',
  audience: 'signedIn',
  summary: { zh: '申报采用一个案例', en: 'Declare that one’s organisation took a case over' },
  params: OneId,
  body: AdoptionWish,
  answer: Adoption,
  problems: [
    'cases.own_case',
    'cases.adopted_already',
    'cases.applied_ahead',
    'cases.change_runs_backward',
    'cases.indicator_unknown',
    'cases.org_unverified',
  ],
})

export const restateAdoption = endpoint({
  name: 'cases.adoption.restate',
  method: 'PUT',
  path: '/api/cases/adoptions/:id',
  audience: 'signedIn',
  summary: { zh: '修改并重新申报一项采用', en: 'Change an adoption and declare it again' },
  params: OneId,
  body: Type.Object({ seen: Type.Integer({ minimum: 1 }), wish: AdoptionWish }, closed),
  answer: Adoption,
  problems: ['cases.adoption_cannot_restate', 'cases.moved_on'],
})

export const settleAdoption = endpoint({
  name: 'cases.adoption.settle',
  method: 'POST',
  path: '/api/cases/adoptions/:id/steps',
  audience: 'signedIn',
  summary: {
    zh: '核实、不予认定或撤回一项采用',
    en: 'Verify, refuse or withdraw an adoption',
  },
  params: OneId,
  body: Type.Object(
    {
      verb: Type.Enum(adoptionVerbs.filter((verb) => verb !== 'restate')),
      seen: Type.Integer({ minimum: 1 }),
      /** With `verify`. */
      finding: Type.Optional(Finding),
      /** With `refuse`. */
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
    },
    closed,
  ),
  answer: Adoption,
  problems: ['cases.not_verifier', 'cases.ground_too_short', 'cases.reason_too_short'],
})
