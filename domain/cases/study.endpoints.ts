/** Cases: read and searched by everybody, written by organisations, reviewed by the office. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Day, Id, Moment, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { Bilingual } from '../kernel/sourced.ts'
import { Measure } from './measure.ts'
import { DirectionShape, RegionShape, StudyContent, studyStates, studyVerbs } from './study.ts'

const closed = { additionalProperties: false } as const

const NamedFile = Type.Object({ versionId: Id, name: Type.String(), bytes: Type.Integer() })

export const StudyCard = Type.Object({
  id: Id,
  title: Type.String(),
  summary: Type.String(),
  /** Null where the organisation does not show its name. */
  orgName: nullable(Type.String()),
  directions: Type.Array(DirectionShape),
  industry: Type.String(),
  region: Type.String(),
  /** Organisations whose adoption was verified. */
  adopted: Type.Integer(),
  publishedAt: Moment,
  measure: nullable(Measure),
})
export type StudyCard = Static<typeof StudyCard>

/** What readers of a case see of a verified adoption. */
export const ShownAdoption = Type.Object({
  id: Id,
  /** Null where the organisation does not show its name; then its unit is not shown either. */
  orgName: nullable(Type.String()),
  unit: nullable(Type.String()),
  region: nullable(Type.String()),
  appliedOn: Day,
  /** With the verified numbers. */
  measure: Measure,
})
export type ShownAdoption = Static<typeof ShownAdoption>

const Filter = {
  direction: Type.Optional(DirectionShape),
  region: Type.Optional(RegionShape),
  /** A section or a division of GB/T 4754. */
  industry: Type.Optional(Type.String({ pattern: '^[A-T](\\d{2})?$' })),
  text: Type.Optional(Type.String({ maxLength: 100 })),
}

export const studyOrders = ['adopted', 'latest'] as const

export const listStudies = endpoint({
  name: 'cases.study.list',
  method: 'GET',
  path: '/api/cases/studies',
  audience: 'public',
  summary: {
    zh: '案例库：按方向、地区、行业和文字查找，按核实的采用单位数或发布时间排列',
    en: 'Published cases by direction, region, industry and words, ranked by verified adoption or date',
  },
  query: Type.Object({
    ...PageQuery.properties,
    ...Filter,
    order: Type.Optional(Type.Enum([...studyOrders])),
  }),
  answer: pageOf(StudyCard),
})

const Count = Type.Object({ code: Type.String(), count: Type.Integer() })

export const countStudies = endpoint({
  name: 'cases.study.count',
  method: 'GET',
  path: '/api/cases/study-counts',
  audience: 'public',
  summary: {
    zh: '案例数：按方向、地区和行业',
    en: 'How many cases by direction, region and industry',
  },
  answer: Type.Object({
    total: Type.Integer(),
    adopted: Type.Integer(),
    directions: Type.Array(Count),
    regions: Type.Array(Count),
    industries: Type.Array(Count),
  }),
})

export const listShownAdoptions = endpoint({
  name: 'cases.study.adoptions',
  method: 'GET',
  path: '/api/cases/studies/:id/adoptions',
  audience: 'public',
  summary: {
    zh: '一个案例已核实的采用，最近的在前',
    en: 'Verified adoptions of one case, the latest first',
  },
  params: OneId,
  query: PageQuery,
  answer: pageOf(ShownAdoption),
})

export const readStudy = endpoint({
  name: 'cases.study.read',
  method: 'GET',
  path: '/api/cases/studies/:id',
  audience: 'public',
  summary: { zh: '一个案例', en: 'One case' },
  params: OneId,
  answer: Type.Object({
    ...StudyCard.properties,
    problem: Type.String(),
    approach: Type.String(),
    result: Type.String(),
    conditions: Type.String(),
    measures: Type.Array(Measure),
    /** Programme of the project it was written from; null where it rests on something else. */
    programmeTitle: nullable(Bilingual),
    basis: Type.String(),
    files: Type.Array(NamedFile),
    /** The latest; the others are asked for by pages. */
    adoptions: pageOf(ShownAdoption),
    /** Whether it is of the organisation that the reader acts for. */
    own: Type.Boolean(),
    /** The reader's organisation's own adoption. */
    adoptionId: nullable(Id),
  }),
})

/** What a case can be written from: a project that passed acceptance, or a track of the organisation's own. */
export const CaseSource = Type.Object({
  kind: Type.Enum(['project', 'track']),
  id: Id,
  title: Type.String(),
  programmeTitle: nullable(Bilingual),
  acceptedOn: nullable(Day),
  directions: Type.Array(DirectionShape),
  measures: Type.Array(Measure),
  /** The case that was begun from it. */
  studyId: nullable(Id),
})
export type CaseSource = Static<typeof CaseSource>

export const listSources = endpoint({
  name: 'cases.source.list',
  method: 'GET',
  path: '/api/cases/sources',
  audience: 'signedIn',
  summary: {
    zh: '本单位可以写成案例的项目和指标跟踪',
    en: 'Projects and tracks of one’s organisation that a case can be written from',
  },
  answer: Type.Object({ rows: Type.Array(CaseSource) }),
})

export const DeskStudy = Type.Object({
  id: Id,
  title: Type.String(),
  orgName: Type.String(),
  state: Type.Enum([...studyStates]),
  adopted: Type.Integer(),
  changedAt: Moment,
  own: Type.Boolean(),
})
export type DeskStudy = Static<typeof DeskStudy>

export const listDeskStudies = endpoint({
  name: 'cases.study.desk',
  method: 'GET',
  path: '/api/cases/desk/studies',
  audience: 'signedIn',
  summary: {
    zh: '本单位的案例；审核人另见送审和已发布的案例',
    en: 'Cases of one’s organisation; reviewers also see those handed in',
  },
  query: Type.Object({
    ...PageQuery.properties,
    state: Type.Optional(Type.Enum([...studyStates])),
    text: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  answer: Type.Object({ ...pageOf(DeskStudy).properties, waiting: Type.Integer() }),
})

export const FullStudy = Type.Object({
  ...DeskStudy.properties,
  orgId: Id,
  officeOrgId: nullable(Id),
  version: Type.Integer(),
  wasPublic: Type.Boolean(),
  content: StudyContent,
  /** With the numbers to choose from while it is written. */
  source: nullable(Type.Omit(CaseSource, ['directions', 'studyId'])),
  /** As they stand now while it is written; as they were handed in from then on. */
  measures: Type.Array(Measure),
  measuredOn: nullable(Day),
  files: Type.Array(NamedFile),
  steps: Type.Array(
    Type.Object({
      verb: Type.Enum([...studyVerbs]),
      reason: nullable(Type.String()),
      by: Type.String(),
      at: Moment,
    }),
  ),
})
export type FullStudy = Static<typeof FullStudy>

export const openStudy = endpoint({
  name: 'cases.study.open',
  method: 'GET',
  path: '/api/cases/desk/studies/:id',
  audience: 'signedIn',
  summary: {
    zh: '打开一个案例的稿件',
    en: 'A case as its writers and reviewers work on it',
  },
  params: OneId,
  answer: FullStudy,
})

export const beginStudy = endpoint({
  name: 'cases.study.begin',
  method: 'POST',
  path: '/api/cases/desk/studies',
  audience: 'signedIn',
  summary: { zh: '起草一个案例', en: 'Begin to write a case' },
  body: Type.Object(
    {
      source: nullable(Type.Object({ kind: CaseSource.properties.kind, id: Id }, closed)),
    },
    closed,
  ),
  answer: FullStudy,
  problems: ['cases.source_unknown', 'cases.written_already', 'cases.role_cannot'],
})

export const writeStudy = endpoint({
  name: 'cases.study.write',
  method: 'PUT',
  path: '/api/cases/desk/studies/:id',
  audience: 'signedIn',
  summary: { zh: '保存案例稿件', en: 'Keep what is written of a case' },
  params: OneId,
  body: Type.Object({ seen: Type.Integer({ minimum: 1 }), content: StudyContent }, closed),
  answer: FullStudy,
  problems: [
    'cases.study_is_fixed',
    'cases.moved_on',
    'cases.indicator_unknown',
    'cases.measures_too_many',
  ],
})

export const stepStudy = endpoint({
  name: 'cases.study.step',
  method: 'POST',
  path: '/api/cases/desk/studies/:id/steps',
  audience: 'signedIn',
  summary: {
    zh: '送审、撤回、发布、退回、下架、修订或放弃一个案例',
    en: 'Hand in, take back, publish, return, withdraw, revise or discard a case',
  },
  params: OneId,
  body: Type.Object(
    {
      verb: Type.Enum([...studyVerbs]),
      seen: Type.Integer({ minimum: 1 }),
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
    },
    closed,
  ),
  answer: FullStudy,
  problems: [
    'cases.incomplete',
    'cases.measure_empty',
    'cases.reason_too_short',
    'cases.not_reviewer',
    'cases.org_unverified',
    'cases.was_public',
  ],
})
