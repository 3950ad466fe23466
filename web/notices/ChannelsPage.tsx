import { useTranslation } from '../kernel/words.ts'
import { needsCare, type ChannelStanding } from '../../domain/notices/channel.ts'
import { listChannels, testChannel } from '../../domain/notices/channel.endpoints.ts'
import type { Channel } from '../../domain/notices/kind.ts'
import { listOutbox } from '../../domain/notices/mailbox.endpoints.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/Toast.tsx'
import { TrailButtons, useTrail } from '../ui/Trail.tsx'
import css from './Notices.module.css'

/** The variables by which each channel is set up; what they hold is never shown. */
const variables: Readonly<Record<Channel, string>> = {
  mail: 'SMTP_URL, MAIL_FROM',
  sms: 'SMS_PROVIDER, SMS_URL, SMS_SECRET / SMS_KEY_ID, SMS_KEY_SECRET, SMS_SIGN_NAME, SMS_CODE_TEMPLATE, SMS_NOTICE_TEMPLATE, SMS_APP_ID',
  wecom: 'WECOM_CORP_ID, WECOM_SECRET, WECOM_AGENT_ID / WECOM_ROBOT_URL',
  dingtalk:
    'DINGTALK_APP_KEY, DINGTALK_APP_SECRET, DINGTALK_AGENT_ID / DINGTALK_ROBOT_URL, DINGTALK_ROBOT_SECRET',
  feishu: 'FEISHU_APP_ID, FEISHU_APP_SECRET / FEISHU_ROBOT_URL, FEISHU_ROBOT_SECRET',
}

function StandingTag({ standing }: { readonly standing: ChannelStanding }) {
  const { t } = useTranslation('notices')
  if (standing.way === 'outbox') return <Tag>{t('channels.off')}</Tag>
  return needsCare(standing) ? (
    <Tag tone="care">{t('channels.care')}</Tag>
  ) : (
    <Tag tone="good">{t('channels.well')}</Tag>
  )
}

function ChannelSheet({ standing }: { readonly standing: ChannelStanding }) {
  const { t } = useTranslation('notices')
  const { moment } = useFormat()
  const { channel, way, lastSentAt, lastFault } = standing
  const test = useAct(testChannel, {
    renews: [listChannels, listOutbox],
    onDone: ({ to }) => toast(t('channels.tested', { to })),
  })
  const facts: readonly (readonly [string, string])[] = [
    [t('channels.way'), t(`channels.wayOf.${way}`)],
    ...(way === 'outbox' ? [[t('channels.setUp'), variables[channel]] as const] : []),
    ...(way === 'outbox'
      ? []
      : [[t('channels.limit'), t('channels.limitOf', { count: standing.perMinute })] as const]),
    [
      t('channels.day'),
      t('channels.dayOf', {
        sent: formatNumber(standing.sent),
        kept: formatNumber(standing.kept),
        bounced: formatNumber(standing.bounced),
        failed: formatNumber(standing.failed),
      }),
    ],
    [t('channels.waiting'), formatNumber(standing.waiting)],
    [t('channels.last'), lastSentAt === null ? t('channels.never') : moment(lastSentAt)],
    ...(lastFault === null
      ? []
      : [
          [
            t('channels.fault'),
            t('channels.faultAt', { when: moment(lastFault.at), fault: lastFault.fault }),
          ] as const,
        ]),
  ]
  return (
    <Sheet title={t(`channel.${channel}`)} end={<StandingTag standing={standing} />}>
      <div className="stack">
        <dl className={css.standing}>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div>
          <Button
            size="small"
            busy={test.isPending}
            onClick={() => test.mutate({ params: { channel } })}
          >
            {t('channels.test')}
          </Button>
        </div>
        {test.error !== null && <ErrorState problem={test.error.problem} />}
      </div>
    </Sheet>
  )
}

function Outbox() {
  const { t } = useTranslation('notices')
  const { moment } = useFormat()
  const trail = useTrail()
  const read = useCall(listOutbox, { query: { limit: 20, ...trail.page } })
  const { data } = read
  return (
    <Sheet title={t('channels.outbox')} note={t('channels.outboxNote')} inside="none">
      {read.isPending && <Loading lines={4} />}
      {read.error !== null && <ErrorState problem={read.error.problem} />}
      {data?.rows.length === 0 && <Empty title={t('channels.outboxNone')} />}
      <ul className={css.list}>
        {data?.rows.map((letter) => (
          <li key={letter.id} className={css.item}>
            <span className={css.subject}>{t(`channels.purpose.${letter.purpose}`)}</span>
            <span className={`${css.facts} muted t12`}>
              <time dateTime={letter.at}>{moment(letter.at)}</time>
              <span>{t('channels.to', { to: letter.to })}</span>
              <Tag>{t(`channel.${letter.channel}`)}</Tag>
              <Tag tone={letter.state === 'failed' || letter.state === 'bounced' ? 'bad' : 'plain'}>
                {t(`letterState.${letter.state}`)}
              </Tag>
              {letter.attempts > 1 && (
                <span>{t('channels.attempts', { count: letter.attempts })}</span>
              )}
              {letter.fault !== null && <span>{letter.fault}</span>}
            </span>
          </li>
        ))}
      </ul>
      {data !== undefined && <TrailButtons trail={trail} next={data.next} total={data.total} />}
    </Sheet>
  )
}

/** How messages leave the house, for whoever runs it, with a try of each way. */
export function ChannelsPage() {
  const { t } = useTranslation('notices')
  const me = useMe()
  const read = useCall(listChannels)
  const { data } = read
  return (
    <>
      <PageHead title={t('channels.title')} />
      <h1 className="pageTitle">{t('channels.title')}</h1>
      <div className={`stack ${css.wide}`}>
        <p className="second">{t('channels.intro')}</p>
        {me.demo && <Note>{t('channels.demo')}</Note>}
        {read.isPending && <Loading lines={6} />}
        {read.error !== null && <ErrorState problem={read.error.problem} />}
        <div className={css.channels}>
          {data?.rows.map((standing) => (
            <ChannelSheet key={standing.channel} standing={standing} />
          ))}
        </div>
        <Outbox />
      </div>
    </>
  )
}
