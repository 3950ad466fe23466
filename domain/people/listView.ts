/** A person's named way of looking at one list: what they filter by, in which order, without which columns. */
import { Type, type Static } from 'typebox'
import { Id } from '../kernel/shapes.ts'
import { allowed, conflict, type Verdict } from '../kernel/verdict.ts'

/** More than a row of buttons can hold are no help. */
export const listViewsMax = 20
export const listViewNameMax = 20

/** `<module>.<list>`, as the page calls itself. */
export const ListName = Type.String({ pattern: '^[a-zA-Z]+(\\.[a-zA-Z]+){1,3}$', maxLength: 64 })
export const ListViewName = Type.String({
  minLength: 1,
  maxLength: listViewNameMax,
  pattern: '\\S',
})

/** The query of the list as its address has it. */
export const ListSearch = Type.Record(
  Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9]{0,39}$' }),
  Type.String({ maxLength: 200 }),
  { maxProperties: 20, additionalProperties: false },
)
export type ListSearch = Static<typeof ListSearch>

export const ListView = Type.Object({
  id: Id,
  name: Type.String(),
  search: ListSearch,
  /** Shown when the list is opened without a query; at most one of a list. */
  isDefault: Type.Boolean(),
})
export type ListView = Static<typeof ListView>

/** Whether a view of this name may be kept beside those there are; one of the same name is replaced. */
export function mayKeepListView(names: readonly string[], name: string): Verdict {
  return names.includes(name) || names.length < listViewsMax
    ? allowed
    : conflict('people.list_views_too_many', { limit: listViewsMax })
}
