/** Settings as they are now. Every reader of a value comes through `setting`. */
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import type * as endpoints from '../../domain/console/setting.endpoints.ts'
import {
  effectiveValue,
  type SettingChange,
  type SettingRow,
  type SettingSpec,
  type SettingValue,
} from '../../domain/console/setting.ts'
import {
  houseSettings,
  settingSpec,
  type HouseSettingName,
  type ValueOf,
} from '../../domain/console/settings.ts'
import { missing } from '../../domain/kernel/verdict.ts'
import { Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { personNames } from '../people/index.ts'

async function keptValues(
  work: Reading,
  names: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const rows = await work.db
    .selectFrom('kernel.setting')
    .where('name', 'in', [...names])
    .select(['name', 'value'])
    .execute()
  return new Map(rows.map(({ name, value }) => [name, value]))
}

/** The value of a setting: what an operator chose, else what it is declared to be. */
export async function setting<N extends HouseSettingName>(
  work: Reading,
  name: N,
): Promise<ValueOf<N>> {
  const kept = await keptValues(work, [name])
  return effectiveValue(specOf(name), kept.get(name)) as ValueOf<N>
}

export function specOf(name: string): SettingSpec {
  const spec = settingSpec(name)
  if (spec === undefined) throw new Problem(missing('console.setting_unknown', { name }))
  return spec
}

type LastChange = { readonly version: number; readonly changed_by: string | null }

/** The last change of each of these settings. */
async function lastChanges(work: Reading, names: readonly string[]) {
  const rows = await work.db
    .selectFrom('console.setting_change')
    .distinctOn('name')
    .where('name', 'in', [...names])
    .select(['name', 'version', 'changed_by', 'changed_at'])
    .orderBy('name')
    .orderBy('version', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.name, row satisfies LastChange]))
}

function limitsOf(spec: SettingSpec): Pick<SettingRow, 'unit' | 'min' | 'max'> {
  if (spec.type === 'whole') return { unit: spec.unit, min: spec.min, max: spec.max }
  if (spec.type === 'flag') return { unit: null, min: null, max: null }
  return { unit: null, min: null, max: spec.type === 'text' ? spec.maxLength : spec.maxLines }
}

const plain = (value: SettingValue): SettingRow['value'] =>
  typeof value === 'object' ? [...value] : value

async function shapes(work: Reading, specs: readonly SettingSpec[]): Promise<SettingRow[]> {
  const names = specs.map(({ name }) => name)
  const kept = await keptValues(work, names)
  const last = await lastChanges(work, names)
  const people = [...last.values()].map(({ changed_by }) => changed_by ?? '').filter(Boolean)
  const personOf = await personNames(work, people)
  return specs.map((spec) => {
    const change = last.get(spec.name)
    return {
      name: spec.name,
      group: spec.group,
      type: spec.type,
      ...limitsOf(spec),
      initial: plain(spec.initial),
      value: plain(effectiveValue(spec, kept.get(spec.name))),
      version: change?.version ?? 0,
      changedAt: change?.changed_at.toISOString() ?? null,
      changedByName: personOf.get(change?.changed_by ?? '') ?? null,
    }
  })
}

export async function listSettings(work: Reading): Promise<{ rows: SettingRow[] }> {
  return { rows: await shapes(work, houseSettings) }
}

export async function readSetting(work: Reading, name: string): Promise<SettingRow> {
  return (await shapes(work, [specOf(name)]))[0]!
}

/** Newest first; at most 200, which is years of changes of one setting. */
export async function listSettingChanges(
  work: Reading,
  name: string,
): Promise<{ rows: SettingChange[] }> {
  const rows = await work.db
    .selectFrom('console.setting_change')
    .where('name', '=', specOf(name).name)
    .selectAll()
    .orderBy('version', 'desc')
    .limit(200)
    .execute()
  const people = rows.map(({ changed_by }) => changed_by ?? '').filter(Boolean)
  const personOf = await personNames(work, people)
  return {
    rows: rows.map((row) => ({
      version: row.version,
      before: row.before as SettingChange['before'],
      after: row.after as SettingChange['after'],
      beforeDigest: row.before_digest,
      afterDigest: row.after_digest,
      reason: row.reason,
      changedByName: personOf.get(row.changed_by ?? '') ?? null,
      changedAt: row.changed_at.toISOString(),
    })),
  }
}

export async function readBranding(
  work: Reading,
): Promise<AnswerOf<typeof endpoints.readBranding>> {
  const kept = await keptValues(
    work,
    houseSettings.map(({ name }) => name),
  )
  const valueOf = <N extends HouseSettingName>(name: N) =>
    effectiveValue(specOf(name), kept.get(name)) as ValueOf<N>
  return {
    nameZh: valueOf('brand.name_zh'),
    nameEn: valueOf('brand.name_en'),
    shortNameZh: valueOf('brand.short_name_zh'),
    shortNameEn: valueOf('brand.short_name_en'),
    footerZh: [...valueOf('brand.footer_zh')],
    footerEn: [...valueOf('brand.footer_en')],
    contactZh: valueOf('brand.contact_zh'),
    contactEn: valueOf('brand.contact_en'),
    icpNumber: valueOf('brand.icp_number'),
  }
}
