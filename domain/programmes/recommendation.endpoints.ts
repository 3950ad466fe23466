/** Ranking, exceptions, checking and signing of a unit's list. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Day, Id, Moment, nullable, OneId } from '../kernel/shapes.ts'
import {
  ExceptionShape,
  QuotaMeterShape,
  Recommendation,
  recommendationStates,
} from './recommendation.ts'
import { RankChange } from './recommendationRanks.ts'
import { Code } from '../kernel/sourced.ts'

const read = { permit: 'programmes.recommendation.read' } as const
const rank = { permit: 'programmes.recommendation.rank' } as const
const sign = { permit: 'programmes.recommendation.sign' } as const

export const UnitParams = Type.Object({
  programmeId: Code,
  unit: Type.String({ minLength: 1, maxLength: 64 }),
})
const base = '/api/programmes/:programmeId/units/:unit/recommendation'
const Reason = Type.String({ minLength: 1, maxLength: 2000 })
const Version = Type.Integer({ minimum: 0 })

export const listRecommendations = endpoint({
  name: 'programmes.recommendation.list',
  method: 'GET',
  path: '/api/programmes/recommendations',
  audience: read,
  summary: { zh: '本单位的各排序表及进展', en: "The unit's lists and where they stand" },
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        programmeId: Code,
        programmeTitle: Type.Object({ zh: Type.String(), en: Type.String() }),
        unit: Type.String(),
        unitName: Type.String(),
        state: Type.Enum([...recommendationStates]),
        version: Type.Integer(),
        arrived: Type.Integer(),
        checked: Type.Integer(),
        returned: Type.Integer(),
        declined: Type.Integer(),
        ranked: Type.Integer(),
        meter: QuotaMeterShape,
        closesAt: nullable(Moment),
      }),
    ),
  }),
})

export const readRecommendation = endpoint({
  name: 'programmes.recommendation.read',
  method: 'GET',
  path: base,
  audience: read,
  summary: { zh: '排序表、名额与例外', en: 'The list with its quota and exceptions' },
  params: UnitParams,
  answer: Recommendation,
})

export const rankCandidates = endpoint({
  name: 'programmes.recommendation.rank',
  method: 'POST',
  path: `${base}/ranks`,
  audience: rank,
  summary: {
    zh: '排入、移动、对调或撤下',
    en: 'Insert, move, swap or remove',
  },
  params: UnitParams,
  body: Type.Object({
    change: RankChange,
    /** Why a soft rule is passed: by `quota`, or by the code of an exclusion. */
    reasons: Type.Optional(Type.Record(Type.String({ maxLength: 64 }), Reason)),
  }),
  answer: Recommendation,
  problems: [
    'programmes.list_moved_on',
    'programmes.quota_full',
    'programmes.quota_full_in_principle',
    'programmes.winner_undecided',
    'programmes.winner_in_principle',
    'programmes.list_cannot_rank',
  ],
})

export const undoRank = endpoint({
  name: 'programmes.recommendation.undo',
  method: 'POST',
  path: `${base}/undo`,
  audience: rank,
  summary: { zh: '撤销上一次排序改动', en: 'Undo the last change of the order' },
  params: UnitParams,
  body: Type.Object({ version: Version }),
  answer: Recommendation,
  problems: ['programmes.undo_impossible', 'programmes.undo_needs_exception'],
})

export const sendToCheck = endpoint({
  name: 'programmes.recommendation.sendToCheck',
  method: 'POST',
  path: `${base}/send-to-check`,
  audience: rank,
  summary: { zh: '送复核', en: 'Send to the checker' },
  params: UnitParams,
  body: Type.Object({ version: Version }),
  answer: Recommendation,
  problems: ['programmes.list_empty', 'programmes.list_moved_on'],
})

export const takeListBack = endpoint({
  name: 'programmes.recommendation.takeBack',
  method: 'POST',
  path: `${base}/take-back`,
  audience: rank,
  summary: { zh: '从复核中取回', en: 'Take back from the checker' },
  params: UnitParams,
  answer: Recommendation,
})

export const passList = endpoint({
  name: 'programmes.recommendation.pass',
  method: 'POST',
  path: `${base}/pass`,
  audience: { permit: 'programmes.recommendation.check' },
  summary: { zh: '复核通过，送签发', en: 'Pass to the signing leader' },
  params: UnitParams,
  body: Type.Object({ version: Version }),
  answer: Recommendation,
  problems: ['programmes.checker_is_drafter', 'programmes.exceptions_undecided'],
})

export const sendListBack = endpoint({
  name: 'programmes.recommendation.sendBack',
  method: 'POST',
  path: `${base}/send-back`,
  audience: read,
  summary: { zh: '退回经办，写明理由', en: 'Send back to the drafter with reasons' },
  params: UnitParams,
  body: Type.Object({ reason: Reason }),
  answer: Recommendation,
  problems: ['programmes.reason_too_short'],
})

export const signRecommendation = endpoint({
  name: 'programmes.recommendation.sign',
  method: 'POST',
  path: `${base}/sign`,
  audience: sign,
  summary: { zh: '签发：文号、成文日期', en: 'Sign with document number and date' },
  params: UnitParams,
  body: Type.Object({
    version: Version,
    documentNumber: Type.String({ minLength: 1, maxLength: 100 }),
    documentDate: Day,
    /** Why after a deadline that holds in principle. */
    lateReason: Type.Optional(Reason),
    /** Why without publicity, where only an example asks for one. */
    publicityWaiver: Type.Optional(Reason),
  }),
  answer: Recommendation,
  problems: [
    'programmes.signer_is_drafter_or_checker',
    'programmes.publicity_missing',
    'programmes.publicity_unfinished',
    'programmes.deadline_passed',
  ],
})

export const withdrawSignature = endpoint({
  name: 'programmes.recommendation.withdrawSignature',
  method: 'POST',
  path: `${base}/withdraw-signature`,
  audience: sign,
  summary: { zh: '报送前撤回签发，写明理由', en: 'Withdraw the signature before dispatch' },
  params: UnitParams,
  body: Type.Object({ reason: Reason }),
  answer: Recommendation,
  problems: ['programmes.next_unit_has_acted', 'programmes.reason_too_short'],
})

export const lookAtList = endpoint({
  name: 'programmes.recommendation.look',
  method: 'POST',
  path: `${base}/looks`,
  audience: read,
  summary: { zh: '记下已看到的版本', en: 'Note the version one has seen' },
  params: UnitParams,
  body: Type.Object({ version: Version }),
  answer: Type.Object({ version: Type.Integer() }),
})

export const readBriefing = endpoint({
  name: 'programmes.recommendation.briefing',
  method: 'GET',
  path: `${base}/briefing`,
  audience: read,
  summary: {
    zh: '一页呈批：数字、例外、异议、上次查看后的变化',
    en: 'One page: numbers, exceptions, objections, changes since the last look',
  },
  params: UnitParams,
  answer: Type.Object({
    programmeId: Code,
    programmeTitle: Type.Object({ zh: Type.String(), en: Type.String() }),
    unit: Type.String(),
    unitName: Type.String(),
    state: Type.Enum([...recommendationStates]),
    version: Type.Integer(),
    closesAt: nullable(Moment),
    numbers: Type.Object({
      received: Type.Integer(),
      arrived: Type.Integer(),
      checked: Type.Integer(),
      returned: Type.Integer(),
      declined: Type.Integer(),
      ranked: Type.Integer(),
      reserve: Type.Integer(),
    }),
    meter: QuotaMeterShape,
    projects: Type.Array(
      Type.Object({
        candidateId: Id,
        rank: Type.Integer(),
        title: Type.String(),
        applicant: Type.String(),
        directions: Type.Array(Type.String()),
      }),
    ),
    exceptions: Type.Array(ExceptionShape),
    publicity: nullable(
      Type.Object({
        state: Type.String(),
        firstDay: Day,
        lastDay: Day,
        workingDays: Type.Integer(),
        received: Type.Integer(),
        accepted: Type.Integer(),
        rejected: Type.Integer(),
        endReason: nullable(Type.String()),
      }),
    ),
    publicityWaiver: nullable(Type.String()),
    backReason: nullable(Type.String()),
    /** Since the reader last looked; null where they never did. */
    since: nullable(
      Type.Object({
        version: Type.Integer(),
        lookedAt: Moment,
        changes: Type.Array(
          Type.Object({
            candidateId: Id,
            title: Type.String(),
            from: nullable(Type.Integer()),
            to: nullable(Type.Integer()),
          }),
        ),
      }),
    ),
  }),
})

export const decideException = endpoint({
  name: 'programmes.exception.decide',
  method: 'POST',
  path: '/api/programmes/exceptions/:id/decision',
  audience: { permit: 'programmes.exception.confirm' },
  summary: { zh: '确认或不同意一项例外', en: 'Confirm or refuse an exception' },
  params: OneId,
  body: Type.Object({
    confirm: Type.Boolean(),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  answer: ExceptionShape,
  problems: ['programmes.exception_needs_another', 'programmes.exception_decided_already'],
})

export const confirmCondition = endpoint({
  name: 'programmes.quotaCondition.confirm',
  method: 'PUT',
  path: '/api/programmes/:programmeId/units/:unit/quota-conditions/:condition',
  audience: { permit: 'programmes.programme.manage' },
  summary: { zh: '确认名额条件', en: 'Confirm that a quota condition holds' },
  params: Type.Object({ ...UnitParams.properties, condition: Code }),
  body: Type.Object({ holds: Type.Boolean(), reason: Reason }),
  answer: Type.Object({ conditions: Type.Array(Type.String()), meter: QuotaMeterShape }),
  problems: ['programmes.condition_unknown', 'programmes.condition_in_use'],
})
