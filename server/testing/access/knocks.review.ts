/** programmes, the units' side: what is asked at each door of review, recommendation, publicity and package. */
import { at, type Knock, type Knocks } from './knock.ts'
import { longReason as reason, programmeId } from './stageProgramme.ts'
import type { Stage } from './stage.ts'

function candidateKnocks(s: Stage): Knocks {
  const id = s.candidate
  return {
    'programmes.candidate.changes': at(id),
    'programmes.candidate.check': at(id, { results: [{ item: s.checkItem, result: 'pass' }] }),
    'programmes.candidate.decline': at(id, { reason }),
    'programmes.candidate.opinion': at(id, { opinion: '同意' }),
    'programmes.candidate.pass': at(id),
    'programmes.candidate.passMany': { body: { ids: [id] } },
    'programmes.candidate.read': at(id),
    'programmes.candidate.read · city': at(s.cityCandidate),
    'programmes.candidate.read · packed': at(s.packedCandidate),
    'programmes.candidate.list': { query: {} },
    'programmes.candidate.list · text': { query: { text: '密标' } },
    'programmes.candidate.list · unit': { query: { unit: '51' } },
    'programmes.candidate.export': { query: {} },
    'programmes.candidate.export · text': { query: { text: '密标' } },
    'programmes.candidate.recall': at(id, { reason }),
    'programmes.candidate.reopen': at(id),
    'programmes.candidate.return': at(id, {
      reasons: [{ at: null, text: reason }],
      workingDays: 2,
    }),
    'programmes.exception.decide': at(s.exception, { confirm: false, note: reason }),
    'programmes.winner.match': {
      params: { id, winnerId: s.winner },
      body: { same: false, reason },
    },
  }
}

function listKnocks(s: Stage): Knocks {
  const version = s.listVersion
  const ofUnit = (body?: object): Knock => ({
    params: { programmeId, unit: '51' },
    ...(body === undefined ? {} : { body }),
  })
  const remove = { kind: 'remove', candidateId: s.candidate, version }
  return {
    'programmes.recommendation.briefing': ofUnit(),
    'programmes.recommendation.look': ofUnit({ version }),
    'programmes.recommendation.pass': ofUnit({ version }),
    'programmes.recommendation.rank': ofUnit({ change: remove }),
    'programmes.recommendation.read': ofUnit(),
    'programmes.recommendation.sendBack': ofUnit({ reason }),
    'programmes.recommendation.sendToCheck': ofUnit({ version }),
    'programmes.recommendation.sign': ofUnit({
      version,
      documentNumber: '川经信函〔2019〕1号',
      documentDate: '2019-07-12',
    }),
    'programmes.recommendation.takeBack': ofUnit(),
    'programmes.recommendation.undo': ofUnit({ version }),
    'programmes.recommendation.withdrawSignature': ofUnit({ reason }),
    'programmes.publicity.begin': ofUnit({}),
    'programmes.publicity.cancel': at(s.publicity, { reason }),
    'programmes.publicity.end': at(s.publicity, {}),
    'programmes.publicity.listOwn': ofUnit(),
    'programmes.publicity.read': at(s.publicity),
    'programmes.objection.accept': at(s.objection, { answer: reason }),
    'programmes.objection.list': at(s.publicity),
    'programmes.objection.objector': at(s.objection),
    'programmes.objection.raise': at(s.publicity, {
      objector: { name: '孙正言', mobile: '13800138000' },
      text: reason,
      evidence: '见附件。',
    }),
    'programmes.objection.receipt': { params: { receiptNo: s.receiptNo } },
    'programmes.objection.reject': at(s.objection, { answer: reason }),
  }
}

function packageKnocks(s: Stage): Knocks {
  const id = s.package
  const ofUnit = { params: { programmeId, unit: '44' } }
  const sentAt = '2019-07-12T07:30:00.000Z'
  return {
    'programmes.package.build': at(id),
    'programmes.package.countCopies': {
      params: { id, applicationId: s.packedApplication },
      body: { printed: 2 },
    },
    'programmes.package.build · delivered': at(s.delivered),
    'programmes.package.giveBack': at(s.delivered, {
      reason: '光盘无法读取，请重新刻录后报送。',
    }),
    'programmes.package.downloadPart · delivered': {
      params: { id: s.delivered, medium: 'email', number: 1 },
    },
    'programmes.package.read · delivered': at(s.delivered),
    'programmes.scan.list · delivered': at(s.delivered),
    'programmes.dispatch.read · delivered': at(s.delivered),
    'programmes.package.downloadPart': { params: { id, medium: 'email', number: 1 } },
    'programmes.package.propose': ofUnit,
    'programmes.package.read': at(id),
    'programmes.scan.list': at(id),
    'programmes.scan.verify': at(id, {
      document: 'application',
      applicationId: s.packedApplication,
      versionId: s.scanned,
      code: s.scanCode,
      sealSeen: true,
    }),
    'programmes.dispatch.listConfidential': ofUnit,
    'programmes.dispatch.listIncoming': ofUnit,
    'programmes.dispatch.read': at(id),
    'programmes.dispatch.receive': at(s.dispatch, { receivedAt: '2019-07-12T08:00:00.000Z' }),
    'programmes.dispatch.record': at(id, { media: ['paper'], way: 'ems', number: 'E1', sentAt }),
    'programmes.dispatch.recordConfidential': {
      ...ofUnit,
      body: { number: 'JY-1', pieces: 1, sentAt },
    },
    'programmes.mail.send': at(id, { medium: 'email', ownMailbox: true, withoutScans: reason }),
  }
}

/** The issuing office's side of what arrived. */
function entryKnocks(s: Stage): Knocks {
  const id = s.entry
  const seen = 1
  const ofOffice = { params: { programmeId } }
  return {
    'programmes.entry.accept': at(id, { seen }),
    'programmes.entry.acceptMany': { ...ofOffice, body: { ids: [id] } },
    'programmes.entry.check': at(id, { results: [{ item: 'twice', result: 'pass' }] }),
    'programmes.entry.condition': at(id, { seen, missing: reason, day: '2019-07-16' }),
    'programmes.entry.count': ofOffice,
    'programmes.entry.list': ofOffice,
    'programmes.entry.export': ofOffice,
    'programmes.entry.listOfUnit': { params: { programmeId, unit: '33' } },
    'programmes.entry.read': at(id),
    'programmes.entry.refresh': ofOffice,
    'programmes.entry.refuse': at(id, { seen, reason }),
    'programmes.entry.reopen': at(id, { seen, reason }),
    'programmes.entry.sendToReview': {
      ...ofOffice,
      body: {
        into: [{ direction: '4', round: s.preparing, fields: ['industrialPlatform'] }],
        ids: [id],
      },
    },
  }
}

export function reviewKnocks(s: Stage): Knocks {
  return { ...candidateKnocks(s), ...listKnocks(s), ...packageKnocks(s), ...entryKnocks(s) }
}
