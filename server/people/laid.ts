/** Many verified organisations at once, for the demo world and large houses of trial. */
import { sql } from 'kysely'
import { inSlices } from '../kernel/inSlices.ts'
import { newId } from '../kernel/id.ts'
import type { Writing } from '../kernel/work.ts'
import type { OrganisationSample } from './samples.ts'

/** As `makeOrganisation` makes one, with its line of history; ids in the order of the samples. */
export async function layOrganisations(
  work: Writing,
  samples: readonly OrganisationSample[],
): Promise<string[]> {
  const rows = samples.map((sample) => ({ ...sample, id: newId(work.now) }))
  await inSlices(rows, async (some) => {
    const list = JSON.stringify(some)
    const set = sql`jsonb_to_recordset(${list}::jsonb)
      as r(id uuid, kind text, name text, uscc text, division text, profile jsonb)`
    await sql`
      insert into people.organisation (id, kind, name, uscc, division, state, verified_at, profile, demo, made_at)
      select r.id, r.kind, r.name, r.uscc, r.division, 'verified', ${work.now}::timestamptz,
        coalesce(r.profile, '{}'), true, ${work.now}::timestamptz
      from ${set}`.execute(work.db)
    await sql`
      insert into kernel.history (at, request_id, via, verb, thing_id, facts)
      select ${work.now}::timestamptz, ${work.requestId}, ${work.actor.via}, 'people.organisation.register',
        r.id::text, '{}'
      from ${set}`.execute(work.db)
  })
  return rows.map(({ id }) => id)
}
