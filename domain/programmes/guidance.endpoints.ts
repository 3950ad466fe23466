/** Guidance: questions and answers, a sample application, comments on a draft. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, Nothing, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { Bilingual, Code } from '../kernel/sourced.ts'

const edit = { permit: 'programmes.application.edit' } as const
const answerPermit = { permit: 'programmes.question.answer' } as const
const OneProgramme = Type.Object({ programmeId: Code })
const Body = Type.String({ minLength: 5, maxLength: 2000 })

export const Question = Type.Object({
  id: Id,
  programmeId: Type.String(),
  orgName: Type.String(),
  askedBy: Type.String(),
  askedAt: Moment,
  body: Type.String(),
  answer: nullable(Type.String()),
  answeredAt: nullable(Moment),
  publicQuestion: nullable(Type.String()),
  publishedAt: nullable(Moment),
  /** Given with the first publication; null before. */
  no: nullable(Type.Integer()),
  /** Whether it went to the recommending units as a clarification. */
  passedOn: Type.Boolean(),
})
export type Question = Static<typeof Question>

export const PublishedQuestion = Type.Object({
  id: Id,
  no: Type.Integer(),
  question: Type.String(),
  answer: Type.String(),
  publishedAt: Moment,
})

export const askQuestion = endpoint({
  name: 'programmes.question.ask',
  method: 'POST',
  path: '/api/programmes/:programmeId/questions',
  audience: 'signedIn',
  summary: {
    zh: '申报单位或推荐单位向主办单位提问（不公开）',
    en: 'Ask the office a question, in private, for an applicant or a recommending unit',
  },
  params: OneProgramme,
  body: Type.Object({ body: Body }),
  answer: Question,
  ratePerMinute: 20,
})

export const listQuestions = endpoint({
  name: 'programmes.question.list',
  method: 'GET',
  path: '/api/programmes/:programmeId/questions',
  audience: 'signedIn',
  summary: { zh: '本单位的提问；主办单位看到全部', en: "One's own questions; the office sees all" },
  params: OneProgramme,
  query: Type.Object({ ...PageQuery.properties, unanswered: Type.Optional(Type.Boolean()) }),
  answer: pageOf(Question),
})

export const answerQuestion = endpoint({
  name: 'programmes.question.answer',
  method: 'PUT',
  path: '/api/programmes/questions/:id/answer',
  audience: answerPermit,
  summary: { zh: '答复，并可改写后公开', en: 'Answer, and publish in the office’s own words' },
  params: OneId,
  body: Type.Object({
    answer: Type.String({ minLength: 1, maxLength: 4000 }),
    /** The question as the public reads it; null keeps it private. */
    publicQuestion: nullable(Body),
  }),
  answer: Question,
})

export const listPublishedQuestions = endpoint({
  name: 'programmes.question.listPublished',
  method: 'GET',
  path: '/api/programmes/calls/:programmeId/questions',
  audience: 'public',
  summary: { zh: '已公开的问答', en: 'Published questions and answers' },
  params: OneProgramme,
  query: Type.Object({
    ...PageQuery.properties,
    /** Words that stand in question or answer, each of them. */
    text: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  answer: pageOf(PublishedQuestion),
})

export const readSample = endpoint({
  name: 'programmes.call.sample',
  method: 'GET',
  path: '/api/programmes/calls/:programmeId/sample',
  audience: 'public',
  summary: { zh: '填报样例（虚构）', en: 'A sample application, invented' },
  params: OneProgramme,
  answer: Type.Object({
    directions: Type.Array(Type.String()),
    answers: Type.Record(Type.String(), Type.Unknown()),
    /** What the house itself would write: whose application it is, to whom, and when. */
    given: Type.Object({
      applicant: Bilingual,
      recommendingUnit: Bilingual,
      date: Type.String(),
    }),
  }),
})

export const downloadSample = endpoint({
  name: 'programmes.call.downloadSample',
  method: 'GET',
  path: '/api/programmes/calls/:programmeId/sample/:format',
  audience: 'public',
  summary: { zh: '下载填报样例', en: 'The sample application as a file' },
  params: Type.Object({ programmeId: Code, format: Type.Enum(['docx', 'pdf']) }),
  answer: Nothing,
  raw: true,
  ratePerMinute: 20,
})

export const Comment = Type.Object({
  id: Id,
  at: Type.String(),
  personName: Type.String(),
  orgName: Type.String(),
  body: Type.String(),
  madeAt: Moment,
  resolvedAt: nullable(Moment),
})

export const listComments = endpoint({
  name: 'programmes.comment.list',
  method: 'GET',
  path: '/api/programmes/applications/:id/comments',
  audience: 'signedIn',
  summary: { zh: '草稿上的意见', en: 'Comments on a draft' },
  params: OneId,
  answer: Type.Object({
    rows: Type.Array(Comment),
    /** Of all; those not dealt with are told whole, and of the others the last. */
    total: Type.Integer({ minimum: 0 }),
  }),
})

export const makeComment = endpoint({
  name: 'programmes.comment.make',
  method: 'POST',
  path: '/api/programmes/applications/:id/comments',
  audience: 'signedIn',
  summary: { zh: '在草稿某处写意见', en: 'Comment on a place of a draft' },
  params: OneId,
  body: Type.Object({
    at: Type.String({ maxLength: 64 }),
    body: Type.String({ minLength: 1, maxLength: 2000 }),
  }),
  answer: Comment,
  problems: ['programmes.comments_too_many'],
  ratePerMinute: 60,
})

export const resolveComment = endpoint({
  name: 'programmes.comment.resolve',
  method: 'POST',
  path: '/api/programmes/comments/:id/resolve',
  audience: edit,
  summary: { zh: '标为已处理', en: 'Mark a comment as dealt with' },
  params: OneId,
  answer: Nothing,
})

export const reopenComment = endpoint({
  name: 'programmes.comment.reopen',
  method: 'POST',
  path: '/api/programmes/comments/:id/reopen',
  audience: edit,
  summary: { zh: '恢复为未处理', en: 'Open a comment again' },
  params: OneId,
  answer: Nothing,
})

const Person = Type.Object({ id: Id, name: Type.String() })
const Org = Type.Object({ id: Id, name: Type.String() })

export const readCircle = endpoint({
  name: 'programmes.guest.list',
  method: 'GET',
  path: '/api/programmes/applications/:id/guests',
  audience: edit,
  summary: { zh: '谁能看到这份申报书', en: 'Who can see this application' },
  params: OneId,
  answer: Type.Object({
    /** Colleagues who write it. */
    writers: Type.Array(Person),
    guests: Type.Array(
      Type.Object({
        orgId: Id,
        orgName: Type.String(),
        invitedBy: Type.String(),
        invitedAt: Moment,
        untilAt: Moment,
        /** False once it was ended or has run out. */
        open: Type.Boolean(),
      }),
    ),
    /** Of all that ever were; those who are now are told whole, and of the others the last. */
    guestsTotal: Type.Integer({ minimum: 0 }),
    /** Units that have what was handed in; a draft is none of theirs. */
    units: Type.Array(Type.Object({ name: Type.String(), since: Moment })),
    /** Authorities on the way of this application, to invite without looking for them. */
    invitable: Type.Array(Org),
  }),
})

export const listInvitations = endpoint({
  name: 'programmes.guest.invitations',
  method: 'GET',
  path: '/api/programmes/guest/applications',
  audience: 'signedIn',
  summary: { zh: '受邀查看的草稿', en: 'Drafts that one is invited to read' },
  query: PageQuery,
  answer: pageOf(
    Type.Object({
      id: Id,
      programmeId: Type.String(),
      orgName: Type.String(),
      title: Type.String(),
      invitedAt: Moment,
      untilAt: Moment,
      openComments: Type.Integer(),
    }),
  ),
})

export const inviteGuest = endpoint({
  name: 'programmes.guest.invite',
  method: 'POST',
  path: '/api/programmes/applications/:id/guests',
  audience: edit,
  summary: {
    zh: '邀请另一单位看草稿、提意见',
    en: 'Invite another organisation to read and comment',
  },
  params: OneId,
  body: Type.Object({ orgId: Id, untilAt: Moment }),
  answer: Nothing,
  problems: [
    'programmes.guest_is_applicant',
    'programmes.guest_until_past',
    'programmes.guests_too_many',
  ],
})

export const endGuest = endpoint({
  name: 'programmes.guest.end',
  method: 'DELETE',
  path: '/api/programmes/applications/:id/guests/:orgId',
  audience: edit,
  summary: { zh: '收回邀请', en: 'End an invitation' },
  params: Type.Object({ id: Id, orgId: Id }),
  answer: Nothing,
})

export const readAsGuest = endpoint({
  name: 'programmes.guest.read',
  method: 'GET',
  path: '/api/programmes/guest/applications/:id',
  audience: 'signedIn',
  summary: { zh: '受邀查看的草稿', en: 'A draft that one is invited to read' },
  params: OneId,
  traced: true,
  answer: Type.Object({
    id: Id,
    programmeId: Type.String(),
    orgName: Type.String(),
    title: Type.String(),
    directions: Type.Array(Type.String()),
    /** Null for the applicant itself. */
    untilAt: nullable(Moment),
    answers: Type.Record(Type.String(), Type.Unknown()),
  }),
})
