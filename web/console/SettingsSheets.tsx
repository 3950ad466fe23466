import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { listSettings } from '../../domain/console/setting.endpoints.ts'
import type { SettingRow } from '../../domain/console/setting.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import css from './Console.module.css'
import { SettingDialog } from './SettingDialog.tsx'
import { useSettingWords } from './settingWords.ts'

export const limitGroups = [
  'storage',
  'session',
  'notices',
  'programme',
  'requests',
  'webhooks',
  'proof',
] as const
export const brandGroups = ['brand', 'footer'] as const
type Group = (typeof limitGroups)[number] | (typeof brandGroups)[number]

function useColumns(change: (row: SettingRow) => void): readonly Column<SettingRow>[] {
  const { t } = useTranslation('console')
  const { moment } = useFormat()
  const words = useSettingWords()
  return [
    {
      key: 'name',
      head: t('settings.name'),
      renderCell: (row) => (
        <>
          {words.label(row)}
          <span className={css.help}>{words.help(row)}</span>
        </>
      ),
    },
    {
      key: 'value',
      head: t('settings.value'),
      renderCell: (row) => (
        <>
          {words.value(row, row.value)}
          <span className={css.help}>
            {row.changedAt === null
              ? t('settings.isInitial')
              : t('by', { name: row.changedByName ?? '', when: moment(row.changedAt, {}) })}
          </span>
        </>
      ),
    },
    {
      key: 'range',
      head: t('settings.range'),
      renderCell: (row) => <span className="second t13">{words.range(row)}</span>,
    },
    {
      key: 'change',
      head: t('settings.change'),
      renderCell: (row) => (
        <LinkButton
          aria-label={t('settings.changeOf', { name: words.label(row) })}
          onClick={() => change(row)}
        >
          {t('settings.change')}
        </LinkButton>
      ),
    },
  ]
}

/** Settings group by group, each with its value and its limits. */
export function SettingsSheets({ groups }: { readonly groups: readonly Group[] }) {
  const { t } = useTranslation('console')
  const reading = useCall(listSettings)
  const [changing, setChanging] = useState<SettingRow | null>(null)
  const columns = useColumns(setChanging)
  if (reading.error !== null) return <ErrorState problem={reading.error.problem} />
  if (reading.data === undefined) return <Loading lines={8} />
  return (
    <>
      {groups.map((group) => (
        <Sheet key={group} title={t(`settings.groups.${group}`)}>
          <div className={css.aligned}>
            <Table
              label={t(`settings.groups.${group}`)}
              columns={columns}
              rows={reading.data.rows.filter((row) => row.group === group)}
              rowKey={({ name }) => name}
            />
          </div>
        </Sheet>
      ))}
      {changing !== null && <SettingDialog row={changing} onClose={() => setChanging(null)} />}
    </>
  )
}
