import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from '../kernel/words.ts'
import { listRoles } from '../../domain/console/role.endpoints.ts'
import type { RoleRow } from '../../domain/console/role.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import css from './Console.module.css'
import { useJoin, useOrgKindName } from './names.ts'

function useColumns(): readonly Column<RoleRow>[] {
  const { t } = useTranslation('console')
  const { language, moment } = useFormat()
  const kindName = useOrgKindName()
  const join = useJoin()
  return [
    {
      key: 'role',
      head: t('roles.role'),
      renderCell: (row) => (
        <Link to="/console/roles/$code" params={{ code: row.code }}>
          {language === 'zh' ? row.nameZh : row.nameEn}
        </Link>
      ),
    },
    {
      key: 'code',
      head: t('roles.code'),
      renderCell: (row) => <span className={css.whole}>{row.code}</span>,
    },
    {
      key: 'kinds',
      head: t('roles.kinds'),
      renderCell: (row) => <span className="second">{join(row.orgKinds.map(kindName))}</span>,
    },
    {
      key: 'permits',
      head: t('roles.permits'),
      numeric: true,
      renderCell: (row) => t('roles.items', { count: row.permits.length }),
    },
    {
      key: 'holders',
      head: t('roles.holders'),
      numeric: true,
      renderCell: (row) =>
        t('roles.people', { count: row.holders, amount: formatNumber(row.holders) }),
    },
    {
      key: 'changed',
      head: t('roles.changed'),
      renderCell: (row) => {
        if (row.changedAt === null) return <span className="muted">{t('roles.shipped')}</span>
        return t('by', { name: row.changedByName ?? '', when: moment(row.changedAt, {}) })
      },
    },
  ]
}

/** All roles, and the way into each. */
export function RolesPage() {
  const { t } = useTranslation('console')
  const reading = useCall(listRoles)
  const columns = useColumns()
  return (
    <>
      <PageHead title={t('roles.title')} />
      <Sheet
        title={t('roles.title')}
        level={1}

        end={
          <ButtonLink to="/console/roles/new" size="small" icon={IconPlus}>
            {t('roles.add')}
          </ButtonLink>
        }
      >
        {reading.error !== null && <ErrorState problem={reading.error.problem} />}
        {reading.data === undefined && reading.error === null && <Loading lines={8} />}
        {reading.data !== undefined && (
          <Table
            label={t('roles.title')}
            columns={columns}
            rows={reading.data.rows}
            rowKey={({ code }) => code}
          />
        )}
      </Sheet>
    </>
  )
}
