/** console, files and notices: what is asked at each of their doors. */
import { at, type Knocks } from './knock.ts'
import { agreementWords, announcementWords } from './stageHouse.ts'
import type { Stage } from './stage.ts'

const reason = '平台上线前按办公会要求调整'
const role = { nameZh: '公告员', nameEn: 'Announcer', orgKinds: ['operator'], permits: [] }

export function consoleKnocks(s: Stage): Knocks {
  return {
    'console.agreement.accept': at(s.agreement, { digest: s.agreementDigest }),
    'console.agreement.discard': at(s.agreement),
    'console.agreement.draft': { body: { code: 'terms' } },
    'console.agreement.look': at(s.agreement),
    'console.agreement.publish': at(s.agreement, { digest: s.agreementDigest }),
    'console.agreement.read': at(s.agreement),
    'console.agreement.readCurrent': { params: { code: 'privacy' } },
    'console.agreement.save': at(s.agreement, { edition: 2, content: agreementWords }),
    'console.announcement.change': at(s.announcement, { version: 1, content: announcementWords }),
    'console.announcement.publish': { body: { ...announcementWords, titleZh: '另一则公告' } },
    'console.announcement.restore': at(s.announcement),
    'console.announcement.withdraw': at(s.announcement),
    'console.approval.decide': at(s.approval, { outcome: 'approve', reason: '' }),
    'console.approval.read': at(s.approval),
    'console.history.prove': { params: { id: 1 } },
    'console.job.retry': { params: { id: 1 } },
    'console.role.add': { body: { code: 'operator.announcer', role, reason } },
    'console.role.change': {
      params: { code: 'expert' },
      body: { version: 0, role: { ...role, nameZh: '评审专家', orgKinds: ['institute'] }, reason },
    },
    'console.role.read': { params: { code: 'applicant.admin' } },
    'console.role.remove': { params: { code: 'expert' }, body: { version: 0, reason } },
    'console.setting.change': {
      params: { name: 'people.session_days' },
      body: { version: 0, value: 3, reason },
    },
    'console.setting.changes': { params: { name: 'people.session_days' } },
    'console.viewing.candidates': { query: { text: '周亦舟' } },
    'console.viewing.start': {
      body: { membershipId: s.cast.colleague.membershipId, reason: '协助排查页面显示问题' },
    },
  }
}

export function filesKnocks(s: Stage): Knocks {
  return {
    'files.file.read': at(s.file),
    'files.upload.cancel': at(s.upload),
    'files.upload.create': { body: { name: '说明.pdf', bytes: 100 } },
    'files.upload.finish': at(s.upload),
    'files.upload.read': at(s.upload),
    'files.version.download': at(s.version),
    'files.version.download · scan': at(s.scanned),
    'files.version.download · paper': at(s.paper),
    'files.version.download · circular': at(s.circularFile),
    'files.version.read · circular': at(s.circularFile),
    'files.version.read · scan': at(s.scanned),
    'files.version.read': at(s.version),
    'files.version.remove': at(s.version),
  }
}

export function noticesKnocks(s: Stage): Knocks {
  return {
    // A page holds them all: what comes first is not what is asked.
    'notices.outbox.list': { query: { limit: '200' } },
    'notices.address.ask': { body: { channel: 'wecom', address: 'zhouyizhou' } },
    'notices.address.prove': { params: { channel: 'wecom' }, body: { code: '000000' } },
    'notices.address.remove': { params: { channel: 'wecom' } },
    'notices.channel.test': { params: { channel: 'mail' } },
    'notices.notice.mark': { body: { ids: [s.notice], as: 'read' } },
    'notices.notice.markAllRead': { body: { upToId: s.notice } },
    'notices.preference.change': { body: { choices: [] } },
    'notices.preference.unsubscribe': { body: { token: 'A'.repeat(43), kind: 'none' } },
  }
}
