/** A kind of notice for tests of this and other modules, and a host that sends real mail. */
import type { NoticeKind } from '../../domain/notices/kind.ts'
import type { Host } from '../kernel/host.ts'

export const sampleKinds: readonly NoticeKind[] = [
  {
    code: 'sample.returned',
    urgent: false,
    optional: false,
    defaults: { mail: 'at_once' },
    path: '/things/{{thingId}}',
    words: {
      zh: { label: '材料退回', subject: '{{name}}已退回', body: '请修改《{{name}}》后重新提交。' },
      en: {
        label: 'Returned',
        subject: '{{name}} was returned',
        body: 'Mend {{name}} and submit.',
      },
    },
  },
  {
    code: 'sample.comment',
    urgent: false,
    optional: true,
    defaults: { mail: 'digest' },
    words: {
      zh: { label: '评论', subject: '新评论：{{name}}', body: '{{name}}' },
      en: { label: 'Comments', subject: 'New comment: {{name}}', body: '{{name}}' },
    },
  },
  {
    code: 'sample.deadline',
    urgent: true,
    optional: false,
    defaults: { mail: 'at_once' },
    words: {
      zh: {
        label: '期限提醒',
        subject: '还有 {{days}} 个工作日',
        body: '{{name}}将于 {{due}} 截止。',
      },
      en: {
        label: 'Deadlines',
        subject: '{{days}} working days left',
        body: '{{name}} closes on {{due}}.',
      },
    },
  },
]

/** The same house outside a demo, with a mail server. */
export function mailingHost(host: Host, smtpUrl: string): Host {
  return {
    ...host,
    config: { ...host.config, demo: false, smtpUrl, mailFrom: 'baigong@demo.test' },
  }
}
