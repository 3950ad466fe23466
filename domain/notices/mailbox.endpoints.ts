/** Letters that stayed in the house: the mailbox of a demo, and the outbox an operator watches. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { pageOf, PageQuery } from '../kernel/shapes.ts'
import { Letter, letterStates, OutboxLetter } from './letter.ts'

export const readMailbox = endpoint({
  name: 'notices.mailbox.read',
  method: 'GET',
  path: '/api/notices/mailbox',
  audience: 'public',
  summary: {
    zh: '演示邮箱：发给某个地址或我本人的邮件和短信（仅演示环境）',
    en: 'The demo mailbox: letters to an address, or to me (in a demo only)',
  },
  query: Type.Object({
    ...PageQuery.properties,
    address: Type.Optional(Type.String({ minLength: 3, maxLength: 254 })),
  }),
  answer: pageOf(Letter),
})

export const listOutbox = endpoint({
  name: 'notices.outbox.list',
  method: 'GET',
  path: '/api/notices/outbox',
  audience: { permit: 'notices.outbox.read' },
  summary: {
    zh: '发件箱：寄给谁、结果如何；标题、正文和附件名不显示',
    en: 'The outbox: to whom and what became of it; subjects, texts and names of files are withheld',
  },
  query: Type.Object({
    ...PageQuery.properties,
    state: Type.Optional(Type.Enum(letterStates)),
  }),
  answer: pageOf(OutboxLetter),
})
