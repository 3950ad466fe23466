import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  type ApiKey,
  apiKeyDaysMax,
  listApiKeys,
  makeApiKey,
  revokeApiKey,
} from '../../domain/people/apiKey.endpoints.ts'
import { serverNow } from '../kernel/clock.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { GroupedChoices } from '../ui/GroupedChoices.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Tag } from '../ui/Tag.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './People.module.css'
import { useScopes } from './scopes.ts'
import { useSecretAct } from './useSecretAct.ts'

function stateOf(key: ApiKey, now: Date): 'valid' | 'expired' | 'revoked' {
  if (key.revokedAt !== null) return 'revoked'
  return new Date(key.expiresAt) <= now ? 'expired' : 'valid'
}

function MakeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('people')
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly string[]>([])
  const { groups } = useScopes()
  const [days, setDays] = useState<number | null>(90)
  const make = useSecretAct(makeApiKey, { renews: [listApiKeys] })
  const send = () =>
    make.mutate({ body: { name, scopes: [...scopes], days: Math.min(days ?? 1, apiKeyDaysMax) } })
  if (make.data !== undefined) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('keys.shownTitle')}
        foot={
          <Button kind="primary" onClick={onClose}>
            {t('keys.close')}
          </Button>
        }
      >
        <div className="stack">
          <Note tone="care">{t('keys.shownText')}</Note>
          <p className={css.secret}>{make.data.key}</p>
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('keys.make')}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" busy={make.isPending} onClick={send}>
            {t('keys.make')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextInput
          label={t('keys.name')}
          help={t('keys.nameHelp')}
          value={name}
          onChange={setName}
        />
        <NumberInput
          label={t('keys.days')}
          unit={t('keys.daysUnit')}
          value={days}
          onChange={setDays}
        />
        <GroupedChoices
          label={t('keys.scopes')}
          groups={groups}
          values={scopes}
          onChange={setScopes}
        />
        <p className="second t13">{t('keys.scopesHelp')}</p>
        {make.error !== null && <ErrorState problem={make.error.problem} />}
      </div>
    </Dialog>
  )
}

function useColumns(): readonly Column<ApiKey>[] {
  const { t } = useTranslation('people')
  const { day, moment } = useFormat()
  const revoke = useAct(revokeApiKey, {
    renews: [listApiKeys],
    onDone: () => toast(t('keys.revokedNow')),
  })
  const now = serverNow()
  const { nameOf } = useScopes()
  return [
    { key: 'name', head: t('keys.name'), renderCell: (row) => row.name },
    {
      key: 'prefix',
      head: t('keys.prefix'),
      renderCell: (row) => <span className="mono">{row.prefix}</span>,
    },
    {
      key: 'scopes',
      head: t('keys.scopes'),
      renderCell: (row) => (
        <details>
          <summary>{t('keys.scopesCount', { count: row.scopes.length })}</summary>
          <ul className={css.scopes}>
            {row.scopes.map((scope) => (
              <li key={scope}>{nameOf(scope)}</li>
            ))}
          </ul>
        </details>
      ),
    },
    { key: 'by', head: t('keys.madeBy'), renderCell: (row) => row.madeByName },
    {
      key: 'used',
      head: t('keys.lastUsed'),
      renderCell: (row) => (row.lastUsedAt === null ? t('keys.never') : moment(row.lastUsedAt)),
    },
    { key: 'until', head: t('common.until'), renderCell: (row) => day(row.expiresAt) },
    {
      key: 'state',
      head: t('keys.state'),
      renderCell: (row) => {
        const state = stateOf(row, now)
        return <Tag tone={state === 'valid' ? 'good' : 'plain'}>{t(`keys.${state}`)}</Tag>
      },
    },
    {
      key: 'act',
      head: t('common.acts'),
      renderCell: (row) =>
        stateOf(row, now) === 'valid' && (
          <Button size="small" onClick={() => revoke.mutate({ params: { id: row.id } })}>
            {t('keys.revoke')}
          </Button>
        ),
    },
  ]
}

export function ApiKeysPage() {
  const { t } = useTranslation('people')
  const [making, setMaking] = useState(false)
  const reading = useCall(listApiKeys)
  const columns = useColumns()
  const rows = reading.data?.rows
  return (
    <>
      <PageHead title={t('keys.title')} />
      <h1 className={`pageTitle ${css.title}`}>{t('keys.title')}</h1>
      <p className={`second ${css.title}`}>{t('keys.intro')}</p>
      <Sheet
        title={t('keys.title')}
        inside="pad"
        end={
          <Button kind="primary" onClick={() => setMaking(true)}>
            {t('keys.make')}
          </Button>
        }
      >
        {reading.isPending && <Loading lines={3} />}
        {reading.error !== null && <ErrorState problem={reading.error.problem} />}
        {rows?.length === 0 && <Empty title={t('keys.none')}>{t('keys.noneText')}</Empty>}
        {rows !== undefined && rows.length > 0 && (
          <Table
            label={t('keys.title')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            phone="stack"
          />
        )}
      </Sheet>
      {making && <MakeDialog onClose={() => setMaking(false)} />}
    </>
  )
}
