/** programmes, selected projects that are followed: what is asked at each door. */
import { at, type Knocks } from './knock.ts'
import { longReason as reason } from './stageProgramme.ts'
import { reportContent } from './stageFollowing.ts'
import type { Stage } from './stage.ts'

export function followingKnocks(s: Stage): Knocks {
  return {
    'programmes.following.count': {},
    'programmes.following.list': { query: { text: '密标' } },
    'programmes.following.read': at(s.following),
    'programmes.following.record': at(s.entry, { selectedOn: '2019-07-11' }),
    'programmes.following.revoke': at(s.following, { seen: 2, ground: 'other', reason }),
    'programmes.paper.write': at(s.following, {
      content: { kind: 'withdrawal', reason },
    }),
    'programmes.paper.write · report': at(s.following, {
      paperId: s.followedDraft,
      seen: 1,
      content: reportContent,
    }),
    'programmes.paper.read': at(s.followedChange),
    'programmes.paper.read · draft': at(s.followedDraft),
    'programmes.paper.discard': at(s.followedDraft),
    'programmes.paper.sign': at(s.followedChange, { seen: 2, opinion: '同意。' }),
    'programmes.paper.return': at(s.followedChange, { seen: 2, reason }),
    'programmes.paper.refuse': at(s.followedChange, { seen: 2, reason }),
    'programmes.acceptance.judge': at(s.followedChange, {
      seen: 2,
      passes: true,
      judgement: {
        opinion: reason,
        heldOn: '2019-07-11',
        experts: [{ name: '甘棠', post: '', duty: '' }],
      },
    }),
    'programmes.document.ask · followed paper': {
      body: { subject: 'paper', id: s.followedChange, kind: 'changeRequest', format: 'docx' },
    },
    'programmes.document.ask · followed draft': {
      body: { subject: 'paperDraft', id: s.followedDraft, kind: 'report', format: 'docx' },
    },
    'programmes.document.ask · objection': {
      body: { subject: 'objection', id: s.objection, kind: 'objectionRecord', format: 'docx' },
    },
    'programmes.document.ask · review': {
      body: { subject: 'review', id: s.review, kind: 'reviewSheet', format: 'docx' },
    },
    'programmes.document.ask · record': {
      body: { subject: 'record', id: s.slot, kind: 'panelRecord', format: 'docx' },
    },
    'programmes.document.ask · round': {
      body: { subject: 'round', id: s.round, kind: 'roundRecord', format: 'docx' },
    },
    'programmes.visit.add': at(s.following, {
      day: '2019-07-11',
      place: '项目现场',
      people: '经办人二人',
      findings: '平台运行正常，与报告一致。',
      mend: null,
      mendUntil: null,
    }),
  }
}
