import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { revealExpert } from '../../../domain/evaluation/expert.endpoints.ts'
import { feeFields, type FeeData } from '../../../domain/evaluation/feeData.ts'
import {
  notePayments,
  readFees,
  settleFees,
  type FeeRow,
  type FeesPage as Fees,
} from '../../../domain/evaluation/fees.endpoints.ts'
import { mayNotePayment, maySetFees, maySettleFees } from '../../../domain/evaluation/fees.ts'
import type { RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import { serverNow, useMinute } from '../../kernel/clock.ts'
import { formatIsoDay, formatNumber, formatYuan, useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { WithSide } from '../../kernel/shell/PageHead.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { ExportButtons, type ExportColumn } from '../../ui/ListExport.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../../ui/States.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'
import { actorOf } from '../actor.ts'
import css from '../round/Round.module.css'
import { RoundFrame } from '../round/RoundFrame.tsx'
import { FeeRates } from './FeeRates.tsx'

type Part = { readonly round: RoundPage; readonly fees: Fees }
type Told = ReadonlyMap<string, Partial<FeeData>>
type FeeColumn = Column<FeeRow> & ExportColumn<FeeRow>

/** What is shown of a payee was asked for, and each asking left its trace. */
function useDetails(told: Told, onTell: (id: string) => void): FeeColumn {
  const { t } = useTranslation('panel')
  const { t: say } = useTranslation('evaluation')
  const me = useMe()
  const detail = (row: FeeRow, field: keyof FeeData) => told.get(row.expertId)?.[field] ?? ''
  return {
    key: 'details',
    head: t('fee.details'),
    text: (row) => detail(row, 'payee'),
    beside: (['bank', 'account', 'idNumber'] as const).map((field) => ({
      head: say(`expert.feeField.${field}`),
      text: (row: FeeRow) => detail(row, field),
    })),
    renderCell: (row) =>
      row.keeps.length === 0 ? (
        <Tag tone="care">{t('fee.noDetails')}</Tag>
      ) : told.has(row.expertId) ? (
        <ul className={`${css.people} t13`}>
          {feeFields.map((field) => (
            <li key={field}>{detail(row, field)}</li>
          ))}
        </ul>
      ) : mayI(me, 'evaluation.expert.reveal') ? (
        <Button
          size="small"
          aria-label={t('fee.tellOf', { name: row.name })}
          onClick={() => onTell(row.expertId)}
        >
          {t('fee.tell')}
        </Button>
      ) : (
        <span className="muted">{t('fee.kept')}</span>
      ),
  }
}

function useColumns(told: Told, onTell: (id: string) => void): readonly FeeColumn[] {
  const { t } = useTranslation('panel')
  const { day } = useFormat()
  const number = (key: 'reviews' | 'halfDays'): FeeColumn => ({
    key,
    head: t(`fee.${key}`),
    numeric: true,
    text: (row) => row[key],
    renderCell: (row) => formatNumber(row[key]),
  })
  return [
    {
      key: 'name',
      head: t('fee.name'),
      text: (row) => row.name,
      beside: [
        { head: t('fee.employer'), text: (row) => row.employer },
        { head: t('fee.seniority'), text: (row) => t(`fee.is.${row.seniority}`) },
      ],
      renderCell: (row) => (
        <>
          {row.name}
          <div className="second t13">
            {row.employer} · {t(`fee.is.${row.seniority}`)}
          </div>
        </>
      ),
    },
    number('reviews'),
    number('halfDays'),
    {
      key: 'gross',
      head: t('fee.gross'),
      numeric: true,
      text: (row) => row.grossFen / 100,
      beside: [{ head: t('fee.cut'), text: (row) => row.cutFen / 100 }],
      renderCell: (row) => (
        <>
          {formatYuan(row.grossFen)}
          {row.cutFen > 0 && (
            <div className="muted t12">{t('fee.cutOf', { amount: formatYuan(row.cutFen) })}</div>
          )}
        </>
      ),
    },
    useDetails(told, onTell),
    {
      key: 'paid',
      head: t('fee.paidOn'),
      text: (row) => row.paidOn,
      renderCell: (row) =>
        row.paidOn === null ? (
          <Tag>{t('fee.open')}</Tag>
        ) : (
          <Tag tone="good">{day(row.paidOn, { year: true })}</Tag>
        ),
    },
  ]
}

function Payments({
  round,
  fees,
  chosen,
  onDone,
}: Part & {
  readonly chosen: readonly string[]
  readonly onDone: () => void
}) {
  const { t } = useTranslation('panel')
  const me = useMe()
  const now = useMinute()
  const today = formatIsoDay(now)
  const [day, setDay] = useState<string | null>(today)
  const act = useAct(notePayments, {
    renews: [readFees],
    onDone: () => {
      toast(t('fee.noted'))
      onDone()
    },
  })
  const settled = fees.settled !== null
  const open = chosen.length
  const facts = { settled, open, chosen: chosen.length }
  return (
    <div className="stack">
      <DateInput label={t('fee.day')} latest={today} value={day} onChange={setDay} />
      <ActionButton
        verdict={mayNotePayment(actorOf(me), facts, day ?? today, today)}
        busy={act.isPending}
        {...(open === 0 ? { reason: t('fee.choose') } : {})}
        onClick={() =>
          act.mutate({
            params: { id: round.id },
            body: { experts: [...chosen], day: day ?? today },
          })
        }
      >
        {t('fee.note', { count: open })}
      </ActionButton>
      {act.error !== null && <ErrorState problem={act.error.problem} />}
    </div>
  )
}

function Settle({ round, fees }: Part) {
  const { t } = useTranslation('panel')
  const { moment } = useFormat()
  const me = useMe()
  const act = useAct(settleFees, { renews: [readFees], onDone: () => toast(t('fee.settledNow')) })
  const { settled, rows, totalFen, paidFen } = fees
  const facts = { round: round.state, settled: settled !== null, lines: rows.length }
  return (
    <Sheet title={t('fee.sum')}>
      <div className="stack">
        <dl className={css.facts}>
          <dt>{t('fee.total')}</dt>
          <dd>{t('fee.yuan', { amount: formatYuan(totalFen) })}</dd>
          <dt>{t('fee.paid')}</dt>
          <dd>{t('fee.yuan', { amount: formatYuan(paidFen) })}</dd>
        </dl>
        {settled === null ? (
          <p className="second t13">{t('fee.draft')}</p>
        ) : (
          <p>{t('fee.settled', { by: settled.by, moment: moment(settled.at) })}</p>
        )}
        {settled === null && mayI(me, 'evaluation.round.manage') && (
          <ActionButton
            verdict={maySettleFees(actorOf(me), facts)}
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id: round.id }, body: { totalFen } })}
          >
            {t('fee.settle')}
          </ActionButton>
        )}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}

function List({ round, fees }: Part) {
  const { t } = useTranslation('panel')
  const me = useMe()
  const [told, setTold] = useState<Told>(new Map())
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const reveal = useAct(revealExpert, {
    onDone: (data, { params }) => setTold((before) => new Map(before).set(params.id, data)),
  })
  const columns = useColumns(told, (id) => reveal.mutate({ params: { id } }))
  const open = new Set(fees.rows.filter(({ paidOn }) => paidOn === null).map((row) => row.expertId))
  const pays = fees.settled !== null && open.size > 0 && mayI(me, 'evaluation.round.manage')
  const nameOf = new Map(fees.rows.map((row) => [row.expertId, row.name]))
  return (
    <Sheet
      title={t('fee.list')}
      inside="none"
      end={
        fees.rows.length > 0 && (
          <ExportButtons
            title={`${round.title} ${t('fee.list')}`}
            columns={columns}
            read={() => Promise.resolve({ rows: fees.rows, takenAt: serverNow().toISOString() })}
          />
        )
      }
    >
      {reveal.error !== null && <ErrorState problem={reveal.error.problem} />}
      {fees.rows.length === 0 && <Empty title={t('fee.none')}>{t('fee.noneText')}</Empty>}
      {fees.rows.length > 0 && (
        <Table<FeeRow>
          label={t('fee.list')}
          rows={fees.rows}
          rowKey={({ expertId }) => expertId}
          columns={columns}
          choosing={
            pays
              ? {
                  chosen,
                  open,
                  nameOf: (key) => nameOf.get(key) ?? key,
                  onChoose: (key, on) => {
                    const next = new Set(chosen)
                    if (on) next.add(key)
                    else next.delete(key)
                    setChosen(next)
                  },
                  onChooseAll: (on) => setChosen(on ? open : new Set()),
                }
              : undefined
          }
        />
      )}
      {pays && (
        <div className={css.within}>
          <Payments
            round={round}
            fees={fees}
            chosen={[...chosen].filter((id) => open.has(id))}
            onDone={() => setChosen(new Set())}
          />
        </div>
      )}
    </Sheet>
  )
}

function FeesOf({ round }: { readonly round: RoundPage }) {
  const { t } = useTranslation('panel')
  const me = useMe()
  const { data, error, refetch } = useCall(readFees, { params: { id: round.id } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={8} />
  const sets = maySetFees(actorOf(me), data.settled !== null).ok
  return (
    <WithSide
      side={
        <>
          <Settle round={round} fees={data} />
          <FeeRates
            key={JSON.stringify(data.rule)}
            round={round}
            rule={data.rule}
            readOnly={!sets}
          />
        </>
      }
    >
      <Note>{t('fee.outside')}</Note>
      <List round={round} fees={data} />
    </WithSide>
  )
}

/** What the experts of a round are owed, and what was noted as paid; nothing is paid by the house. */
export function FeesPage() {
  const { t } = useTranslation('panel')
  return <RoundFrame page={t('fee.list')}>{(round) => <FeesOf round={round} />}</RoundFrame>
}
