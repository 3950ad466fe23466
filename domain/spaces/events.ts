/** What programs are told of spaces and their members. */
import { Type } from 'typebox'
import { ids, published } from '../kernel/publishedEvent.ts'

const version = { verb: Type.String(), version: Type.Integer() }

export const spaceEvents = [
  published(
    'spaces.space.moved',
    '共享空间创建、修改、移交或关闭',
    'A space was founded, changed, handed over or closed',
    {
      ...ids('spaceId'),
      ...version,
    },
  ),
  published('spaces.member.changed', '共享空间成员变化', 'A membership in a space changed', {
    ...ids('spaceId', 'memberOrgId'),
    ...version,
    state: Type.String(),
  }),
] as const
