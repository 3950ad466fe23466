/** What programs are told of parts. */
import { Type } from 'typebox'
import { ids, published } from '../kernel/publishedEvent.ts'

export const partsEvents = [
  published(
    'parts.part.changed',
    '零件建立、修改、添加版次或删除',
    'A part was begun, changed, revised or discarded',
    { ...ids('partId'), verb: Type.String() },
  ),
] as const
