/** Linking accounts in messengers, what goes there, rate limits, and the channels as an operator sees them. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ChannelStanding } from '../../domain/notices/channel.ts'
import type { Letter, OutboxLetter } from '../../domain/notices/letter.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import { readConfig } from '../kernel/config.ts'
import type { Host } from '../kernel/host.ts'
import { writing } from '../kernel/work.ts'
import { dispatchOnce } from '../kernel/events/dispatch.ts'
import { startWorker } from '../kernel/jobs/worker.ts'
import { modules } from '../modules.ts'
import { openMessengerPeer, type MessengerPeer } from '../testing/messengerPeer.ts'
import { type Persona, personaPassword, personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { writeDueLetters } from './deliver.jobs.ts'
import { registerKinds } from './kinds.ts'
import { sampleKinds } from './samples.ts'
import { sendLetters } from './send.jobs.ts'
import { tell } from './tell.ts'

let w: World
let p: Personas
let peer: MessengerPeer
/** The same house outside a demo, with WeCom's application and DingTalk's robot. */
let live: Host

registerKinds(sampleKinds)
beforeAll(async () => {
  peer = await openMessengerPeer()
  w = await world('2019-07-01T10:00:00+08:00')
  const { channels } = readConfig({
    BAIGONG_DATA: w.host.config.dataDir,
    WECOM_CORP_ID: 'corp',
    WECOM_SECRET: 'secret',
    WECOM_AGENT_ID: '1',
    WECOM_URL: peer.url,
    DINGTALK_ROBOT_URL: `${peer.url}/robot`,
    SMS_PROVIDER: 'gateway',
    SMS_URL: `${peer.url}/sms`,
    SMS_SECRET: 'shared',
  })
  live = { ...w.host, config: { ...w.host.config, demo: false, channels } }
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
  await peer.close()
})
beforeEach(async () => {
  p = await personas(w)
  peer.received.length = 0
  peer.reply(({ path }) => ({
    body: path === '/cgi-bin/gettoken' ? token : { errcode: 0 },
  }))
})
const token = { errcode: 0, access_token: 't', expires_in: 7200 }

const base = '/api/notices/addresses'
const ask = (who: Persona, channel = 'wecom', address = 'lin.wanqing') =>
  who.post(base, { channel, address })
const prove = (who: Persona, code: string, channel = 'wecom') =>
  who.post(`${base}/${channel}/prove`, { code })
const later = (seconds: number) => w.travel(new Date(w.now().getTime() + seconds * 1000))

/** The code as it arrived in the demo's mailbox. */
async function codeOf(who: Persona): Promise<string> {
  await sendLetters(w.host)
  const rows: Letter[] = (await who.get('/api/notices/mailbox')).json().rows
  return /\d{6}/.exec(rows.find(({ purpose }) => purpose === 'code')!.text)![0]
}
async function link(who: Persona, channel = 'wecom', address = 'lin.wanqing') {
  await ask(who, channel, address)
  const proved = await prove(who, await codeOf(who), channel)
  expect(proved.statusCode).toBe(200)
}
const wish = (who: Persona, channel: string, choice = 'at_once') =>
  who.put('/api/notices/preferences', { choices: [{ kind: 'sample.returned', channel, choice }] })
const say = (to: Persona, name = '甲') =>
  writing(w.host, { actor: systemActor, requestId: 'test' }, (work) =>
    tell(work, { kind: 'sample.returned', to: { personIds: [to.personId] }, facts: { name } }),
  )

test('an account is linked once its code was typed; until then nothing goes there', async () => {
  expect((await p.applicant.get(base)).json()).toEqual({
    rows: ['wecom', 'dingtalk', 'feishu'].map((channel) => ({
      channel,
      address: null,
      provedAt: null,
      pending: null,
    })),
    mobile: false,
  })
  const asked = (await ask(p.applicant)).json()
  expect(asked.rows[0]).toEqual({
    channel: 'wecom',
    address: null,
    provedAt: null,
    pending: { address: 'lin.wanqing', expiresAt: expect.any(String) },
  })
  await wish(p.applicant, 'wecom')
  await say(p.applicant)
  await writeDueLetters(live)
  await sendLetters(live)
  const before = peer.received.filter(({ path }) => path.endsWith('/message/send'))
  expect(before.map(({ body }) => body['touser'])).toEqual(['lin.wanqing'])
  expect(JSON.stringify(before[0]!.body)).toContain('用于绑定“百工”的企业微信')
  later(31)
  await ask(p.applicant)
  const proved = (await prove(p.applicant, await codeOf(p.applicant))).json()
  expect(proved.rows[0]).toMatchObject({ address: 'lin.wanqing', pending: null })
  peer.received.length = 0
  await say(p.applicant, '乙')
  await writeDueLetters(live)
  await sendLetters(live)
  const sent = peer.received.find(({ path }) => path.endsWith('/message/send'))!
  expect(sent.body['text']).toEqual({
    content: '乙已退回\n请修改《乙》后重新提交。\n打开查看\nhttp://localhost:7100/things/',
  })
})

test('wrong codes are counted and end it; another person’s code proves nothing', async () => {
  await ask(p.applicant, 'feishu', 'ou_1')
  const code = await codeOf(p.applicant)
  await ask(p.colleague, 'feishu', 'ou_1')
  const wrong = code === '000000' ? '000001' : '000000'
  expect((await prove(p.colleague, code, 'feishu')).json().code).toBe('notices.address_code_wrong')
  for (let tries = 0; tries < 5; tries++) {
    expect((await prove(p.applicant, wrong, 'feishu')).json().code).toBe(
      'notices.address_code_wrong',
    )
  }
  expect((await prove(p.applicant, code, 'feishu')).json().code).toBe('notices.address_code_over')
  expect((await prove(p.stranger as Persona, code, 'feishu')).statusCode).toBe(401)
})

test('codes are asked for with a pause, end after ten minutes, and names have a form', async () => {
  await ask(p.applicant, 'dingtalk', 'user1')
  const again = (await ask(p.applicant, 'dingtalk', 'user1')).json()
  expect([again.code, again.facts]).toEqual(['notices.address_asked_just_now', { seconds: 30 }])
  const code = await codeOf(p.applicant)
  later(10 * 60 + 1)
  expect((await prove(p.applicant, code, 'dingtalk')).json().code).toBe('notices.address_code_over')
  for (const address of ['a|b', '@all,x', 'a b', '甲', '<at>']) {
    expect((await ask(p.applicant, 'dingtalk', address)).json().code).toBe('notices.address_form')
  }
})

test('a changed account takes the place of the old one only when it is proved; it can be removed', async () => {
  await link(p.applicant, 'wecom', 'old')
  later(31)
  await ask(p.applicant, 'wecom', 'new')
  expect((await p.applicant.get(base)).json().rows[0]).toMatchObject({
    address: 'old',
    pending: { address: 'new' },
  })
  expect((await prove(p.applicant, await codeOf(p.applicant))).json().rows[0].address).toBe('new')
  const removed = (await p.applicant.delete(`${base}/wecom`)).json()
  expect(removed.rows[0]).toMatchObject({ address: null, pending: null })
})

test('a robot of a group is sent no more a minute than it takes; the rest follows', async () => {
  await link(p.applicant, 'dingtalk', 'user1')
  await wish(p.applicant, 'dingtalk')
  for (let at = 0; at < 25; at++) {
    await say(p.applicant, `第${at}件`)
    await writeDueLetters(live)
  }
  await sendLetters(live)
  const robot = () => peer.received.filter(({ path }) => path === '/robot').length
  expect(robot()).toBe(20)
  later(61)
  await sendLetters(live)
  expect(robot()).toBe(25)
})

test('the code to sign in by mobile goes through the gateway', async () => {
  const mobile = '13800138000'
  const asked = await p.leader.post('/api/people/me/mobile', { mobile, password: personaPassword })
  await w.settle()
  const { challengeId } = asked.json()
  const mailbox = `/api/notices/mailbox?address=${mobile}`
  const rows: Letter[] = (await w.stranger.get(mailbox)).json().rows
  const code = /\d{6}/.exec(rows[0]!.text)![0]
  expect((await p.leader.put('/api/people/me/mobile', { challengeId, code })).statusCode).toBe(200)
  await w.stranger.post('/api/people/session/mobile-code', { mobile })
  await dispatchOnce(live, modules)
  const worker = await startWorker(live, modules)
  const sent = () => peer.received.filter(({ path }) => path === '/sms')
  for (let waited = 0; sent().length === 0 && waited < 200; waited++) await sleep(50)
  await worker.stop()
  expect(sent().map(({ body }) => body['to'])).toEqual([mobile])
  expect(sent()[0]!.body['text']).toMatch(/^【百工】验证码 \d{6}，用于登录，5 分钟内有效。/)
})

test('the operator sees how each channel stands and tries one; others may not', async () => {
  const read = async () =>
    (await p.operator.get('/api/notices/channels')).json().rows as ChannelStanding[]
  expect((await read()).map(({ channel, way }) => [channel, way])).toEqual(
    ['mail', 'sms', 'wecom', 'dingtalk', 'feishu'].map((channel) => [channel, 'outbox']),
  )
  const none = await p.operator.post('/api/notices/channels/feishu/test')
  expect([none.statusCode, none.json().code]).toEqual([409, 'notices.channel_no_address'])
  await link(p.operator, 'wecom', 'operator')
  const tested = (await p.operator.post('/api/notices/channels/wecom/test')).json()
  expect(tested.to).toBe('operator')
  await sendLetters(w.host)
  const outbox: OutboxLetter[] = (await p.operator.get('/api/notices/outbox')).json().rows
  expect(outbox.find(({ id }) => id === tested.letterId)).toMatchObject({
    channel: 'wecom',
    to: 'operator',
    state: 'kept',
  })
  expect((await read()).find(({ channel }) => channel === 'wecom')!.kept).toBeGreaterThan(0)
  expect((await p.applicant.get('/api/notices/channels')).statusCode).toBe(403)
  expect((await p.applicant.post('/api/notices/channels/mail/test')).statusCode).toBe(403)
})
