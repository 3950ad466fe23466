/** 企业微信: messages of an application to one member, or of a group's robot that names the member. */
import type { AppSettings, MessengerSettings, RobotSettings } from '../../kernel/config.channels.ts'
import { outbox, type Adapter, type OutgoingLetter } from '../channel.ts'
import {
  attempt,
  bounced,
  call,
  faultOf,
  keptToken,
  meaningBy,
  type Said,
  Trouble,
  within,
  withToken,
} from './post.ts'

const textMaxBytes = 2048
/** The member is unknown, left, or outside of what the application may reach. */
const unreachable = new Set([40003, 60111, 81013])
const tokenSpent = new Set([40014, 41001, 42001])

const isSpent = (said: Said): boolean => tokenSpent.has(Number(said['errcode']))
const meaningOf = meaningBy(unreachable)

function openApp(app: AppSettings, now: () => Date): Adapter {
  const token = keptToken(async () => {
    const query = new URLSearchParams({ corpid: app.id, corpsecret: app.secret })
    const { said } = await call(`${app.url}/cgi-bin/gettoken?${query}`, null)
    if (said['errcode'] !== 0) throw new Trouble(faultOf(said['errcode'], said['errmsg']))
    return { value: String(said['access_token']), seconds: Number(said['expires_in']) }
  }, now)
  const once = async (letter: OutgoingLetter, given: string) => {
    const query = new URLSearchParams({ access_token: given })
    const { said } = await call(`${app.url}/cgi-bin/message/send?${query}`, {
      touser: letter.address,
      msgtype: 'text',
      agentid: Number(app.agentId),
      text: { content: within(letter.plain, textMaxBytes) },
      // The same letter tried twice arrives once.
      enable_duplicate_check: 1,
      duplicate_check_interval: 1800,
    })
    return said
  }
  return {
    send: (letter) =>
      attempt(async () => {
        const said = await withToken(token, (given) => once(letter, given), isSpent)
        if (said['errcode'] === 0 && said['invaliduser']) {
          return bounced(faultOf('invaliduser', said['invaliduser']))
        }
        return meaningOf(Number(said['errcode'] ?? -1), said['errmsg'])
      }),
    close: async () => undefined,
  }
}

/** A group reads along: it gets the subject and the way to it, and whom it concerns. */
function openRobot(robot: RobotSettings): Adapter {
  return {
    send: (letter) =>
      attempt(async () => {
        const { said } = await call(robot.url, {
          msgtype: 'text',
          text: {
            content: within(letter.brief, textMaxBytes),
            mentioned_list: [letter.address],
          },
        })
        return meaningOf(Number(said['errcode'] ?? -1), said['errmsg'])
      }),
    close: async () => undefined,
  }
}

export function openWecom({ app, robot }: MessengerSettings, now: () => Date): Adapter {
  if (app !== null) return openApp(app, now)
  return robot === null ? outbox : openRobot(robot)
}
