/** When people want their digests: as they chose, else as the house does. */
import { houseRhythm, type Rhythm } from '../../domain/notices/rhythm.ts'
import { digestHourSetting } from '../../domain/notices/settings.ts'
import { wholeSetting } from '../kernel/setting.ts'
import type { Reading } from '../kernel/work.ts'

export type Rhythms = { readonly of: (personId: string) => Rhythm }

/** The rhythms of these persons, read in two statements however many they are. */
export async function readRhythms(work: Reading, personIds: readonly string[]): Promise<Rhythms> {
  const rows = await work.db
    .selectFrom('notices.rhythm')
    .where('person_id', 'in', [...personIds])
    .select(['person_id', 'digest_hour', 'working_days_only'])
    .execute()
  const hour = await wholeSetting(work.db, digestHourSetting)
  const chosen = new Map(rows.map((row) => [row.person_id, row]))
  return {
    of(personId) {
      const row = chosen.get(personId)
      return {
        digestHour: row?.digest_hour ?? hour,
        workingDaysOnly: row?.working_days_only ?? houseRhythm.workingDaysOnly,
      }
    },
  }
}
