import { IconTruckDelivery } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import type { Dispatch } from '../../../../domain/programmes/dispatch.ts'
import { mayDeliver, type Package } from '../../../../domain/programmes/package.ts'
import type { Medium } from '../../../../domain/programmes/programmePaper.ts'
import { useFormat } from '../../../kernel/format.ts'
import { mayI, useMe } from '../../../kernel/me.ts'
import { WithSide } from '../../../kernel/shell/PageHead.tsx'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../../../ui/States.tsx'
import { Table } from '../../../ui/Table.tsx'
import { useProgramme } from '../../call/useProgramme.ts'
import { BuildSheet } from './BuildSheet.tsx'
import { ConfidentialSheet } from './ConfidentialSheet.tsx'
import { Received, Sent } from './DispatchParts.tsx'
import { DispatchDialog } from './DispatchDialog.tsx'
import { type Delivery, useDelivery } from './MailsPage.tsx'
import { usePackage } from './usePackage.ts'

type Row = { readonly medium: Medium; readonly dispatch: Dispatch | undefined }

function Media({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  return (
    <Table<Row>
      label={t('handIn.dispatch.title')}
      rows={rows}
      rowKey={({ medium }) => medium.code}
      columns={[
        {
          key: 'medium',
          head: t('handIn.dispatch.medium'),
          renderCell: ({ medium }) => (
            <>
              {medium.name[language]}{' '}
              <span className="muted t12">
                {t(`handIn.dispatch.${medium.required.value === true ? 'required' : 'optional'}`)}
              </span>
            </>
          ),
        },
        {
          key: 'sent',
          head: t('handIn.incoming.sent'),
          renderCell: ({ medium, dispatch }) =>
            dispatch === undefined ? (
              <span className="second">
                {t(medium.kind === 'email' ? 'handIn.dispatch.byMail' : 'handIn.dispatch.unsent')}
              </span>
            ) : (
              <Sent dispatch={dispatch} />
            ),
        },
        {
          key: 'received',
          head: t('handIn.incoming.state'),
          renderCell: ({ dispatch }) => dispatch !== undefined && <Received dispatch={dispatch} />,
        },
      ]}
    />
  )
}

function Ready({
  item,
  delivery,
  media,
}: {
  readonly item: Package
  readonly delivery: Delivery
  readonly media: readonly Medium[]
}) {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  const mine = mayI(useMe(), 'programmes.package.build')
  const [adding, setAdding] = useState(false)
  const built = new Set(item.media.map(({ code }) => code))
  const rows = media
    .filter(({ code }) => built.has(code))
    .map((medium) => ({
      medium,
      dispatch: delivery.dispatches.find((one) => one.medium === medium.code),
    }))
  const open = rows.filter(
    ({ medium, dispatch }) => dispatch === undefined && medium.kind !== 'email',
  )
  return (
    <WithSide side={<BuildSheet item={item} />}>
      {delivery.delivered && (
        <Note tone="good" title={t('handIn.dispatch.allSent')}>
          {item.deliveredAt !== null &&
            t('handIn.dispatch.allSentAt', { moment: moment(item.deliveredAt, {}) })}
        </Note>
      )}
      <Sheet title={t('handIn.dispatch.title')}>
        <div className="stack">
          <p className="second t13">{t('handIn.dispatch.note')}</p>
          <Media rows={rows} />
          {mine && !delivery.delivered && (
            <ActionButton
              icon={IconTruckDelivery}
              verdict={mayDeliver(item.state)}
              onClick={() => setAdding(true)}
            >
              {t('handIn.dispatch.record')}
            </ActionButton>
          )}
        </div>
      </Sheet>
      <ConfidentialSheet unit={item} />
      {adding && (
        <DispatchDialog
          item={item}
          media={open.map(({ medium }) => medium)}
          onClose={() => setAdding(false)}
        />
      )}
    </WithSide>
  )
}

/** What left the house by which way, when, recorded by whom, in time or not, and whether it arrived. */
export function DispatchPage() {
  const { data: item } = usePackage()
  const { data, error, refetch } = useDelivery()
  const programme = useProgramme(item?.programmeId ?? '', item !== undefined)
  const problem = error ?? programme.error
  if (problem !== null) {
    return <ErrorState problem={problem.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined || item === undefined || programme.data === undefined) {
    return <Loading lines={6} />
  }
  return <Ready item={item} delivery={data} media={programme.data.definition.media} />
}
