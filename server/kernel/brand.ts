/** How the house calls itself, for the modules beneath the console. */
import type { Kysely } from 'kysely'
import { type Brand, brandNameSettings } from '../../domain/kernel/brand.ts'
import { isText } from '../../domain/kernel/setting.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { Schema } from './generated/schema.ts'

export type Brands = Readonly<Record<Language, Brand>>

/** Nobody is called nothing: a name that was emptied is the initial one again. */
export async function brandOf(db: Kysely<Schema>): Promise<Brands> {
  const rows = await db
    .selectFrom('kernel.setting')
    .where(
      'name',
      'in',
      brandNameSettings.map(({ name }) => name),
    )
    .select(['name', 'value'])
    .execute()
  const kept = new Map(rows.map(({ name, value }) => [name, value]))
  const [nameZh, nameEn, shortNameZh, shortNameEn] = brandNameSettings.map((spec) => {
    const value = kept.get(spec.name)
    return isText(spec, value) && value.trim() !== '' ? value.trim() : spec.initial
  })
  return {
    zh: { name: nameZh!, shortName: shortNameZh! },
    en: { name: nameEn!, shortName: shortNameEn! },
  }
}
