import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { draftAgreement, listAgreements } from '../../domain/console/agreement.endpoints.ts'
import { type AgreementRow, usualAgreements } from '../../domain/console/agreement.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { Menu } from '../ui/Menu.tsx'
import buttonCss from '../ui/Button.module.css'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Tag } from '../ui/Tag.tsx'
import { TextInput } from '../ui/TextInput.tsx'

function useColumns(): readonly Column<AgreementRow>[] {
  const { t } = useTranslation('console')
  const { language, day, moment } = useFormat()
  return [
    {
      key: 'text',
      head: t('agreements.text'),
      renderCell: (row) => (
        <Link to="/console/agreements/$id" params={{ id: row.id }}>
          {language === 'zh' ? row.titleZh : row.titleEn}
        </Link>
      ),
    },
    {
      key: 'version',
      head: t('agreements.version'),
      renderCell: (row) => t('agreements.versionOf', { version: row.version }),
    },
    {
      key: 'state',
      head: t('agreements.state'),
      renderCell: (row) => (
        <Tag tone={row.inForce ? 'good' : 'plain'}>
          {row.inForce ? t('agreements.inForce') : t(`agreements.states.${row.state}`)}
        </Tag>
      ),
    },
    {
      key: 'effective',
      head: t('agreements.effective'),
      renderCell: (row) => day(row.effectiveOn, { year: true }),
    },
    {
      key: 'must',
      head: t('agreements.must'),
      renderCell: (row) => t(row.mustAccept ? 'yes' : 'no'),
    },
    {
      key: 'accepted',
      head: t('agreements.accepted'),
      numeric: true,
      renderCell: (row) =>
        row.state === 'draft' ? '' : t('agreements.people', { count: row.accepted }),
    },
    {
      key: 'changed',
      head: t('agreements.changed'),
      renderCell: (row) =>
        t('by', { name: row.changedByName ?? '', when: moment(row.changedAt, {}) }),
    },
  ]
}

/** The texts every platform needs, those that are there, or another one. */
function DraftMenu({ rows }: { readonly rows: readonly AgreementRow[] }) {
  const { t } = useTranslation('console')
  const { language } = useFormat()
  const navigate = useNavigate()
  const [other, setOther] = useState<string | null>(null)
  const act = useAct(draftAgreement, {
    renews: [listAgreements],
    onDone: ({ id }) => void navigate({ to: '/console/agreements/$id', params: { id } }),
  })
  const known = [...new Set([...usualAgreements, ...rows.map(({ code }) => code)])]
  const nameOf = (code: string) => {
    const row = rows.find((one) => one.code === code)
    if (row !== undefined) return language === 'zh' ? row.titleZh : row.titleEn
    return code === 'terms' || code === 'privacy' ? t(`agreements.codes.${code}`) : code
  }
  const sound = /^[a-z][a-zA-Z]{1,39}$/.test(other ?? '')
  return (
    <>
      <Menu
        align="right"
        label={t('agreements.draft')}
        buttonClassName={buttonCss.button}
        items={[
          ...known.map((code) => ({
            kind: 'act' as const,
            key: code,
            label: t('agreements.draftOf', { name: nameOf(code) }),
            act: () => act.mutate({ body: { code } }),
          })),
          { kind: 'rule' as const, key: 'rule' },
          {
            kind: 'act' as const,
            key: '*',
            label: t('agreements.other'),
            icon: IconPlus,
            act: () => setOther(''),
          },
        ]}
      >
        {t('agreements.draft')}
      </Menu>
      <Dialog
        open={other !== null}
        onClose={() => setOther(null)}
        title={t('agreements.other')}
        foot={
          <>
            <Button onClick={() => setOther(null)}>{t('cancel')}</Button>
            <ActionButton
              verdict={sound ? allowed : invalid('console.agreement_code_malformed')}
              busy={act.isPending}
              onClick={() => act.mutate({ body: { code: other ?? '' } })}
            >
              {t('agreements.draft')}
            </ActionButton>
          </>
        }
      >
        <TextInput
          label={t('agreements.code')}
          help={t('agreements.codeHelp')}
          value={other ?? ''}
          onChange={setOther}
          most={40}
        />
      </Dialog>
      {act.error !== null && <ErrorState problem={act.error.problem} />}
    </>
  )
}

/** Every version of every text. */
export function AgreementsPage() {
  const { t } = useTranslation('console')
  const reading = useCall(listAgreements)
  const columns = useColumns()
  const rows = reading.data?.rows ?? []
  return (
    <>
      <PageHead title={t('agreements.title')} />
      <Sheet title={t('agreements.title')} level={1} end={<DraftMenu rows={rows} />}>
        {reading.error !== null && <ErrorState problem={reading.error.problem} />}
        {reading.data === undefined && reading.error === null && <Loading lines={4} />}
        {reading.data !== undefined && rows.length === 0 && (
          <Empty title={t('agreements.empty')}>{t('agreements.emptyText')}</Empty>
        )}
        {rows.length > 0 && (
          <Table
            label={t('agreements.title')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
          />
        )}
      </Sheet>
    </>
  )
}
