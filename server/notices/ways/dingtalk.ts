/** 钉钉: work notices of an application to one member, or of a group's robot that names the member. */
import { createHmac } from 'node:crypto'
import type { AppSettings, MessengerSettings, RobotSettings } from '../../kernel/config.channels.ts'
import { outbox, type Adapter, type OutgoingLetter } from '../channel.ts'
import {
  attempt,
  call,
  faultOf,
  keptToken,
  meaningBy,
  type Said,
  Trouble,
  within,
  withToken,
} from './post.ts'

const textMaxBytes = 2000
const unreachable = new Set([33012, 60011, 60121])
const tokenSpent = new Set([40001, 40014, 42001])

const isSpent = (said: Said): boolean => tokenSpent.has(Number(said['errcode']))
const meaningOf = meaningBy(unreachable)

function openApp(app: AppSettings, now: () => Date): Adapter {
  const token = keptToken(async () => {
    const query = new URLSearchParams({ appkey: app.id, appsecret: app.secret })
    const { said } = await call(`${app.url}/gettoken?${query}`, null)
    if (said['errcode'] !== 0) throw new Trouble(faultOf(said['errcode'], said['errmsg']))
    return { value: String(said['access_token']), seconds: Number(said['expires_in'] ?? 7200) }
  }, now)
  const once = async (letter: OutgoingLetter, given: string) => {
    const query = new URLSearchParams({ access_token: given })
    const url = `${app.url}/topapi/message/corpconversation/asyncsend_v2?${query}`
    const { said } = await call(url, {
      agent_id: Number(app.agentId),
      userid_list: letter.address,
      msg: { msgtype: 'text', text: { content: within(letter.plain, textMaxBytes) } },
    })
    return said
  }
  return {
    send: (letter) =>
      attempt(async () => {
        const said = await withToken(token, (given) => once(letter, given), isSpent)
        return meaningOf(Number(said['errcode'] ?? -1), said['sub_msg'] ?? said['errmsg'])
      }),
    close: async () => undefined,
  }
}

/** 加签: HMAC-SHA256 over the milliseconds, a line break and the secret, keyed with the secret. */
export function robotSign(secret: string, timestampMs: number): string {
  return createHmac('sha256', secret).update(`${timestampMs}\n${secret}`).digest('base64')
}

function openRobot(robot: RobotSettings, now: () => Date): Adapter {
  return {
    send: (letter) =>
      attempt(async () => {
        const url = new URL(robot.url)
        if (robot.secret !== '') {
          const timestamp = now().getTime()
          url.searchParams.set('timestamp', String(timestamp))
          url.searchParams.set('sign', robotSign(robot.secret, timestamp))
        }
        const { said } = await call(url.toString(), {
          msgtype: 'text',
          text: { content: within(`${letter.brief}\n@${letter.address}`, textMaxBytes) },
          at: { atUserIds: [letter.address], isAtAll: false },
        })
        return meaningOf(Number(said['errcode'] ?? -1), said['errmsg'])
      }),
    close: async () => undefined,
  }
}

export function openDingtalk({ app, robot }: MessengerSettings, now: () => Date): Adapter {
  if (app !== null) return openApp(app, now)
  return robot === null ? outbox : openRobot(robot, now)
}
