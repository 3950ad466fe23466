/** How a profile stands in the register's columns, one at a time or many at once. */
import { sql } from 'kysely'
import type { ExpertInput } from '../../domain/evaluation/expert.ts'
import { inSlices } from '../kernel/inSlices.ts'
import type { Writing } from '../kernel/work.ts'

export const columnsOf = (profile: ExpertInput) => ({
  name: profile.name.trim(),
  email: profile.email.trim(),
  senior: profile.seniority === 'senior',
  region: profile.region,
  employer_code: profile.employer.code,
  employer_name: profile.employer.name,
  field_codes: profile.fields.map(({ code }) => code),
  profile: JSON.stringify(profile),
})

type Row = { readonly id: string; readonly version: number; readonly profile: ExpertInput }

/** The rows as a set that a statement takes from one text, so that none is too long for its parameters. */
const rowsOf = (rows: readonly Row[]) => {
  const list = rows.map(({ id, version, profile }) => ({
    ...columnsOf(profile),
    ...{ id, version, profile },
  }))
  return sql`jsonb_populate_recordset(null::evaluation.expert, ${JSON.stringify(list)}::jsonb)`
}

async function insertSome(work: Writing, rows: readonly Row[]): Promise<string[]> {
  const { rows: made } = await sql<{ id: string }>`
    insert into evaluation.expert (id, org_id, state, name, email, senior, region, employer_code,
      employer_name, field_codes, profile, nominated_by, demo, made_at, changed_at)
    select r.id, ${work.actor.orgId}::uuid, 'nominated', r.name, r.email, r.senior, r.region, r.employer_code,
      r.employer_name, r.field_codes, r.profile, ${work.actor.personId}::uuid, ${work.host.config.demo}::boolean,
      ${work.now}::timestamptz, ${work.now}::timestamptz
    from ${rowsOf(rows)} r
    on conflict do nothing
    returning id`.execute(work.db)
  return made.map(({ id }) => id)
}

async function updateSome(work: Writing, rows: readonly Row[]): Promise<string[]> {
  const { rows: changed } = await sql<{ id: string }>`
    update evaluation.expert e
    set name = r.name, email = r.email, senior = r.senior, region = r.region,
      employer_code = r.employer_code, employer_name = r.employer_name, field_codes = r.field_codes,
      profile = r.profile, version = e.version + 1, changed_at = ${work.now}
    from ${rowsOf(rows)} r
    where e.id = r.id and e.version = r.version and e.org_id = ${work.actor.orgId}
      and e.state <> 'retired'
    returning e.id`.execute(work.db)
  return changed.map(({ id }) => id)
}

/** Nominated by whoever acts; the ids of those whose address was not in the register yet. */
export const insertProfiles = (work: Writing, rows: readonly Row[]): Promise<string[]> =>
  inSlices(rows, (some) => insertSome(work, some))

/** The ids of those who were still at the version that the row names. */
export const updateProfiles = (work: Writing, rows: readonly Row[]): Promise<string[]> =>
  inSlices(rows, (some) => updateSome(work, some))
