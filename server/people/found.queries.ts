/** Who and what is found by a few signs, each by its index: the cost is that of what matches (decision 0017). */
import { sql } from 'kysely'
import { hasText } from '../kernel/textParts.ts'

/** Organisations whose name or code has these signs. */
export const organisationsLike = (typed: string) => sql<string>`
  select o.id from people.pub_organisation o
  where ${hasText([sql<string>`o.name`, sql<string>`coalesce(o.uscc, '')`], typed)}`

/** Persons whose name or address has these signs. */
export const personsLike = (typed: string) => sql<string>`
  select p.id from people.pub_person p
  where ${hasText([sql<string>`p.name`, sql<string>`p.email`], typed)}`
