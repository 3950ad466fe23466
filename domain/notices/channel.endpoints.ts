/** The channels as an operator sees them, and a try of each. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id } from '../kernel/shapes.ts'
import { ChannelStanding } from './channel.ts'
import { channels } from './kind.ts'

const audience = { permit: 'notices.outbox.read' } as const

export const listChannels = endpoint({
  name: 'notices.channel.list',
  method: 'GET',
  path: '/api/notices/channels',
  audience,
  summary: {
    zh: '通知渠道的接入方式、近 24 小时投递和最近故障',
    en: 'Channels: how they are set up, deliveries of 24 hours, the last fault',
  },
  answer: Type.Object({ rows: Type.Array(ChannelStanding) }),
})

export const testChannel = endpoint({
  name: 'notices.channel.test',
  method: 'POST',
  path: '/api/notices/channels/:channel/test',
  audience,
  summary: { zh: '向我本人发送一条测试消息', en: 'Send a test message to myself' },
  params: Type.Object({ channel: Type.Enum(channels) }),
  answer: Type.Object({ letterId: Id, to: Type.String() }),
  ratePerMinute: 20,
  problems: ['notices.channel_no_address'],
})
