/** programmes, the applicant's and the office's side: what is asked at each of its doors. */
import { at, type Knock, type Knocks } from './knock.ts'
import { longReason as reason, programmeId } from './stageProgramme.ts'
import type { Stage } from './stage.ts'

const ofProgramme = (body?: object): Knock => ({
  params: { programmeId },
  ...(body === undefined ? {} : { body }),
})

function applicationKnocks(s: Stage): Knocks {
  const id = s.application
  const edit = { kind: 'set', at: 'A.contactName', value: '乙', baseVersion: s.draftVersion }
  return {
    'programmes.application.carry': at(id, { fromId: s.submitted, dryRun: true }),
    'programmes.application.check': at(id),
    'programmes.application.chooseDirections': at(id, { directions: ['3'] }),
    'programmes.application.discard': at(id),
    'programmes.application.files': { params: { id }, query: { ids: s.version } },
    'programmes.application.read': at(id),
    'programmes.application.read · handed in': at(s.submitted),
    'programmes.application.readDraft': at(id),
    'programmes.application.readDraft · handed in': at(s.submitted),
    'programmes.application.readWordForm': at(id, { versionId: s.version, dryRun: true }),
    'programmes.application.save': at(id, { edits: [edit] }),
    'programmes.application.sayLicence': at(id, { licence: 'company' }),
    'programmes.application.start': ofProgramme({ title: '又一份', directions: ['3'] }),
    'programmes.application.submit': at(id, { draftVersion: s.draftVersion }),
    'programmes.application.versions': at(id),
    'programmes.application.withdraw': at(s.submitted),
    'programmes.submission.read': at(s.submission),
    'programmes.submission.read · packed': at(s.packedSubmission),
    'programmes.submission.read · delivered': at(s.deliveredSubmission),
    'programmes.application.read · delivered': at(s.deliveredApplication),
    'programmes.submission.receipt': at(s.submission),
    'programmes.document.ask': {
      body: { subject: 'draft', id, kind: 'wordForm', format: 'docx' },
    },
    'programmes.document.ask · sealed': {
      body: { subject: 'submission', id: s.submission, kind: 'application', format: 'docx' },
    },
    'programmes.document.ask · candidate': {
      body: { subject: 'candidate', id: s.candidate, kind: 'checklist', format: 'docx' },
    },
    'programmes.document.ask · package': {
      body: { subject: 'package', id: s.package, kind: 'briefing', format: 'docx' },
    },
    'programmes.document.read': at(s.document),
  }
}

function guidanceKnocks(s: Stage): Knocks {
  const id = s.application
  const { orgs } = s.cast
  return {
    'programmes.comment.list': at(id),
    'programmes.comment.list · handed in': at(s.submitted),
    'programmes.comment.make': at(id, { at: 'cover.projectName', body: '名称可再具体。' }),
    'programmes.comment.reopen': at(s.comment),
    'programmes.comment.resolve': at(s.comment),
    'programmes.guest.end': { params: { id, orgId: orgs.institute.id } },
    'programmes.guest.invite': at(id, {
      orgId: orgs.city.id,
      untilAt: '2019-07-26T00:00:00.000Z',
    }),
    'programmes.guest.list': at(id),
    'programmes.guest.read': at(id),
    'programmes.question.answer': at(s.question, { answer: '可以。', publicQuestion: null }),
    'programmes.question.ask': ofProgramme({ body: '能否联合申报？请予说明。' }),
    'programmes.question.list': ofProgramme(),
    'programmes.question.listPublished': ofProgramme(),
    'programmes.briefing.attendees': at(s.briefing),
    'programmes.briefing.cancel': at(s.briefing),
    'programmes.briefing.come': at(s.briefing),
    'programmes.briefing.leave': at(s.briefing),
    'programmes.briefing.list': ofProgramme(),
    'programmes.briefing.plan': ofProgramme({
      title: '解读会二（演示）',
      startsAt: '2019-07-19T01:00:00.000Z',
      place: '线上',
      body: '',
    }),
  }
}

function callKnocks(): Knocks {
  return {
    'programmes.call.downloadSample': { params: { programmeId, format: 'docx' } },
    'programmes.call.form': ofProgramme(),
    'programmes.call.read': ofProgramme(),
    'programmes.call.sample': ofProgramme(),
    'programmes.thing.find': { query: { text: '密标' } },
    'programmes.counts.read': ofProgramme(),
    'programmes.counts.rows': {
      params: { programmeId },
      query: { dimension: 'unit', value: '51' },
    },
    'programmes.counts.rows · direction': {
      params: { programmeId },
      query: { dimension: 'direction', value: '4' },
    },
    'programmes.eligibility.ask': ofProgramme({
      kind: 'manufacturer',
      code: null,
      licence: 'company',
      name: '启衡机电设备有限公司（演示）',
      registeredInMainland: true,
      division: '510100',
      size: 'large',
      centralFunding: false,
      directions: ['2'],
      consortium: null,
    }),
  }
}

function officeKnocks(s: Stage): Knocks {
  const copied = { programmeId: 'shared-2020' }
  const seat = { orgId: s.cast.orgs.city.id, authorityName: null }
  const written = { version: 1, definition: s.copied }
  const list = Buffer.from('推荐单位,单位代码\r\n').toString('base64')
  return {
    'programmes.programme.change': { params: copied, body: written },
    'programmes.programme.close': ofProgramme(),
    'programmes.programme.copy': {
      body: { from: programmeId, id: 'shared-2021', year: 2021, title: { zh: '又', en: 'Again' } },
    },
    'programmes.programme.discard': { params: copied },
    'programmes.programme.keep': { params: copied, body: written },
    'programmes.programme.open': { params: copied },
    'programmes.programme.read': { params: copied },
    'programmes.seat.fill': {
      params: { ...copied, unitCode: '5101' },
      body: { ...seat, conditions: [] },
    },
    'programmes.seat.fillMany': {
      params: copied,
      body: { seats: [{ unitCode: '5101', ...seat }] },
    },
    'programmes.seat.preview': { params: copied, body: { content: list } },
    'programmes.standing.acts': ofProgramme(),
    'programmes.standing.read': ofProgramme(),
    'programmes.ledger.read': ofProgramme(),
    'programmes.ledger.export': ofProgramme(),
    'programmes.mail.setMailbox': {
      params: { programmeId, medium: 'email' },
      body: { address: 'office@demo.test' },
    },
    'programmes.quotaCondition.confirm': {
      params: { programmeId, unit: '51', condition: 'any' },
      body: { holds: true, reason },
    },
    'programmes.winner.batch': at(s.batch),
    'programmes.winner.commit': at(s.batch, {}),
    'programmes.winner.preview': {
      body: { series: 'shuangchuang', fileName: 'a.csv', content: 'YSxi' },
    },
    'programmes.winner.undo': at(s.batch, { reason }),
  }
}

export function programmeKnocks(s: Stage): Knocks {
  return {
    ...applicationKnocks(s),
    ...guidanceKnocks(s),
    ...callKnocks(),
    ...officeKnocks(s),
  }
}
