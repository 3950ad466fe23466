/** What an operator sets is obeyed at once, by the modules beneath the console as well. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Letter } from '../../domain/notices/letter.ts'
import { rateKeptMs } from '../kernel/setting.ts'
import { personaPassword, personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world()
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

async function set(name: string, value: number | string, version = 0): Promise<void> {
  const body = { version, value, reason: '按安全要求调整' }
  const answer = await p.operator.put(`/api/console/settings/${name}`, body)
  expect([answer.statusCode, answer.json().value]).toEqual([200, value])
}

async function letterTo(address: string): Promise<Letter> {
  await w.settle()
  const mailbox = await w.stranger.get(`/api/notices/mailbox?address=${address}`)
  return mailbox.json().rows[0]
}

async function signIn() {
  const body = { email: p.colleague.email, password: personaPassword }
  const answer = await w.stranger.post('/api/people/session', body)
  const cookie = answer.cookies.find(({ name }) => name === 'baigong_session')
  return { maxAge: cookie?.maxAge, as: w.as(cookie?.value ?? '') }
}

test('a session lives as many days, and idles as many minutes, as were set before it was opened', async () => {
  const former = await signIn()
  expect(former.maxAge).toBe(14 * 86_400)
  await set('people.session_days', 2)
  await set('people.session_idle_minutes', 30)
  const later = await signIn()
  expect(later.maxAge).toBe(2 * 86_400)
  const status = async ({ as }: typeof later) =>
    (await as.get('/api/notices/preferences')).statusCode
  expect([await status(former), await status(later)]).toEqual([200, 200])
  w.travel('2019-07-01T09:31:00+08:00')
  expect([await status(former), await status(later)]).toEqual([200, 401])
})

test('who chose no hour for the digest has the hour of the house, who chose one keeps it', async () => {
  const rhythmOf = async (who: typeof p.applicant) =>
    (await who.get('/api/notices/preferences')).json().rhythm
  const house = { digestHour: 9, workingDaysOnly: true }
  expect(await rhythmOf(p.applicant)).toEqual(house)
  await p.supervisor.put('/api/notices/preferences', { rhythm: house })
  await set('notices.digest_hour', 16)
  expect(await rhythmOf(p.applicant)).toEqual({ ...house, digestHour: 16 })
  expect(await rhythmOf(p.supervisor)).toEqual(house)
})

test('the limit of requests changes without a restart', async () => {
  const limit = async () =>
    (await p.applicant.get('/api/console/branding')).headers['x-ratelimit-limit']
  expect(await limit()).toBe('1000000')
  await set('kernel.rate_per_minute', 5000)
  await sleep(rateKeptMs + 100)
  expect(await limit()).toBe('5000')
})

test('letters, text messages and devices carry the name that the operator gave the house', async () => {
  const spoken = async () => {
    await w.stranger.post('/api/people/recovery', { email: p.applicant.email })
    const mail = await letterTo(p.applicant.email)
    return [mail.senderName, /由“(.*?)”自动发出/.exec(mail.text)?.[1]]
  }
  expect(await spoken()).toEqual(['百工', '百工'])
  await set('brand.name_zh', '某省“双创”申报平台')
  await set('brand.short_name_zh', '某省工信')
  expect(await spoken()).toEqual(['某省“双创”申报平台', '某省“双创”申报平台'])
  const mobile = '13800138001'
  await p.leader.post('/api/people/me/mobile', { mobile, password: personaPassword })
  const text = await letterTo(mobile)
  expect(text.text).toMatch(/^【某省工信】验证码 \d{6}，用于绑定手机号/)
  expect(text.senderName).toBe('某省工信')
  const totp = await p.leader.post('/api/people/me/totp', { password: personaPassword })
  expect(new URL(totp.json().uri).searchParams.get('issuer')).toBe('某省“双创”申报平台')
  // A name that was emptied is the initial one again: nobody is called nothing.
  await set('brand.name_zh', '', 1)
  expect(await spoken()).toEqual(['百工', '百工'])
})
