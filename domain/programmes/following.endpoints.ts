/** Following: selected projects, their papers, visits and acceptance, for the project, its unit and the office. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Day, Id, Moment, nullable, OneId, pageOf, PageQuery, Sha256 } from '../kernel/shapes.ts'
import { Code } from '../kernel/sourced.ts'
import { PooledList } from '../indicators/pooledKinds.ts'
import { lights } from '../indicators/progress.ts'
import { SampleBrief } from '../indicators/sampling.ts'
import { Source, TrackRow } from '../indicators/track.ts'
import {
  FollowingBrief,
  followingPermits,
  FollowingStateShape,
  followingStates,
  revokeGrounds,
} from './following.ts'
import { owedStates } from './followingDue.ts'
import { Judgement, PaperBrief, PaperContent, Signature } from './paper.ts'
import { Report } from './programme.ts'

const closed = { additionalProperties: false } as const
const Reason = Type.String({ minLength: 1, maxLength: 2000 })
/** The version that was looked at. */
const Seen = Type.Integer({ minimum: 1 })

export const Visit = Type.Object({
  id: Id,
  day: Day,
  place: Type.String(),
  people: Type.String(),
  findings: Type.String(),
  /** What is to be mended, and until when; null where nothing is. */
  mend: nullable(Type.String()),
  mendUntil: nullable(Day),
  by: Type.String(),
  orgName: Type.String(),
  madeAt: Moment,
})

export const OwedShape = Type.Object({
  code: Code,
  name: Report.properties.name,
  cadence: Report.properties.cadence,
  period: Type.String(),
  lastDay: Day,
  dueDay: Day,
  final: Type.Boolean(),
  state: Type.Enum([...owedStates]),
  paperId: nullable(Id),
})

export const Following = Type.Object({
  ...FollowingBrief.properties,
  selectedOn: Day,
  trackId: nullable(Id),
  /** Indicators with what was said of them; empty until the task book is signed. */
  rows: Type.Array(TrackRow),
  /** Keys of platforms that post; only for the project itself. */
  sources: Type.Array(Source),
  /** Rows of posted values that the office drew, the latest first. */
  samples: Type.Array(SampleBrief),
  /** What was pooled when it began, and as its last report that was handed in says; null where nothing is counted. */
  pooledKinds: nullable(
    Type.Object({
      before: PooledList,
      after: nullable(
        Type.Object({
          code: Code,
          period: Type.String(),
          lastDay: Day,
          counts: PooledList,
        }),
      ),
      /** Whether the programme shows the levels of its projects to everybody. */
      isPublic: Type.Boolean(),
    }),
  ),
  owed: Type.Array(OwedShape),
  papers: Type.Array(PaperBrief),
  visits: Type.Array(Visit),
  decisions: Type.Array(
    Type.Object({
      verb: Type.Enum(['begin', 'ask', 'pass', 'fail', 'revoke', 'withdraw']),
      ground: nullable(Type.Enum([...revokeGrounds])),
      reason: nullable(Type.String()),
      until: nullable(Day),
      /** Null where a paper that all had signed brought it about. */
      by: nullable(Type.String()),
      at: Moment,
    }),
  ),
})

export const Paper = Type.Object({
  ...PaperBrief.properties,
  followingId: Id,
  content: PaperContent,
  /** Of the content as it stands. */
  digestSha256: Sha256,
  dueDay: nullable(Day),
  /** Names of the attached files by their version. */
  files: Type.Array(Type.Object({ versionId: Id, name: Type.String(), bytes: Type.Integer() })),
  signatures: Type.Array(Signature),
})

const Filter = {
  programmeId: Type.Optional(Code),
  unit: Type.Optional(Type.String({ maxLength: 64 })),
  state: Type.Optional(FollowingStateShape),
  light: Type.Optional(Type.Enum([...lights])),
  direction: Type.Optional(Type.String({ maxLength: 64 })),
  /** Some report's day has passed. */
  overdue: Type.Optional(Type.Boolean()),
  /** Some report is due within so many days. */
  dueWithinDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 366 })),
  /** Some paper waits for the actor's side. */
  waiting: Type.Optional(Type.Boolean()),
  /** Lasts, or is planned to last, longer than the programme's cap. */
  beyondCap: Type.Optional(Type.Boolean()),
  /** Part of the project's or the applicant's name. */
  text: Type.Optional(Type.String({ maxLength: 100 })),
}

/** By which the list can be ordered beside the day of the next report. */
export const followingSorts = ['pooledBefore', 'pooledAfter', 'pooledGain'] as const
export type FollowingSort = (typeof followingSorts)[number]

export const listFollowings = endpoint({
  name: 'programmes.following.list',
  method: 'GET',
  path: '/api/programmes/followings',
  audience: 'signedIn',
  summary: {
    zh: '入选项目跟踪：本单位的、本单位推荐的，或本办公室管理的',
    en: 'Followed projects: one’s own, those of one’s unit, or those of one’s office',
  },
  query: Type.Object({
    ...PageQuery.properties,
    ...Filter,
    /** Silent: by the day of the next report. Those of which it is not known come last either way. */
    sort: Type.Optional(Type.Enum([...followingSorts])),
    descending: Type.Optional(Type.Boolean()),
  }),
  answer: pageOf(FollowingBrief),
})

export const countFollowings = endpoint({
  name: 'programmes.following.count',
  method: 'GET',
  path: '/api/programmes/followings/counts',
  audience: 'signedIn',
  summary: {
    zh: '入选项目的数目：按状态、红黄绿灯、逾期',
    en: 'How many followed projects: by state, light, overdue',
  },
  query: Type.Object({ programmeId: Type.Optional(Code) }),
  answer: Type.Object({
    total: Type.Integer(),
    states: Type.Record(Type.Enum([...followingStates]), Type.Integer()),
    lights: Type.Record(Type.Enum([...lights]), Type.Integer()),
    overdue: Type.Integer(),
    dueSoon: Type.Integer(),
    waiting: Type.Integer(),
    beyondCap: Type.Integer(),
    programmes: Type.Array(
      Type.Object({ id: Code, title: FollowingBrief.properties.programmeTitle }),
    ),
  }),
})

export const readFollowing = endpoint({
  name: 'programmes.following.read',
  method: 'GET',
  path: '/api/programmes/followings/:id',
  audience: 'signedIn',
  summary: {
    zh: '一个入选项目：任务书、应报材料、指标、现场记录和历次决定',
    en: 'One followed project: goals, reports owed, indicators, visits, decisions',
  },
  params: OneId,
  answer: Following,
})

export const recordSelected = endpoint({
  name: 'programmes.following.record',
  method: 'POST',
  path: '/api/programmes/entries/:id/following',
  audience: { permit: followingPermits.decide },
  summary: {
    zh: '登记入选项目：由已受理的参评项目开始跟踪',
    en: 'Record a selected project: following begins from an accepted entry',
  },
  params: OneId,
  body: Type.Object({ selectedOn: Day }, closed),
  answer: Following,
  problems: [
    'programmes.entry_not_to_follow',
    'programmes.selection_decides_here',
    'programmes.followed_already',
  ],
})

export const writePaper = endpoint({
  name: 'programmes.paper.write',
  method: 'PUT',
  path: '/api/programmes/followings/:id/papers',
  audience: 'signedIn',
  summary: {
    zh: '填写任务书、报告、变更申请、退出申请或验收申请的草稿',
    en: 'Write the draft of a task book, report, change, withdrawal or request for acceptance',
  },
  params: OneId,
  body: Type.Object(
    {
      /** Absent for a new paper. */
      paperId: Type.Optional(Id),
      seen: Type.Optional(Seen),
      /** Of a report: which, for which period. */
      code: Type.Optional(Code),
      period: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
      content: PaperContent,
    },
    closed,
  ),
  answer: Paper,
  problems: ['programmes.paper_moved_on', 'programmes.paper_open_already'],
})

export const readPaper = endpoint({
  name: 'programmes.paper.read',
  method: 'GET',
  path: '/api/programmes/papers/:id',
  audience: 'signedIn',
  summary: { zh: '一份材料及各级签署', en: 'One paper with its signatures' },
  params: OneId,
  answer: Paper,
})

export const discardPaper = endpoint({
  name: 'programmes.paper.discard',
  method: 'DELETE',
  path: '/api/programmes/papers/:id',
  audience: 'signedIn',
  summary: { zh: '放弃草稿', en: 'Discard a draft' },
  params: OneId,
  answer: OneId,
})

export const signPaper = endpoint({
  name: 'programmes.paper.sign',
  method: 'POST',
  path: '/api/programmes/papers/:id/signatures',
  audience: 'signedIn',
  summary: {
    zh: '签署：项目单位、推荐单位、主办单位依次签署',
    en: 'Sign: the project, then its unit, then the office',
  },
  params: OneId,
  body: Type.Object(
    { seen: Seen, opinion: Type.Optional(Type.String({ maxLength: 2000 })) },
    closed,
  ),
  answer: Paper,
  problems: [
    'programmes.paper_moved_on',
    'programmes.report_values_missing',
    'programmes.construction_too_long_unexplained',
    'programmes.reports_overdue',
  ],
})

export const returnPaper = endpoint({
  name: 'programmes.paper.return',
  method: 'POST',
  path: '/api/programmes/papers/:id/return',
  audience: 'signedIn',
  summary: { zh: '退回修改，写明理由', en: 'Send back, with the reason' },
  params: OneId,
  body: Type.Object({ seen: Seen, reason: Reason }, closed),
  answer: Paper,
})

export const refusePaper = endpoint({
  name: 'programmes.paper.refuse',
  method: 'POST',
  path: '/api/programmes/papers/:id/refusal',
  audience: 'signedIn',
  summary: { zh: '不同意变更或退出，写明理由', en: 'Refuse a change or withdrawal' },
  params: OneId,
  body: Type.Object({ seen: Seen, reason: Reason }, closed),
  answer: Paper,
})

export const judgeAcceptance = endpoint({
  name: 'programmes.acceptance.judge',
  method: 'POST',
  path: '/api/programmes/papers/:id/judgement',
  audience: { permit: followingPermits.decide },
  summary: {
    zh: '验收结论：通过，或不通过（首次限期半年整改，再次取消资格）',
    en: 'Judge acceptance: pass, or fail; the first failure gives half a year, the second ends it',
  },
  params: OneId,
  body: Type.Object({ seen: Seen, passes: Type.Boolean(), judgement: Judgement }, closed),
  answer: Following,
  problems: ['programmes.acceptance_not_asked', 'programmes.unit_has_not_signed'],
})

export const revokeFollowing = endpoint({
  name: 'programmes.following.revoke',
  method: 'POST',
  path: '/api/programmes/followings/:id/revocation',
  audience: { permit: followingPermits.decide },
  summary: { zh: '取消资格，写明依据和理由', en: 'Take the title away, with ground and reason' },
  params: OneId,
  body: Type.Object({ seen: Seen, ground: Type.Enum([...revokeGrounds]), reason: Reason }, closed),
  answer: Following,
})

export const addVisit = endpoint({
  name: 'programmes.visit.add',
  method: 'POST',
  path: '/api/programmes/followings/:id/visits',
  audience: { permit: followingPermits.review },
  summary: { zh: '登记现场核查', en: 'Record a visit on site' },
  params: OneId,
  body: Type.Object(
    {
      day: Day,
      place: Type.String({ minLength: 2, maxLength: 200 }),
      people: Type.String({ minLength: 2, maxLength: 1000 }),
      findings: Type.String({ minLength: 10, maxLength: 5000 }),
      mend: nullable(Type.String({ minLength: 10, maxLength: 2000 })),
      mendUntil: nullable(Day),
    },
    closed,
  ),
  answer: Following,
  problems: ['programmes.visit_ahead', 'programmes.mending_without_day'],
})
