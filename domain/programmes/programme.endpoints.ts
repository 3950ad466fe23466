/** How an office makes, changes, opens and closes programmes and fills the seats of recommending units. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, Nothing, nullable, pageOf, PageQuery } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'

/** The identifier of a programme, as its address shows it. */
export const ProgrammeId = Type.String({ pattern: '^[a-z][a-z0-9-]{1,60}$' })

const manage = { permit: 'programmes.programme.manage' } as const
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const OneProgramme = Type.Object({ programmeId: Code })

export const ProgrammeState = Type.Enum(['draft', 'open', 'closed', 'archived'])

export const ProgrammeBrief = Type.Object({
  id: Type.String(),
  title: Words,
  series: Type.String(),
  year: Type.Integer(),
  state: ProgrammeState,
  version: Type.Integer(),
  madeFrom: nullable(Type.String()),
  /** Null where the office does not manage the programme that it was made from. */
  madeFromTitle: nullable(Words),
  openedAt: nullable(Moment),
  changedAt: Moment,
  applications: Type.Integer({ description: 'live applications, drafts included' }),
})
export type ProgrammeBrief = Static<typeof ProgrammeBrief>

export const Seat = Type.Object({
  unitCode: Type.String(),
  unitName: Words,
  orgId: nullable(Id),
  orgName: nullable(Type.String()),
  authorityName: nullable(Type.String()),
  /** Codes of the quota conditions that an officer confirmed. */
  conditions: Type.Array(Type.String()),
})
export type Seat = Static<typeof Seat>

const Fault = Type.Object({ at: Type.String(), code: Type.String(), message: Type.String() })

const FullProgramme = Type.Object({
  ...ProgrammeBrief.properties,
  /** As it was last written: of a draft it may have faults. */
  definition: Type.Unknown(),
  form: Type.Unknown(),
  seats: Type.Array(Seat),
  changedBy: nullable(Type.String()),
  /** The definition it was made from, to compare; null where it was not copied. */
  madeFromDefinition: Type.Unknown(),
  /** What only several programmes together can get wrong. */
  relationFaults: Type.Array(Fault),
  /** Forms that may be named. */
  forms: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), title: Words })),
  mailboxes: Type.Array(Type.Object({ medium: Type.String(), address: Type.String() })),
})

export const listProgrammes = endpoint({
  name: 'programmes.programme.list',
  method: 'GET',
  path: '/api/programmes/managed',
  audience: manage,
  summary: { zh: '本办公室的项目，含草稿', en: "The office's programmes, drafts included" },
  query: PageQuery,
  answer: pageOf(ProgrammeBrief),
})

export const readProgramme = endpoint({
  name: 'programmes.programme.read',
  method: 'GET',
  path: '/api/programmes/managed/:programmeId',
  audience: manage,
  summary: { zh: '一个项目的全部设定', en: 'Everything a programme decides' },
  params: OneProgramme,
  answer: FullProgramme,
})

export const copyProgramme = endpoint({
  name: 'programmes.programme.copy',
  method: 'POST',
  path: '/api/programmes/managed',
  audience: manage,
  summary: { zh: '以另一个项目为底稿新建', en: 'Make one by starting from another' },
  body: Type.Object({
    from: Code,
    id: ProgrammeId,
    year: Type.Integer({ minimum: 1990, maximum: 2200 }),
    title: Words,
  }),
  answer: FullProgramme,
  problems: ['programmes.programme_id_taken'],
})

export const changeProgramme = endpoint({
  name: 'programmes.programme.change',
  method: 'PUT',
  path: '/api/programmes/managed/:programmeId',
  audience: manage,
  summary: {
    zh: '修改草稿的设定；每处问题都指明位置',
    en: 'Change a draft; every fault names its place',
  },
  params: OneProgramme,
  body: Type.Object({
    /** The version that the officer saw. */
    version: Type.Integer({ minimum: 1 }),
    definition: Type.Record(Type.String(), Type.Unknown()),
  }),
  bodyBytes: 2 * 1024 * 1024,
  answer: FullProgramme,
  problems: ['programmes.programme_fixed', 'programmes.programme_moved_on'],
})

export const keepProgramme = endpoint({
  name: 'programmes.programme.keep',
  method: 'PUT',
  path: '/api/programmes/managed/:programmeId/draft',
  audience: manage,
  summary: {
    zh: '保存草稿，有错也先留下；没有错的即为设定',
    en: 'Keep a draft, faults and all; without faults it is the definition',
  },
  params: OneProgramme,
  body: Type.Object({
    /** The version that the officer saw. */
    version: Type.Integer({ minimum: 1 }),
    definition: Type.Record(Type.String(), Type.Unknown()),
  }),
  bodyBytes: 2 * 1024 * 1024,
  answer: Type.Object({
    version: Type.Integer(),
    changedAt: Moment,
    faults: Type.Array(Fault),
    relationFaults: Type.Array(Fault),
  }),
  problems: ['programmes.programme_fixed', 'programmes.programme_moved_on'],
})

export const openProgramme = endpoint({
  name: 'programmes.programme.open',
  method: 'POST',
  path: '/api/programmes/managed/:programmeId/open',
  audience: manage,
  summary: { zh: '发布征集', en: 'Publish the call' },
  params: OneProgramme,
  answer: FullProgramme,
  problems: ['programmes.programme_not_a_draft', 'programmes.programme_faulty'],
})

export const closeProgramme = endpoint({
  name: 'programmes.programme.close',
  method: 'POST',
  path: '/api/programmes/managed/:programmeId/close',
  audience: manage,
  summary: { zh: '结束征集：不再受理新的申报', en: 'Close the call: no new application starts' },
  params: OneProgramme,
  answer: FullProgramme,
  problems: ['programmes.programme_not_to_close'],
})

export const discardProgramme = endpoint({
  name: 'programmes.programme.discard',
  method: 'DELETE',
  path: '/api/programmes/managed/:programmeId',
  audience: manage,
  summary: { zh: '删除没有发布过的草稿', en: 'Discard a draft that was never published' },
  params: OneProgramme,
  answer: Nothing,
  problems: [
    'programmes.programme_fixed',
    'programmes.programme_ships',
    'programmes.programme_is_a_source',
  ],
})

export const fillSeat = endpoint({
  name: 'programmes.seat.fill',
  method: 'PUT',
  path: '/api/programmes/managed/:programmeId/seats/:unitCode',
  audience: manage,
  summary: {
    zh: '指定某推荐单位由哪个机构办理',
    en: 'Say which organisation sits on a unit’s seat',
  },
  params: Type.Object({ programmeId: Code, unitCode: Type.String({ maxLength: 40 }) }),
  body: Type.Object({
    orgId: nullable(Id),
    authorityName: nullable(Type.String({ minLength: 1, maxLength: 100 })),
    conditions: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20, uniqueItems: true }),
  }),
  answer: Seat,
  problems: ['programmes.unit_not_found', 'programmes.not_an_authority'],
})
