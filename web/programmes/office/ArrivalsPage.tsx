import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { exportLedger, readLedger } from '../../../domain/programmes/dispatch.endpoints.ts'
import { sendingStep, type Dispatch } from '../../../domain/programmes/dispatch.ts'
import { countEntries, listEntries } from '../../../domain/programmes/entry.endpoints.ts'
import { givePackageBack } from '../../../domain/programmes/package.endpoints.ts'
import type { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import { call } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { ExportButtons } from '../../ui/ListExport.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'
import { ProgrammeFrame, type Managed } from './ProgrammeFrame.tsx'
import { SilentUnits } from './SilentUnits.tsx'
import { ReceiptDialog } from './ReceiptDialog.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'

type LedgerRow = AnswerOf<typeof readLedger>['rows'][number]

/** Paper is counted in volumes: what the unit said it sent, what the rule asks, what was counted. */
export function expectedOf(row: LedgerRow, dispatch: Dispatch): number {
  return dispatch.medium === 'paper' && row.volumes !== null ? row.volumes : dispatch.pieces
}

function Judged({ dispatch }: { readonly dispatch: Dispatch }) {
  const { t } = useTranslation('office')
  const { inTime, unsettled } = dispatch.judgement
  if (inTime === null) return <Tag>{t('arrivals.undecided')}</Tag>
  return (
    <>
      <Tag tone={inTime ? 'good' : 'bad'}>{t(inTime ? 'arrivals.inTime' : 'arrivals.late')}</Tag>
      {unsettled.length > 0 && <div className="muted t12">{t('arrivals.unsettled')}</div>}
    </>
  )
}

function Counted({ row, dispatch }: { readonly row: LedgerRow; readonly dispatch: Dispatch }) {
  const { t } = useTranslation('office')
  const expected = expectedOf(row, dispatch)
  const counted = dispatch.receivedPieces
  if (counted === null)
    return <span className="muted">{t('arrivals.expected', { count: expected })}</span>
  const differs = counted !== expected
  return (
    <>
      <Tag tone={differs ? 'care' : 'good'}>
        {t(differs ? 'arrivals.countDiffers' : 'arrivals.countAgrees', { counted, expected })}
      </Tag>
      {dispatch.receiptNote !== null && <div className="muted t12">{dispatch.receiptNote}</div>}
    </>
  )
}

function useColumns(managed: Managed, row: LedgerRow, receive: (dispatch: Dispatch) => void) {
  const { t } = useTranslation('office')
  const { language, moment } = useFormat()
  const definition = managed.definition as ProgrammeDefinition
  const { media } = definition
  const mediumName = (code: string) =>
    media?.find((medium) => medium.code === code)?.name[language] ?? code
  return [
    {
      key: 'medium',
      head: t('arrivals.medium'),
      renderCell: (dispatch: Dispatch) => (
        <>
          {mediumName(dispatch.medium)}
          <div className="muted t12">
            {t(`way.${dispatch.way}`)} {dispatch.number ?? ''}
          </div>
        </>
      ),
    },
    {
      key: 'sent',
      head: t('arrivals.sent'),
      renderCell: (dispatch: Dispatch) => moment(dispatch.sentAt, { year: true }),
    },
    {
      key: 'received',
      head: t('arrivals.received'),
      renderCell: (dispatch: Dispatch) =>
        dispatch.receivedAt === null && sendingStep(definition, row.unitCode) !== 'deliver' ? (
          <span className="muted">{t('arrivals.byUnitAbove')}</span>
        ) : dispatch.receivedAt === null ? (
          <Button size="small" onClick={() => receive(dispatch)}>
            {t('arrivals.receive')}
          </Button>
        ) : (
          moment(dispatch.receivedAt, { year: true })
        ),
    },
    {
      key: 'counted',
      head: t('arrivals.counted'),
      renderCell: (dispatch: Dispatch) => <Counted row={row} dispatch={dispatch} />,
    },
    {
      key: 'inTime',
      head: t('arrivals.inTimeHead'),
      renderCell: (dispatch: Dispatch) => <Judged dispatch={dispatch} />,
    },
  ]
}

type LedgerLine = { readonly row: LedgerRow; readonly dispatch: Dispatch }

/** The ledger as one table: a line for each thing sent, with its unit and package. */
function LedgerExport({ managed }: { readonly managed: Managed }) {
  const { t } = useTranslation('office')
  const { language, moment } = useFormat()
  const { media } = managed.definition as ProgrammeDefinition
  const read = async () => {
    const { rows, takenAt } = await call(exportLedger, { params: { programmeId: managed.id } })
    const lines: LedgerLine[] = rows.flatMap((row) =>
      row.dispatches.map((dispatch) => ({ row, dispatch })),
    )
    return { rows: lines, takenAt }
  }
  const at = (when: string | null) => (when === null ? '' : moment(when, { year: true }))
  const judged = ({ judgement: { inTime } }: Dispatch) =>
    inTime === null ? t('arrivals.undecided') : t(inTime ? 'arrivals.inTime' : 'arrivals.late')
  return (
    <ExportButtons
      title={t('arrivals.ledger')}
      read={read}
      columns={[
        { head: t('standing.unit'), text: ({ row }) => row.unitName },
        { head: t('arrivals.docNo'), text: ({ row }) => row.package?.docNo ?? '' },
        { head: t('arrivals.projects'), text: ({ row }) => row.package?.projects ?? null },
        {
          head: t('arrivals.medium'),
          text: ({ dispatch: { medium } }) =>
            media?.find(({ code }) => code === medium)?.name[language] ?? medium,
        },
        { head: t('arrivals.way'), text: ({ dispatch }) => t(`way.${dispatch.way}`) },
        { head: t('arrivals.number'), text: ({ dispatch }) => dispatch.number ?? '' },
        { head: t('arrivals.sent'), text: ({ dispatch }) => at(dispatch.sentAt) },
        { head: t('arrivals.received'), text: ({ dispatch }) => at(dispatch.receivedAt) },
        { head: t('arrivals.due'), text: ({ row, dispatch }) => expectedOf(row, dispatch) },
        { head: t('arrivals.pieces'), text: ({ dispatch }) => dispatch.receivedPieces },
        { head: t('arrivals.inTimeHead'), text: ({ dispatch }) => judged(dispatch) },
        { head: t('arrivals.note'), text: ({ dispatch }) => dispatch.receiptNote ?? '' },
      ]}
    />
  )
}

/** Before anything of it is decided, the whole of it may go back to whoever sent it. */
function GiveBack({ row, name }: { readonly row: LedgerRow; readonly name: string }) {
  const { t } = useTranslation('office')
  const me = useMe()
  const [open, setOpen] = useState(false)
  const act = useAct(givePackageBack, {
    renews: [readLedger, listEntries, countEntries],
    onDone: () => {
      setOpen(false)
      toast(t('arrivals.gaveBack', { name }))
    },
  })
  if (row.package?.state !== 'delivered' || !mayI(me, 'programmes.entry.decide')) return null
  const { id } = row.package
  return (
    <>
      <Button
        size="small"
        aria-label={t('arrivals.giveBackOf', { name })}
        onClick={() => setOpen(true)}
      >
        {t('arrivals.giveBack')}
      </Button>
      {open && (
        <ReasonDialog
          title={t('arrivals.giveBackOf', { name })}
          act={t('arrivals.giveBack')}
          note={t('arrivals.giveBackNote', { count: row.package.projects })}
          danger
          busy={act.isPending}
          problem={act.error?.problem ?? null}
          onClose={() => setOpen(false)}
          onAct={(reason) => act.mutate({ params: { id }, body: { reason } })}
        />
      )}
    </>
  )
}

function UnitArrivals({
  managed,
  row,
  receive,
}: {
  readonly managed: Managed
  readonly row: LedgerRow
  readonly receive: (dispatch: Dispatch) => void
}) {
  const { t } = useTranslation('office')
  const columns = useColumns(managed, row, receive)
  const title =
    row.package === null || row.package.state !== 'delivered' ? (
      row.unitName
    ) : (
      <Link to="/packages/$id" params={{ id: row.package.id }}>
        {row.unitName}
      </Link>
    )
  const note =
    row.package === null
      ? t('arrivals.confidential')
      : t('arrivals.packageOf', {
          number: row.package.docNo ?? '—',
          projects: row.package.projects,
          volumes: row.volumes ?? 0,
        })
  return (
    <Sheet
      title={title}
      note={note}
      inside="none"
      end={
        <span className="row wrap">
          {row.entries > 0 && (
            <Link
              to="/office/programmes/$programmeId/entries"
              params={{ programmeId: managed.id }}
              search={{ unit: row.unitCode } as never}
            >
              {t('entries.ofUnit', { count: row.entries })}
            </Link>
          )}
          <GiveBack row={row} name={row.unitName} />
        </span>
      }
    >
      {row.package?.state === 'stale' && row.package.stale !== null && (
        <Note tone="care">{row.package.stale.message}</Note>
      )}
      <Table<Dispatch>
        label={row.unitName}
        rows={row.dispatches}
        rowKey={({ id }) => id}
        columns={columns}
      />
    </Sheet>
  )
}

function Arrivals({ managed }: { readonly managed: Managed }) {
  const { t } = useTranslation('office')
  const trail = useTrail()
  const [receiving, setReceiving] = useState<{ row: LedgerRow; dispatch: Dispatch } | null>(null)
  const { data, error, refetch } = useCall(readLedger, {
    params: { programmeId: managed.id },
    query: { limit: 20, ...trail.page },
  })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={6} />
  if (data.total === 0) {
    return (
      <div className="stack">
        <Empty title={t('arrivals.none')}>{t('arrivals.noneText')}</Empty>
        <SilentUnits programmeId={managed.id} />
      </div>
    )
  }
  return (
    <div className="stack">
      <div className="row wrap">
        <p className="second">{t('arrivals.text', { count: data.total })}</p>
        <span className="row end">
          <LedgerExport managed={managed} />
        </span>
      </div>
      {data.rows.map((row) => (
        <UnitArrivals
          key={`${row.unitCode} ${row.package?.id ?? ''}`}
          managed={managed}
          row={row}
          receive={(dispatch) => setReceiving({ row, dispatch })}
        />
      ))}
      <TrailButtons trail={trail} next={data.next} />
      <SilentUnits programmeId={managed.id} />
      {receiving !== null && (
        <ReceiptDialog
          key={receiving.dispatch.id}
          dispatch={receiving.dispatch}
          expected={expectedOf(receiving.row, receiving.dispatch)}
          onClose={() => setReceiving(null)}
        />
      )}
    </div>
  )
}

/** What units sent and what arrived: recorded as it was, counted, and judged by the rule. */
export function ArrivalsPage() {
  return (
    <ProgrammeFrame at="arrivals">{(managed) => <Arrivals managed={managed} />}</ProgrammeFrame>
  )
}
