/** Changing a setting: checked against its declaration, with a reason, before and after kept. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { stableJson } from '../../domain/kernel/stableJson.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/console/setting.endpoints.ts'
import { checkSetting, type SettingRow } from '../../domain/console/setting.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { digestOf } from '../kernel/sha256.ts'
import { readSetting, specOf } from './setting.queries.ts'

/** Two who change one setting from the same version race for one row of its changes; one learns of the other. */
export async function changeSetting(
  work: Writing,
  name: string,
  body: BodyOf<typeof endpoints.changeSetting>,
): Promise<SettingRow> {
  const spec = specOf(name)
  insist(checkSetting(spec, body.value))
  const seen = await readSetting(work, name)
  if (seen.version !== body.version)
    throw new Problem(conflict('console.setting_changed_meanwhile'))
  const before = stableJson(seen.value)
  const after = stableJson(body.value)
  if (before === after) throw new Problem(invalid('console.setting_unchanged'))
  const digests = { before: digestOf(seen.value), after: digestOf(body.value) }
  await work.db
    .insertInto('console.setting_change')
    .values({
      name,
      version: body.version + 1,
      before,
      after,
      before_digest: digests.before,
      after_digest: digests.after,
      reason: body.reason.trim(),
      changed_by: work.actor.personId,
      changed_at: work.now,
    })
    .execute()
  const columns = { value: after, changed_at: work.now, changed_by: work.actor.personId }
  await work.db
    .insertInto('kernel.setting')
    .values({ name, ...columns })
    .onConflict((clause) => clause.column('name').doUpdateSet(columns))
    .execute()
  await record(work, 'console.setting.change', name, { version: body.version + 1, ...digests })
  await announce(work, 'console.setting.changed', { name, version: body.version + 1 })
  return readSetting(work, name)
}
