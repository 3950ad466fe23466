/** Tracks of indicators: goals, reports, verification, and what platforms post. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Code } from '../kernel/sourced.ts'
import { Day, Id, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { IndicatorList } from './indicator.ts'
import { PeriodText } from './period.ts'
import { Goal, goalsMax, SaidValue, Source, TrackBrief, TrackRow } from './track.ts'
import { Amount, EvidencePost } from './value.ts'

export const Track = Type.Object({
  ...TrackBrief.properties,
  rows: Type.Array(TrackRow),
  /** Only for its own organisation. */
  sources: Type.Array(Source),
  mayReport: Type.Boolean(),
  mayKeepKeys: Type.Boolean(),
  mayVerify: Type.Boolean(),
})

export const listLists = endpoint({
  name: 'indicators.list.list',
  method: 'GET',
  path: '/api/indicators/lists',
  audience: 'public',
  summary: {
    zh: '指标清单：口径、单位、频度、依据',
    en: 'Lists of indicators and what each counts',
  },
  answer: Type.Object({ rows: Type.Array(IndicatorList) }),
})

export const listFollowers = endpoint({
  name: 'indicators.follower.list',
  method: 'GET',
  path: '/api/indicators/followers',
  audience: 'signedIn',
  summary: {
    zh: '可以跟踪和核实的主管部门与办公室',
    en: 'Authorities and offices that may follow and verify',
  },
  answer: Type.Object({ rows: Type.Array(Type.Object({ id: Id, name: Type.String() })) }),
})

export const listTracks = endpoint({
  name: 'indicators.track.list',
  method: 'GET',
  path: '/api/indicators/tracks',
  audience: 'signedIn',
  summary: {
    zh: '本单位报送或跟踪的指标',
    en: 'Tracks that one’s organisation reports or follows',
  },
  query: PageQuery,
  answer: pageOf(TrackBrief),
})

export const makeTrack = endpoint({
  name: 'indicators.track.make',
  method: 'POST',
  path: '/api/indicators/tracks',
  audience: 'signedIn',
  summary: { zh: '开始跟踪一个平台或项目的指标', en: 'Begin to track a platform or project' },
  body: Type.Object(
    {
      title: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
      listId: Code,
      fromDay: Day,
      untilDay: Day,
      goals: Type.Array(Goal, { minItems: 1, maxItems: goalsMax }),
      /** The authority or office that follows and verifies, if any does. */
      officeOrgId: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  answer: OneId,
  problems: [
    'indicators.list_unknown',
    'indicators.indicator_unknown',
    'indicators.goal_twice',
    'indicators.track_runs_backward',
    'indicators.office_unknown',
  ],
})

export const readTrack = endpoint({
  name: 'indicators.track.read',
  method: 'GET',
  path: '/api/indicators/tracks/:id',
  audience: 'signedIn',
  summary: {
    zh: '各期数值、来源、疑点和红黄绿灯',
    en: 'Values by period, who said them, doubts, lights',
  },
  params: OneId,
  answer: Track,
})

export const reportValues = endpoint({
  name: 'indicators.value.report',
  method: 'POST',
  path: '/api/indicators/tracks/:id/values',
  audience: 'signedIn',
  summary: {
    zh: '自报数值；与上期相差过大须说明',
    en: 'Report values; a doubted one needs a reason',
  },
  params: OneId,
  body: Type.Object(
    {
      period: PeriodText,
      values: Type.Array(
        Type.Object(
          {
            indicator: Code,
            amount: Amount,
            note: Type.Optional(nullable(Type.String({ maxLength: 2000 }))),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: goalsMax },
      ),
    },
    { additionalProperties: false },
  ),
  answer: Track,
  problems: [
    'indicators.track_is_kept',
    'indicators.doubt_fell',
    'indicators.doubt_jumped',
    'indicators.doubt_differs',
    'indicators.computed',
    'indicators.not_tracked',
    'indicators.said_too_often',
  ],
})

export const verifyValue = endpoint({
  name: 'indicators.value.verify',
  method: 'POST',
  path: '/api/indicators/tracks/:id/verifications',
  audience: 'signedIn',
  summary: { zh: '核实一个数值：写明依据', en: 'Verify a value, and say by what' },
  params: OneId,
  body: Type.Object(
    {
      indicator: Code,
      period: PeriodText,
      amount: Amount,
      /** What was looked at. */
      note: Type.String({ minLength: 1, maxLength: 2000 }),
    },
    { additionalProperties: false },
  ),
  answer: Track,
  problems: [
    'indicators.not_following',
    'indicators.verification_unexplained',
    'indicators.said_too_often',
  ],
})

export const addSource = endpoint({
  name: 'indicators.source.add',
  method: 'POST',
  path: '/api/indicators/tracks/:id/sources',
  audience: 'signedIn',
  summary: { zh: '登记一个报数平台的公钥', en: 'Register the public key of a platform that posts' },
  params: OneId,
  body: Type.Object(
    {
      name: Type.String({ minLength: 2, maxLength: 100, pattern: '\\S' }),
      publicKeyPem: Type.String({ minLength: 50, maxLength: 2000 }),
    },
    { additionalProperties: false },
  ),
  answer: Source,
  problems: ['indicators.key_unreadable', 'indicators.key_is_registered'],
})

export const revokeSource = endpoint({
  name: 'indicators.source.revoke',
  method: 'POST',
  path: '/api/indicators/sources/:id/revocation',
  audience: 'signedIn',
  summary: { zh: '停用报数平台的公钥', en: 'Revoke the key of a platform' },
  params: OneId,
  answer: Source,
})

export const postEvidence = endpoint({
  name: 'indicators.evidence.post',
  method: 'POST',
  path: '/api/indicators/tracks/:id/evidence',
  audience: 'public',
  summary: {
    zh: '任何平台凭登记的密钥签名报数；同一报文重发不重复登记',
    en: 'Any platform posts a signed value; the same message again changes nothing',
  },
  params: OneId,
  body: Type.Object(
    {
      post: EvidencePost,
      keyId: Type.String({ pattern: '^[0-9a-f]{16}$' }),
      /**
       * Over the canonical text of the post and its track, base64url: Ed25519, or by a key of SM2 with SM3 and the usual
       * identity 1234567812345678 (GM/T 0009), as DER.
       */
      signature: Type.String({ pattern: '^[A-Za-z0-9_-]{80,100}$' }),
    },
    { additionalProperties: false },
  ),
  ratePerMinute: 600,
  answer: SaidValue,
  problems: ['indicators.key_unknown', 'indicators.signature_wrong', 'indicators.posted_too_often'],
})

export const closeTrack = endpoint({
  name: 'indicators.track.close',
  method: 'POST',
  path: '/api/indicators/tracks/:id/closing',
  audience: 'signedIn',
  summary: { zh: '结束跟踪，数值保留', en: 'End the tracking; values stay' },
  params: OneId,
  answer: Type.Object({ id: Id }),
})
