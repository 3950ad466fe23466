/** 飞书: messages of an application to one member, or of a group's robot. */
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

const textMaxBytes = 30_000
/** The member is unknown, or outside of what the application may reach. */
const unreachable = new Set([230001, 230013, 230034, 99992351, 99992361])
const tokenSpent = new Set([99991661, 99991663, 99991668])

const isSpent = (said: Said): boolean => tokenSpent.has(Number(said['code']))
const meaningOf = meaningBy(unreachable)

/** How Feishu calls what a person linked: `ou_…`, `on_…`, an e-mail address, or a user id. */
export function receiveIdType(address: string): 'open_id' | 'union_id' | 'email' | 'user_id' {
  if (address.startsWith('ou_')) return 'open_id'
  if (address.startsWith('on_')) return 'union_id'
  return address.includes('@') ? 'email' : 'user_id'
}

function openApp(app: AppSettings, now: () => Date): Adapter {
  const token = keptToken(async () => {
    const url = `${app.url}/open-apis/auth/v3/tenant_access_token/internal`
    const { said } = await call(url, { app_id: app.id, app_secret: app.secret })
    if (said['code'] !== 0) throw new Trouble(faultOf(said['code'], said['msg']))
    return { value: String(said['tenant_access_token']), seconds: Number(said['expire']) }
  }, now)
  const once = async (letter: OutgoingLetter, given: string) => {
    const type = receiveIdType(letter.address)
    const { said } = await call(
      `${app.url}/open-apis/im/v1/messages?receive_id_type=${type}`,
      {
        receive_id: letter.address,
        msg_type: 'text',
        content: JSON.stringify({ text: within(letter.plain, textMaxBytes) }),
        // The same letter tried twice within an hour arrives once.
        uuid: letter.id,
      },
      { authorization: `Bearer ${given}` },
    )
    return said
  }
  return {
    send: (letter) =>
      attempt(async () => {
        const said = await withToken(token, (given) => once(letter, given), isSpent)
        return meaningOf(Number(said['code'] ?? -1), said['msg'])
      }),
    close: async () => undefined,
  }
}

/** HMAC-SHA256 over nothing, keyed with the seconds, a line break and the secret. */
export function robotSign(secret: string, timestampSeconds: number): string {
  return createHmac('sha256', `${timestampSeconds}\n${secret}`).digest('base64')
}

function openRobot(robot: RobotSettings, now: () => Date): Adapter {
  return {
    send: (letter) =>
      attempt(async () => {
        const timestamp = Math.floor(now().getTime() / 1000)
        const signed =
          robot.secret === ''
            ? {}
            : { timestamp: String(timestamp), sign: robotSign(robot.secret, timestamp) }
        const at = letter.address.startsWith('ou_') ? ` <at user_id="${letter.address}"></at>` : ''
        const { said } = await call(robot.url, {
          ...signed,
          msg_type: 'text',
          content: { text: `${within(letter.brief, textMaxBytes)}${at}` },
        })
        return meaningOf(Number(said['code'] ?? said['StatusCode'] ?? -1), said['msg'])
      }),
    close: async () => undefined,
  }
}

export function openFeishu({ app, robot }: MessengerSettings, now: () => Date): Adapter {
  if (app !== null) return openApp(app, now)
  return robot === null ? outbox : openRobot(robot, now)
}
