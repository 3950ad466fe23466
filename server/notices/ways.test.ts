/** Each way out against a peer that checks signatures as the vendor's documents say, and its refusals. */
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type ConfigError, readConfig } from '../kernel/config.ts'
import { openMessengerPeer, type MessengerPeer, type Received } from '../testing/messengerPeer.ts'
import type { Adapter, OutgoingLetter } from './channel.ts'
import { openDingtalk } from './ways/dingtalk.ts'
import { openFeishu, receiveIdType } from './ways/feishu.ts'
import { within } from './ways/post.ts'
import { acsSigned, openSms, tc3Authorization } from './ways/sms.ts'
import { openWecom } from './ways/wecom.ts'

let peer: MessengerPeer
const at = new Date('2026-11-28T04:00:00Z')
const now = () => at

beforeAll(async () => {
  peer = await openMessengerPeer()
})
afterAll(() => peer.close())
beforeEach(() => {
  peer.received.length = 0
})

const letter = (more: Partial<OutgoingLetter> = {}): OutgoingLetter => ({
  id: '018f0000-0000-7000-8000-000000000001',
  purpose: 'notice',
  address: 'lin.wanqing',
  senderName: '某省工信',
  subject: '材料已退回',
  plain: '材料已退回\n请修改后重新提交。\n打开查看\nhttps://demo.test/a',
  brief: '材料已退回\nhttps://demo.test/a',
  html: '',
  unsubscribeUrl: null,
  enclosure: null,
  ...more,
})

/** The settings that an environment with these names gives. */
function settings(names: Readonly<Record<string, string>>) {
  const environment: Readonly<Record<string, string>> = { BAIGONG_DATA: 'unused', ...names }
  return readConfig(environment).channels
}

const wecomApp = () =>
  openWecom(
    settings({
      WECOM_CORP_ID: 'corp',
      WECOM_SECRET: 'secret',
      WECOM_AGENT_ID: '1000002',
      WECOM_URL: peer.url,
    }).wecom,
    now,
  )
const dingtalkApp = () =>
  openDingtalk(
    settings({
      DINGTALK_APP_KEY: 'key',
      DINGTALK_APP_SECRET: 'secret',
      DINGTALK_AGENT_ID: '77',
      DINGTALK_URL: peer.url,
    }).dingtalk,
    now,
  )
const feishuApp = () =>
  openFeishu(
    settings({ FEISHU_APP_ID: 'cli_a', FEISHU_APP_SECRET: 'secret', FEISHU_URL: peer.url }).feishu,
    now,
  )

test('WeCom: an application asks for its token once and writes to one member', async () => {
  peer.reply(({ path, query }) => {
    if (path === '/cgi-bin/gettoken') {
      const known = query['corpid'] === 'corp' && query['corpsecret'] === 'secret'
      return {
        body: known ? { errcode: 0, access_token: 't1', expires_in: 7200 } : { errcode: 40001 },
      }
    }
    return { body: { errcode: query['access_token'] === 't1' ? 0 : 40014 } }
  })
  const adapter = wecomApp()
  expect(await adapter.send(letter())).toEqual({ outcome: 'sent' })
  expect(await adapter.send(letter())).toEqual({ outcome: 'sent' })
  expect(peer.received.map(({ path }) => path)).toEqual([
    '/cgi-bin/gettoken',
    '/cgi-bin/message/send',
    '/cgi-bin/message/send',
  ])
  expect(peer.received[1]!.body).toEqual({
    touser: 'lin.wanqing',
    msgtype: 'text',
    agentid: 1000002,
    text: { content: letter().plain },
    enable_duplicate_check: 1,
    duplicate_check_interval: 1800,
  })
})

test('WeCom: a token that is spent is renewed at once; an unknown member bounces; the rest waits', async () => {
  let tokens = 0
  let answer: object = { errcode: 0 }
  peer.reply(({ path, query }) => {
    if (path === '/cgi-bin/gettoken') {
      return { body: { errcode: 0, access_token: `t${++tokens}`, expires_in: 7200 } }
    }
    return { body: query['access_token'] === 't1' ? { errcode: 42001 } : answer }
  })
  const adapter = wecomApp()
  expect(await adapter.send(letter())).toEqual({ outcome: 'sent' })
  expect(tokens).toBe(2)
  answer = { errcode: 0, invaliduser: 'lin.wanqing' }
  expect(await adapter.send(letter())).toMatchObject({ outcome: 'bounced' })
  answer = { errcode: 81013, errmsg: 'user not in range' }
  expect(await adapter.send(letter())).toEqual({
    outcome: 'bounced',
    fault: '81013 user not in range',
  })
  answer = { errcode: 45009, errmsg: 'api freq out of limit' }
  expect(await adapter.send(letter())).toEqual({
    outcome: 'deferred',
    fault: '45009 api freq out of limit',
  })
})

test('WeCom: a robot tells its group the subject, whom it concerns, and nothing more', async () => {
  peer.reply(() => ({ body: { errcode: 0 } }))
  const { wecom } = settings({ WECOM_ROBOT_URL: `${peer.url}/cgi-bin/webhook/send?key=k` })
  expect(await openWecom(wecom, now).send(letter())).toEqual({ outcome: 'sent' })
  expect(peer.received[0]!.query).toEqual({ key: 'k' })
  expect(peer.received[0]!.body).toEqual({
    msgtype: 'text',
    text: { content: letter().brief, mentioned_list: ['lin.wanqing'] },
  })
})

/** DingTalk's rule for robots: base64 of HMAC-SHA256 over "milliseconds, line break, secret". */
function dingtalkAccepts({ query }: Received, secret: string): boolean {
  const { timestamp, sign } = query
  if (Math.abs(Number(timestamp) - at.getTime()) > 3_600_000) return false
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64') === sign
}

test('DingTalk: a robot signs each message; a wrong secret is told and waits', async () => {
  peer.reply((request) => ({
    body: dingtalkAccepts(request, 'SECgood')
      ? { errcode: 0 }
      : { errcode: 310000, errmsg: 'sign not match' },
  }))
  const robot = (secret: string) =>
    openDingtalk(
      settings({
        DINGTALK_ROBOT_URL: `${peer.url}/robot/send?access_token=x`,
        DINGTALK_ROBOT_SECRET: secret,
      }).dingtalk,
      now,
    )
  expect(await robot('SECgood').send(letter())).toEqual({ outcome: 'sent' })
  expect(peer.received[0]!.query['access_token']).toBe('x')
  expect(peer.received[0]!.body).toEqual({
    msgtype: 'text',
    text: { content: '材料已退回\nhttps://demo.test/a\n@lin.wanqing' },
    at: { atUserIds: ['lin.wanqing'], isAtAll: false },
  })
  expect(await robot('SECwrong').send(letter())).toEqual({
    outcome: 'deferred',
    fault: '310000 sign not match',
  })
})

test('DingTalk: a work notice goes to one member by the application', async () => {
  peer.reply(({ path }) => ({
    body:
      path === '/gettoken'
        ? { errcode: 0, access_token: 'd1', expires_in: 7200 }
        : { errcode: 0, task_id: 1 },
  }))
  expect(await dingtalkApp().send(letter())).toEqual({ outcome: 'sent' })
  const sent = peer.received[1]!
  expect([sent.path, sent.query]).toEqual([
    '/topapi/message/corpconversation/asyncsend_v2',
    { access_token: 'd1' },
  ])
  expect(sent.body).toEqual({
    agent_id: 77,
    userid_list: 'lin.wanqing',
    msg: { msgtype: 'text', text: { content: letter().plain } },
  })
})

test('Feishu: a robot signs with the seconds; an application writes to one member under the letter’s number', async () => {
  peer.reply(({ path, body, headers }) => {
    if (path.endsWith('/internal')) {
      return { body: { code: 0, tenant_access_token: 'f1', expire: 7200 } }
    }
    if (path === '/hook') {
      const key = `${String(body['timestamp'])}\ngood`
      const right = createHmac('sha256', key).update('').digest('base64') === body['sign']
      return { body: right ? { code: 0 } : { code: 19021, msg: 'sign match fail' } }
    }
    return { body: { code: headers.authorization === 'Bearer f1' ? 0 : 99991663 } }
  })
  const robot = (secret: string) =>
    openFeishu(
      settings({ FEISHU_ROBOT_URL: `${peer.url}/hook`, FEISHU_ROBOT_SECRET: secret }).feishu,
      now,
    )
  expect(await robot('good').send(letter({ address: 'ou_1' }))).toEqual({ outcome: 'sent' })
  expect(peer.received[0]!.body['content']).toEqual({
    text: '材料已退回\nhttps://demo.test/a <at user_id="ou_1"></at>',
  })
  expect(await robot('bad').send(letter())).toMatchObject({ outcome: 'deferred' })
  peer.received.length = 0
  expect(await feishuApp().send(letter({ address: 'ou_1' }))).toEqual({ outcome: 'sent' })
  const sent = peer.received[1]!
  expect([sent.path, sent.query]).toEqual([
    '/open-apis/im/v1/messages',
    { receive_id_type: 'open_id' },
  ])
  expect(sent.body).toEqual({
    receive_id: 'ou_1',
    msg_type: 'text',
    content: JSON.stringify({ text: letter().plain }),
    uuid: letter().id,
  })
  expect(['on_2', 'a@b.test', '7be5fg9a'].map(receiveIdType)).toEqual([
    'union_id',
    'email',
    'user_id',
  ])
})

test('SMS: one’s own gateway gets a signed body once; what it refuses bounces', async () => {
  const status = { now: 200 }
  peer.reply(({ headers, text }) => {
    const said = `${String(headers['x-baigong-timestamp'])}.${text}`
    const sign = `sha256=${createHmac('sha256', 'shared').update(said).digest('hex')}`
    const right = sign === headers['x-baigong-signature']
    return right ? { status: status.now, body: {} } : { status: 401, body: { message: 'sign' } }
  })
  const gateway = (secret: string) =>
    openSms(
      settings({ SMS_PROVIDER: 'gateway', SMS_URL: `${peer.url}/sms`, SMS_SECRET: secret }).sms,
      now,
    )
  const text = letter({ address: '13800000000' })
  expect(await gateway('shared').send(text)).toEqual({ outcome: 'sent' })
  expect(peer.received[0]!.body).toEqual({ id: text.id, to: '13800000000', text: text.plain })
  expect(peer.received[0]!.headers['idempotency-key']).toBe(text.id)
  expect(await gateway('other').send(text)).toEqual({ outcome: 'deferred', fault: '401 sign' })
  status.now = 422
  expect(await gateway('shared').send(text)).toMatchObject({ outcome: 'bounced' })
  status.now = 503
  expect(await gateway('shared').send(text)).toEqual({ outcome: 'deferred', fault: '503' })
})

// The examples with fixed values that the two clouds publish for their signatures.
test('the signatures of the clouds are those of their published examples', () => {
  const acs = acsSigned(
    {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      action: 'RunInstances',
      version: '2014-05-26',
      query: {
        ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
        RegionId: 'cn-shanghai',
      },
      nonce: '3156853299f313e23d1673dc12e1703d',
      at: new Date('2023-10-26T10:22:32Z'),
    },
    'YourAccessKeyId',
    'YourAccessKeySecret',
  )
  expect(acs.headers['authorization']).toMatch(
    /Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0$/,
  )
  const body =
    '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}'
  const request = {
    host: 'cvm.tencentcloudapi.com',
    service: 'cvm',
    action: 'DescribeInstances',
    body,
    timestampSeconds: 1551113065,
  }
  const stars = '*'.repeat(32)
  expect(tc3Authorization(request, `AKID${stars}`, stars)).toMatch(
    /Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f$/,
  )
})

const cloud = (provider: 'aliyun' | 'tencent', signName = '百工'): Adapter =>
  openSms(
    settings({
      SMS_PROVIDER: provider,
      SMS_URL: peer.url,
      SMS_KEY_ID: 'id',
      SMS_KEY_SECRET: 'secret',
      SMS_SIGN_NAME: signName,
      SMS_CODE_TEMPLATE: 'T1',
      SMS_NOTICE_TEMPLATE: 'T2',
      SMS_APP_ID: '1400',
    }).sms,
    now,
  )

test('SMS: the clouds get the code in its template, the subject in another', async () => {
  peer.reply(({ headers }) => ({
    body:
      headers['x-acs-action'] === 'SendSms'
        ? { Code: 'OK' }
        : { Response: { SendStatusSet: [{ Code: 'Ok' }] } },
  }))
  const code = letter({
    purpose: 'code',
    address: '13800000000',
    plain: '【平台 202619】验证码 246810，5 分钟内有效。',
  })
  expect(await cloud('aliyun').send(code)).toEqual({ outcome: 'sent' })
  await cloud('aliyun').send(letter({ address: '13800000000' }))
  expect(await cloud('tencent').send(code)).toEqual({ outcome: 'sent' })
  for (const provider of ['aliyun', 'tencent'] as const) await cloud(provider, '').send(code)
  const [first, second, third, fourth, fifth] = peer.received
  expect(first!.query).toMatchObject({
    PhoneNumbers: '13800000000',
    SignName: '百工',
    TemplateCode: 'T1',
    TemplateParam: '{"code":"246810"}',
  })
  expect(second!.query).toMatchObject({
    TemplateCode: 'T2',
    TemplateParam: '{"subject":"材料已退回"}',
  })
  expect(third!.body).toMatchObject({
    PhoneNumberSet: ['+8613800000000'],
    SmsSdkAppId: '1400',
    SignName: '百工',
    TemplateId: 'T1',
    TemplateParamSet: ['246810'],
  })
  expect(third!.headers['authorization']).toMatch(
    /^TC3-HMAC-SHA256 Credential=id\/2026-11-28\/sms\/tc3_request, /,
  )
  expect([fourth!.query['SignName'], fifth!.body['SignName']]).toEqual(['某省工信', '某省工信'])
})

test.each([
  ['aliyun', { Code: 'isv.MOBILE_NUMBER_ILLEGAL', Message: 'x' }, 'bounced'],
  ['aliyun', { Code: 'isv.BUSINESS_LIMIT_CONTROL', Message: 'x' }, 'deferred'],
  [
    'tencent',
    { Response: { SendStatusSet: [{ Code: 'InvalidParameterValue.IncorrectPhoneNumber' }] } },
    'bounced',
  ],
  ['tencent', { Response: { Error: { Code: 'AuthFailure.SignatureFailure' } } }, 'deferred'],
  ['tencent', {}, 'deferred'],
] as const)('SMS by %s: %j is %s', async (provider, body, outcome) => {
  peer.reply(() => ({ body }))
  expect((await cloud(provider).send(letter())).outcome).toBe(outcome)
})

test('a peer that is away, answers nonsense or leads elsewhere only defers; no fault names a secret', async () => {
  const gone = await openMessengerPeer()
  await gone.close()
  const { wecom } = settings({ WECOM_ROBOT_URL: `${gone.url}/send?key=secret-key` })
  const sent = await openWecom(wecom, now).send(letter())
  expect(sent).toEqual({ outcome: 'deferred', fault: 'ECONNREFUSED' })
  peer.reply(() => ({ status: 500, body: {} }))
  expect(await wecomApp().send(letter())).toEqual({ outcome: 'deferred', fault: '500' })
  expect(await feishuApp().send(letter())).toEqual({ outcome: 'deferred', fault: '500' })
})

test('text is cut between signs, to the bytes a messenger takes', () => {
  expect(within('工业互联网', 100)).toBe('工业互联网')
  expect(within('工业互联网', 10)).toBe('工业…')
  expect(within('😀😀😀', 11)).toBe('😀😀…')
})

test('half a channel is a fault of the configuration, and all faults are told together', () => {
  const faultsOf = (names: Readonly<Record<string, string>>): string[] => {
    try {
      settings(names)
      return []
    } catch (error) {
      return (error as ConfigError).faults.map(({ name }) => name).toSorted()
    }
  }
  const half = { WECOM_CORP_ID: 'c', SMS_PROVIDER: 'aliyun', S3_BUCKET: 'B' }
  expect(faultsOf(half)).toEqual([
    'S3_ACCESS_KEY_ID',
    'S3_BUCKET',
    'S3_ENDPOINT',
    'S3_SECRET_ACCESS_KEY',
    'SMS_CODE_TEMPLATE',
    'SMS_KEY_ID',
    'SMS_KEY_SECRET',
    'SMS_NOTICE_TEMPLATE',
    'WECOM_AGENT_ID',
    'WECOM_SECRET',
  ])
})
