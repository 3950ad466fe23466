import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { AnyEndpoint } from '../../domain/kernel/endpoint.ts'
import type { Subscription } from '../../domain/webhooks/subscription.ts'
import {
  listDeliveries,
  listSubscriptions,
  pauseSubscription,
  removeSubscription,
  resumeSubscription,
  rotateSecret,
  testSubscription,
} from '../../domain/webhooks/webhooks.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { useSecretAct } from '../people/useSecretAct.ts'
import buttonCss from '../ui/Button.module.css'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/Toast.tsx'
import { ReplayRange } from './ReplayRange.tsx'
import { SecretShown, SubscriptionDialog } from './SubscriptionDialog.tsx'
import css from './Webhooks.module.css'

type Open = {
  readonly what: 'change' | 'rotate' | 'remove' | 'range'
  readonly of: Subscription
}
type Closing = { readonly of: Subscription; readonly onClose: () => void }

function RotateDialog({ of, onClose }: Closing) {
  const { t } = useTranslation('webhooks')
  const rotate = useSecretAct(rotateSecret, { renews: [listSubscriptions] })
  if (rotate.data !== undefined)
    return <SecretShown secret={rotate.data.secret} onClose={onClose} />
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('rotate')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="primary"
            busy={rotate.isPending}
            onClick={() => rotate.mutate({ params: { id: of.id } })}
          >
            {t('rotate')}
          </Button>
        </>
      }
    >
      <p>{t('rotateText')}</p>
      {rotate.error !== null && <ErrorState problem={rotate.error.problem} />}
    </Dialog>
  )
}

function RemoveDialog({ of, onClose }: Closing) {
  const { t } = useTranslation('webhooks')
  const remove = useAct(removeSubscription, {
    renews: [listSubscriptions, listDeliveries],
    onDone: () => {
      toast(t('removed'))
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('removeTitle', { name: of.name })}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="danger"
            busy={remove.isPending}
            onClick={() => remove.mutate({ params: { id: of.id } })}
          >
            {t('remove')}
          </Button>
        </>
      }
    >
      <p>{t('removeText')}</p>
      {remove.error !== null && <ErrorState problem={remove.error.problem} />}
    </Dialog>
  )
}

const stale: readonly AnyEndpoint[] = [listSubscriptions, listDeliveries]

function Acts({ of, open }: { readonly of: Subscription; readonly open: (open: Open) => void }) {
  const { t } = useTranslation('webhooks')
  const failed = { onProblem: (problem: Error) => toast(problem.message) }
  const test = useAct(testSubscription, {
    renews: stale,
    onDone: () => toast(t('tested')),
    ...failed,
  })
  const pause = useAct(pauseSubscription, { renews: stale, ...failed })
  const resume = useAct(resumeSubscription, { renews: stale, ...failed })
  const input = { params: { id: of.id } }
  const item = (what: Open['what'], label: string) =>
    ({ kind: 'act', key: what, label, act: () => open({ what, of }) }) as const
  return (
    <div className="row">
      <Button size="small" busy={test.isPending} onClick={() => test.mutate(input)}>
        {t('test')}
      </Button>
      {of.state === 'paused' && (
        <Button size="small" busy={resume.isPending} onClick={() => resume.mutate(input)}>
          {t('resume')}
        </Button>
      )}
      <Menu
        label={t('actsOf', { name: of.name })}
        align="right"
        buttonClassName={`${buttonCss.button} ${buttonCss.small}`}
        items={[
          item('change', t('change')),
          item('rotate', t('rotate')),
          item('range', t('range')),
          ...(of.state === 'active'
            ? [
                {
                  kind: 'act',
                  key: 'pause',
                  label: t('pause'),
                  act: () => pause.mutate(input),
                } as const,
              ]
            : []),
          { kind: 'rule', key: 'rule' },
          item('remove', t('remove')),
        ]}
      >
        {t('acts')}
      </Menu>
    </div>
  )
}

function StateTag({ of }: { readonly of: Subscription }) {
  const { t } = useTranslation('webhooks')
  if (of.pausedBecause === null) return <Tag tone="good">{t('active')}</Tag>
  return (
    <>
      <Tag tone="care">{t('paused')}</Tag>
      <div className="second t13">{t(`pausedBecause.${of.pausedBecause}`)}</div>
    </>
  )
}

function useColumns(open: (open: Open) => void): readonly Column<Subscription>[] {
  const { t } = useTranslation('webhooks')
  const { moment } = useFormat()
  return [
    {
      key: 'name',
      head: t('name'),
      renderCell: (row) => (
        <>
          {row.name}
          <div className={css.url}>{row.url}</div>
          <div className={`second ${css.more}`}>
            {t('kindsCount', { count: row.kinds.length })}
            {row.formerSecretUntil !== null &&
              ` · ${t('formerUntil', { until: moment(row.formerSecretUntil) })}`}
          </div>
        </>
      ),
    },
    { key: 'state', head: t('state'), renderCell: (row) => <StateTag of={row} /> },
    {
      key: 'last',
      head: t('lastSuccess'),
      renderCell: ({ lastSuccessAt }) =>
        lastSuccessAt === null ? t('never') : moment(lastSuccessAt),
    },
    {
      key: 'counts',
      head: t('log'),
      renderCell: (row) => (
        <Link to="/webhooks/deliveries" search={{ subscription: row.id } as never}>
          {t('counts', { waiting: row.waiting, failed: row.failed })}
        </Link>
      ),
    },
    { key: 'acts', head: t('acts'), renderCell: (row) => <Acts of={row} open={open} /> },
  ]
}

/** The addresses that an organisation has told, how they fare, and what can be done with each. */
export function SubscriptionsPage() {
  const { t } = useTranslation('webhooks')
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<Open | null>(null)
  const reading = useCall(listSubscriptions)
  const columns = useColumns(setOpen)
  const rows = reading.data?.rows
  const close = () => setOpen(null)
  return (
    <>
      <PageHead title={t('title')} />
      <h1 className={`pageTitle ${css.title}`}>{t('title')}</h1>
      <div className="stack">
        <p className="second">{t('intro')}</p>
        <Sheet
          title={t('url')}
          inside="pad"
          end={
            <>
              <Link to="/webhooks/deliveries">{t('log')}</Link>
              <Button kind="primary" icon={IconPlus} onClick={() => setAdding(true)}>
                {t('add')}
              </Button>
            </>
          }
        >
          {reading.isPending && <Loading lines={3} />}
          {reading.error !== null && <ErrorState problem={reading.error.problem} />}
          {rows?.length === 0 && <Empty title={t('none')}>{t('noneText')}</Empty>}
          {rows !== undefined && rows.length > 0 && (
            <Table
              label={t('url')}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              phone="stack"
            />
          )}
        </Sheet>
        <Note>
          <p>
            {t('docs')} <Link to="/webhooks/guide">{t('docsLink')}</Link>
          </p>
        </Note>
      </div>
      {adding && <SubscriptionDialog of={null} onClose={() => setAdding(false)} />}
      {open?.what === 'change' && <SubscriptionDialog of={open.of} onClose={close} />}
      {open?.what === 'rotate' && <RotateDialog of={open.of} onClose={close} />}
      {open?.what === 'remove' && <RemoveDialog of={open.of} onClose={close} />}
      {open?.what === 'range' && <ReplayRange of={open.of} onClose={close} />}
    </>
  )
}
