/** The kinds of news in programmes: for whom, how urgent, where they lead. */
import type { NoticeKind } from '../../domain/notices/kind.ts'
import { followingTermsEn } from '../../domain/programmes/text.following.en.ts'
import { followingTermsZh } from '../../domain/programmes/text.following.zh.ts'
import { workgroupTermsEn } from '../../domain/programmes/text.workgroup.en.ts'
import { workgroupTermsZh } from '../../domain/programmes/text.workgroup.zh.ts'
import { manageWorkgroup, serveWorkgroup } from '../../domain/programmes/workgroup.ts'
import { noticeTermsEn, programmeNoticesEn } from '../../domain/programmes/text.notices.en.ts'
import { noticeTermsZh, programmeNoticesZh } from '../../domain/programmes/text.notices.zh.ts'
import { programmePackageEn } from '../../domain/programmes/text.package.en.ts'
import { programmePackageZh } from '../../domain/programmes/text.package.zh.ts'

export type NoticeKey = keyof typeof programmeNoticesZh

const term = (name: keyof typeof noticeTermsZh) => ({
  [name]: { zh: noticeTermsZh[name], en: noticeTermsEn[name] },
})
const way = { way: { zh: programmePackageZh.paper.ways, en: programmePackageEn.paper.ways } }

type Audience = { readonly path: string; readonly permits: readonly string[] }

function kind(key: NoticeKey, audience: Audience, more: Partial<NoticeKind> = {}): NoticeKind {
  return {
    code: `programmes.${key}`,
    urgent: false,
    optional: false,
    defaults: { mail: 'at_once' },
    words: { zh: programmeNoticesZh[key], en: programmeNoticesEn[key] },
    ...audience,
    ...more,
  }
}

/** One may do without the mail; it comes with the digest unless chosen otherwise. */
const casual = { optional: true, defaults: { mail: 'digest' } } as const

const application: Audience = {
  path: '/applications/{{applicationId}}',
  permits: ['programmes.application.edit'],
}
/** Where the comment stands. */
const commented: Audience = { ...application, path: '/applications/{{applicationId}}/{{section}}' }
const guest: Audience = { path: '/guest-drafts/{{applicationId}}', permits: [] }
const call = (page: string): Audience => ({ ...application, path: `/calls/{{programmeId}}${page}` })
const file: Audience = { path: '/inbox/{{candidateId}}', permits: ['programmes.review.check'] }
const inbox: Audience = { ...file, path: '/inbox' }
const list = (...permits: string[]): Audience => ({
  path: '/recommend/{{programmeId}}/{{unit}}',
  permits,
})
const pack = (step: string, ...permits: string[]): Audience => ({
  path: `/packages/{{packageId}}${step}`,
  permits: permits.length === 0 ? ['programmes.package.build'] : permits,
})
const decides = (page: string): Audience => ({
  path: `/office/programmes/{{programmeId}}/selection${page}`,
  permits: ['programmes.selection.decide'],
})
const rank = 'programmes.recommendation.rank'
/** Applicant, unit and office each read of an entry on a page of their own. */
const entry: Audience = {
  path: '/{{desk}}/{{deskId}}',
  permits: ['programmes.application.edit', 'programmes.package.build', 'programmes.entry.decide'],
}

const followed = (...permits: string[]): Audience => ({
  path: '/followings/{{followingId}}',
  permits,
})
const whatTerm = { what: { zh: followingTermsZh.what, en: followingTermsEn.what } }
const sampleTerm = { outcome: { zh: followingTermsZh.sample, en: followingTermsEn.sample } }
const outcomeTerm = { outcome: { zh: followingTermsZh.outcome, en: followingTermsEn.outcome } }
const group = (tab: string, permit = serveWorkgroup): Audience => ({
  path: `/workgroups/{{programmeId}}${tab}`,
  permits: [permit, manageWorkgroup],
})
const circular: Audience = {
  path: '/circulars/{{circularId}}',
  permits: ['programmes.candidate.read'],
}
const stateTerm = { state: { zh: workgroupTermsZh.state, en: workgroupTermsEn.state } }
const verbTerm = { verb: { zh: workgroupTermsZh.verb, en: workgroupTermsEn.verb } }
const project = followed('programmes.application.edit')

export const programmeKinds: readonly NoticeKind[] = [
  kind('application_submitted', {
    ...application,
    path: '/applications/{{applicationId}}/receipts/{{submissionId}}',
  }),
  kind('application_withdrawn', application),
  kind('file_returned', application, { urgent: true }),
  kind('file_declined', application),
  kind('file_recalled', application),
  kind('file_recommended', application),
  kind('application_delivered', application),
  kind('draft_due', application),
  kind('draft_closed', application),
  kind('mending_due', application, { urgent: true }),
  kind('mending_lapsed', application),
  kind('publicity_begun', { ...application, path: '/publicities/{{publicityId}}' }),
  kind('comment_made', commented, casual),
  kind('comment_mentioned', commented, { optional: true }),
  kind('draft_shared', guest),
  kind('comment_replied', guest, { optional: true }),
  kind('question_answered', call('/questions')),
  kind('briefing_planned', call('/briefings'), casual),
  kind('briefing_cancelled', call('/briefings')),
  kind('question_asked', { path: '/guidance', permits: ['programmes.question.answer'] }, casual),
  kind('file_arrived', file, casual),
  kind('file_withdrawn', inbox),
  kind('return_lapsed', file),
  kind('list_due', list(rank)),
  kind('list_closed', list(rank)),
  kind('list_to_check', list('programmes.recommendation.check')),
  kind('list_to_sign', list('programmes.recommendation.sign')),
  kind('list_back', list(rank)),
  kind('list_signed', list(rank)),
  kind('list_unsigned', list(rank)),
  kind('exception_asked', list('programmes.exception.confirm')),
  kind('exception_decided', list(rank), { terms: term('outcome') }),
  kind('copy_received', list('programmes.candidate.read'), casual),
  kind('selection_proposed', decides('')),
  kind('selection_public', { ...application, path: '/publicities/{{publicityId}}' }),
  kind('selection_objection', decides('/publicity')),
  kind('selection_published', { ...application, path: '/selected/{{selectedId}}' }),
  kind('publicity_over', list(rank)),
  kind('objection_raised', list('programmes.objection.handle')),
  kind('objection_decided', list('programmes.objection.handle'), {
    ...casual,
    terms: term('outcome'),
  }),
  kind('package_built', pack(''), casual),
  kind('package_failed', pack('')),
  kind('package_void', pack('/scans')),
  kind('package_given_back', pack(''), { urgent: true }),
  kind('mail_failed', pack('/mails')),
  kind('dispatch_received', pack('/dispatch'), { ...casual, terms: { ...way, ...term('inTime') } }),
  kind(
    'dispatch_coming',
    { path: '/packages', permits: ['programmes.package.build', 'programmes.programme.manage'] },
    { ...casual, terms: way },
  ),
  kind('entry_received', application, casual),
  kind('entry_accepted', entry, casual),
  kind('entry_conditioned', entry, { urgent: true }),
  kind('entry_lapsed', entry),
  kind('entry_refused', entry),
  kind('entry_reopened', entry),
  kind('following_recorded', project, { urgent: true }),
  kind('paper_arrived', followed('programmes.following.review', 'programmes.following.sign'), {
    terms: whatTerm,
  }),
  kind('paper_returned', project, { urgent: true, terms: whatTerm }),
  kind('paper_refused', project, { terms: whatTerm }),
  kind('paper_settled', project, { ...casual, terms: whatTerm }),
  kind('report_near', project),
  kind('report_overdue', followed('programmes.application.edit', 'programmes.following.review')),
  kind('sample_drawn', project, { urgent: true }),
  kind('sample_answered', followed('indicators.value.verify')),
  kind('sample_settled', project, { terms: sampleTerm }),
  kind('cap_near', followed('programmes.application.edit', 'programmes.following.decide')),
  kind('cap_passed', followed('programmes.application.edit', 'programmes.following.decide')),
  kind('following_judged', followed('programmes.application.edit', 'programmes.following.review'), {
    terms: outcomeTerm,
  }),
  kind('workgroup_invited', group('')),
  kind('workgroup_answered', group(''), { ...casual, terms: stateTerm }),
  kind('workgroup_ended', { path: '/workgroups', permits: [serveWorkgroup] }),
  kind('task_given', group('/tasks')),
  kind('task_near', group('/tasks')),
  kind('task_overdue', group('/tasks')),
  kind('task_moved', group('/tasks'), { ...casual, terms: verbTerm }),
  kind('task_noted', group('/tasks'), casual),
  kind('minutes_approved', group('/minutes'), casual),
  kind('advice_given', group('/advice')),
  kind('advice_answered', group('/advice')),
  kind('nomination_given', group('/experts')),
  kind('nomination_taken', group('/experts'), casual),
  kind('nomination_declined', group('/experts')),
  kind('circular_sent', circular, { urgent: true }),
  kind('clarification_sent', circular),
  kind('package_delivered', pack('', 'programmes.programme.manage'), casual),
]
