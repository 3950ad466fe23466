import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  listProviders,
  removeProvider,
  testProvider,
} from '../../domain/people/provider.endpoints.ts'
import type { Provider, ProviderFault } from '../../domain/people/provider.ts'
import { listSignOns } from '../../domain/people/signOn.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './People.module.css'
import { ProviderDialog } from './ProviderDialog.tsx'
import { useSignOnName } from './SignOnWays.tsx'
import { useSecretAct } from './useSecretAct.ts'

const faultKey = (fault: string) => `providers.fault.${fault as ProviderFault}` as const

function TrialDialog({
  provider,
  onClose,
}: {
  readonly provider: Provider
  readonly onClose: () => void
}) {
  const { t } = useTranslation('people')
  const [login, setLogin] = useState('')
  const trial = useSecretAct(testProvider, { renews: [listProviders] })
  const directory = provider.settings.kind === 'ldap'
  const go = () => {
    const body = directory && login.trim() !== '' ? { login } : {}
    trial.mutate({ params: { id: provider.id }, body })
  }
  const { data } = trial
  const facts = data?.found ?? null
  const shown = facts === null ? [] : (['name', 'email', 'unit'] as const)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('providers.test')}
      foot={
        <>
          <Button onClick={onClose}>{t('providers.close')}</Button>
          <Button kind="primary" busy={trial.isPending} onClick={go}>
            {t('providers.tryNow')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {directory && (
          <TextInput
            label={t('signOn.login')}
            help={t('providers.tryHelp')}
            optional
            autoComplete="off"
            spellCheck={false}
            value={login}
            onChange={setLogin}
          />
        )}
        {!directory && <p className="second">{t('providers.tryOidc')}</p>}
        {trial.isPending && <Loading lines={2} seconds={5} />}
        {trial.error !== null && <ErrorState problem={trial.error.problem} />}
        {data?.ok === true && <Note tone="good">{t('providers.reached')}</Note>}
        {data?.fault != null && (
          <Note tone="bad" title={t(faultKey(data.fault))}>
            {data.detail !== null && <span className="mono t13">{data.detail}</span>}
          </Note>
        )}
        {facts !== null && (
          <dl className={css.facts}>
            {shown.map((name) => (
              <div key={name} className={css.fact}>
                <dt>{t(`providers.found.${name}`)}</dt>
                <dd>{facts[name] ?? t('common.none')}</dd>
              </div>
            ))}
            <div className={css.fact}>
              <dt>{t('providers.found.groups')}</dt>
              <dd>{facts.groups.join('\n') || t('common.none')}</dd>
            </div>
            <div className={css.fact}>
              <dt>{t('providers.found.roles')}</dt>
              <dd>{facts.roles.join(' ') || t('common.none')}</dd>
            </div>
          </dl>
        )}
      </div>
    </Dialog>
  )
}

function RemoveDialog({
  provider,
  onClose,
}: {
  readonly provider: Provider
  readonly onClose: () => void
}) {
  const { t } = useTranslation('people')
  const name = useSignOnName()(provider)
  const remove = useAct(removeProvider, {
    renews: [listProviders, listSignOns],
    onDone: () => {
      toast(t('providers.removed'))
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('providers.removeOne', { name })}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="danger"
            busy={remove.isPending}
            onClick={() => remove.mutate({ params: { id: provider.id } })}
          >
            {t('common.remove')}
          </Button>
        </>
      }
    >
      <p>{t('providers.removeText', { count: provider.links })}</p>
      {remove.error !== null && <ErrorState problem={remove.error.problem} />}
    </Dialog>
  )
}

function ProviderRow({
  provider,
  redirectUri,
}: {
  readonly provider: Provider
  readonly redirectUri: string
}) {
  const { t } = useTranslation('people')
  const { moment } = useFormat()
  const name = useSignOnName()(provider)
  const [open, setOpen] = useState<'change' | 'test' | 'remove' | null>(null)
  const close = () => setOpen(null)
  const { settings, lastOkAt, lastFault, lastFaultAt } = provider
  const failing = lastFault !== null && lastFaultAt !== null && (lastOkAt ?? '') < lastFaultAt
  return (
    <li className={css.item}>
      <span className="grow">
        <b>{name}</b>{' '}
        <Tag tone={provider.enabled ? 'good' : 'plain'}>
          {t(provider.enabled ? 'providers.isOn' : 'providers.isOff')}
        </Tag>
        <br />
        <span className="second t13">
          {t(`providers.${settings.kind}`)} ·{' '}
          {settings.kind === 'oidc' ? settings.oidc.issuer : settings.ldap.url} ·{' '}
          {t('providers.links', { count: provider.links })}
        </span>
        <br />
        <span className="second t13">
          {lastOkAt === null
            ? t('providers.neverReached')
            : t('providers.lastOk', { time: moment(lastOkAt) })}
        </span>
        {failing && (
          <Note tone="care">
            {t('providers.lastFault', { time: moment(lastFaultAt), fault: t(faultKey(lastFault)) })}
          </Note>
        )}
      </span>
      <Button aria-label={t('providers.testOne', { name })} onClick={() => setOpen('test')}>
        {t('providers.test')}
      </Button>
      <Button aria-label={t('providers.changeOne', { name })} onClick={() => setOpen('change')}>
        {t('providers.change')}
      </Button>
      <Button aria-label={t('providers.removeOne', { name })} onClick={() => setOpen('remove')}>
        {t('common.remove')}
      </Button>
      {open === 'test' && <TrialDialog provider={provider} onClose={close} />}
      {open === 'change' && (
        <ProviderDialog provider={provider} redirectUri={redirectUri} onClose={close} />
      )}
      {open === 'remove' && <RemoveDialog provider={provider} onClose={close} />}
    </li>
  )
}

export function ProvidersPage() {
  const { t } = useTranslation('people')
  const [adding, setAdding] = useState(false)
  const reading = useCall(listProviders, { query: {} })
  const { data } = reading
  return (
    <>
      <PageHead title={t('providers.title')} />
      <h1 className={`pageTitle ${css.title}`}>{t('providers.title')}</h1>
      <div className={`stack ${css.wideForm}`}>
        <p className="second">{t('providers.intro')}</p>
        <Sheet
          title={t('providers.list')}
          end={
            <Button kind="primary" onClick={() => setAdding(true)}>
              {t('providers.add')}
            </Button>
          }
        >
          {reading.isPending && <Loading lines={3} />}
          {reading.error !== null && <ErrorState problem={reading.error.problem} />}
          {data?.rows.length === 0 && (
            <Empty title={t('providers.none')}>{t('providers.noneText')}</Empty>
          )}
          {data !== undefined && data.rows.length > 0 && (
            <ul className={css.list}>
              {data.rows.map((row) => (
                <ProviderRow key={row.id} provider={row} redirectUri={data.redirectUri} />
              ))}
            </ul>
          )}
        </Sheet>
        {adding && data !== undefined && (
          <ProviderDialog
            provider={null}
            redirectUri={data.redirectUri}
            onClose={() => setAdding(false)}
          />
        )}
      </div>
    </>
  )
}
