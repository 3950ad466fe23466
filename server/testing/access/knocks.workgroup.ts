/** programmes, working groups and messages to units: what is asked at each of their doors. */
import { at, type Knock, type Knocks } from './knock.ts'
import type { Stage } from './stage.ts'
import { longReason as reason, programmeId } from './stageProgramme.ts'
import { nominationFile } from './stageWorkgroup.ts'

const of = (body?: object): Knock => ({
  params: { programmeId },
  ...(body === undefined ? {} : { body }),
})

export function workgroupKnocks(s: Stage): Knocks {
  const duty = {
    stage: 'decision',
    what: '汇总名单',
    leadId: s.cityMember,
    helperIds: [],
    open: true,
  }
  const wish = {
    title: '第二次会议',
    heldOn: '2019-07-11',
    place: '',
    chair: '',
    attendees: [],
    body: '议程。',
    decisions: [],
  }
  const task = {
    memberId: s.cityMember,
    title: '整理案例',
    body: '',
    stage: null,
    workingDays: 3,
  }
  return {
    'programmes.workgroup.read': of(),
    'programmes.workgroup.responsible': of(),
    'programmes.workgroup.roundResponsible': at(s.round),
    'programmes.workgroup.reviewResponsible': at(s.review),
    'programmes.workgroup.tableResponsible': at(s.slot),
    'programmes.workgroup.invite': of({ org: '查无此单位', duty: '配合' }),
    'programmes.workgroup.answer': at(s.invitedMember, { verb: 'accept' }),
    'programmes.workgroup.end': at(s.invitedMember, { reason }),
    'programmes.duty.make': of(duty),
    'programmes.duty.change': at(s.groupDuty, { seen: 1, wish: duty }),
    'programmes.duty.drop': { ...at(s.groupDuty), query: { seen: '1' } },
    'programmes.task.list': of(),
    'programmes.task.make': of(task),
    'programmes.task.step': at(s.groupTask, { verb: 'start', seen: 1, note: '' }),
    'programmes.task.note': at(s.groupTask, { body: '正在整理。', versionIds: [] }),
    'programmes.minutes.list': of(),
    'programmes.minutes.read': at(s.groupMinutes),
    'programmes.minutes.write': of(wish),
    'programmes.minutes.change': at(s.groupMinutes, { seen: 1, wish }),
    'programmes.minutes.approve': at(s.groupMinutes, { seen: 1 }),
    'programmes.minutes.discard': at(s.groupMinutes),
    'programmes.minutes.task': { params: { id: s.groupMinutes, at: 0 } },
    'programmes.advice.list': of(),
    'programmes.advice.give': of({ stage: null, subject: '建议', body: '建议增加现场会。' }),
    'programmes.advice.answer': at(s.groupAdvice, { adopted: 'partly', answer: '部分采纳。' }),
    'programmes.nomination.list': of(),
    'programmes.nomination.give': of({
      fileName: '名单.csv',
      content: nominationFile('左思齐'),
      reason: '熟悉平台评价。',
    }),
    'programmes.nomination.take': at(s.nomination),
    'programmes.nomination.settle': at(s.nomination, { verb: 'decline', reason }),
    'programmes.circular.list': of(),
    'programmes.circular.receipts': at(s.circular),
    'programmes.circular.send': of({ title: '提醒', body: '请按时报送。', units: null }),
    'programmes.circular.read': at(s.circular),
    'programmes.circular.mark': at(s.circular),
    'programmes.question.clarify': of({
      question: '分公司能否申报',
      answer: '须由独立法人申报。',
    }),
    'programmes.question.passOn': at(s.question),
  }
}
