/** Finding things by a few words: an application, a file on the desk, a programme, a question. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, nullable } from '../kernel/shapes.ts'

export const foundKinds = [
  'application',
  'candidate',
  'question',
  'programme',
  'programmeDraft',
] as const

export const FoundThing = Type.Object({
  kind: Type.Enum([...foundKinds]),
  /** The application, candidate or question; null for a programme. */
  id: nullable(Id),
  programmeId: Type.String(),
  title: Type.Object({ zh: Type.String(), en: Type.String() }),
  /** Who applies; null where nobody is concerned. */
  about: nullable(Type.String()),
})
export type FoundThing = Static<typeof FoundThing>

export const findThings = endpoint({
  name: 'programmes.thing.find',
  method: 'GET',
  path: '/api/programmes/things',
  audience: 'signedIn',
  summary: {
    zh: '按名称、编号或拼音首字母查找我可以看的事项',
    en: 'Find what I may see by name, number or initials of pinyin',
  },
  query: Type.Object({ text: Type.String({ minLength: 1, maxLength: 100 }) }),
  answer: Type.Object({ rows: Type.Array(FoundThing) }),
})
