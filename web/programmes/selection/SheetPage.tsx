import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import {
  decideSelection,
  exportSelection,
  listSelection,
  readSelection,
} from '../../../domain/programmes/selection.endpoints.ts'
import type { SelectionPage, SelectionRow } from '../../../domain/programmes/selectionPage.ts'
import { mayDraftSelection } from '../../../domain/programmes/selection.ts'
import { conclusionStandings, outcomes } from '../../../domain/programmes/selectionSheet.ts'
import { call } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../../ui/list.ts'
import { type ListColumn, ListPage } from '../../ui/ListPage.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Empty } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { actorOf } from '../application/actor.ts'
import { Conclusions, useConclusionText } from './Conclusions.tsx'
import { Points, useFormersText } from './Points.tsx'
import { pointsText } from './points.ts'
import css from './Selection.module.css'
import { type Chosen, SelectionFrame } from './SelectionFrame.tsx'

const pageSize = 50
const tones = {
  qualified: 'good',
  vetoed: 'bad',
  belowThreshold: 'plain',
  unscored: 'care',
  notRecommended: 'bad',
  unconcluded: 'care',
} as const

function Rank({
  row,
  method,
}: {
  readonly row: SelectionRow
  readonly method: SelectionPage['rules']['method']
}) {
  const { t } = useTranslation('selection')
  const { score } = row
  const reach = score?.likely ?? score?.range ?? null
  const inRound = score?.ranks[method] ?? null
  return (
    <div className={css.cell}>
      <span>{row.rank ?? '–'}</span>
      {reach !== null && inRound !== null && (
        <span
          className={css.note}
          title={t(score?.likely == null ? 'sheet.reachHelp' : 'sheet.rangeHelp')}
        >
          {t('sheet.range', {
            rank: String(inRound),
            from: String(reach[0]),
            to: String(reach[1]),
          })}
        </span>
      )}
    </div>
  )
}

function useFacts() {
  const { t } = useTranslation('selection')
  return ({ winner, score }: SelectionRow): string[] => {
    const years = winner?.years.join('、') ?? ''
    return [
      ...(winner === null
        ? []
        : [t(winner.proved ? 'sheet.winner' : 'sheet.winnerLikely', { years })]),
      ...(score === null || score.recused === 0
        ? []
        : [t('sheet.recused', { count: score.recused })]),
      ...(score?.spread == null ? [] : [t('sheet.spread', { points: pointsText(score.spread) })]),
      ...(score?.error == null ? [] : [t('sheet.error', { points: pointsText(score.error) })]),
      ...(score?.source === 'list' ? [t('sheet.list')] : []),
      ...(score?.vetoed ?? []),
    ]
  }
}

function Decision({
  row,
  open,
  onAsk,
  onBack,
}: {
  readonly row: SelectionRow
  readonly open: boolean
  readonly onAsk: (row: SelectionRow) => void
  readonly onBack: (row: SelectionRow) => void
}) {
  const { t } = useTranslation('selection')
  const may = open && (row.outcome === 'qualified' || row.override !== null)
  return (
    <div className={css.cell}>
      <Tag tone={row.taken ? 'chosen' : 'plain'}>{t(row.taken ? 'sheet.taken' : 'sheet.left')}</Tag>
      {row.override !== null && (
        <span className={css.note}>
          {t('sheet.byHand')}：{row.override.reason}
        </span>
      )}
      {may && row.override === null && (
        <LinkButton
          underlined
          aria-label={`${t(row.taken ? 'sheet.toLeave' : 'sheet.toTake')} ${row.title} ${row.direction}`}
          onClick={() => onAsk(row)}
        >
          {t(row.taken ? 'sheet.toLeave' : 'sheet.toTake')}
        </LinkButton>
      )}
      {may && row.override !== null && (
        <LinkButton underlined onClick={() => onBack(row)}>
          {t('sheet.back')}
        </LinkButton>
      )}
    </div>
  )
}

function Outcome({ row }: { readonly row: SelectionRow }) {
  const { t } = useTranslation('selection')
  return (
    <div className={css.cell}>
      <Tag tone={tones[row.outcome]}>{t(`sheet.outcomes.${row.outcome}`)}</Tag>
      {row.missing > 0 && (
        <span className={css.note}>{t('sheet.missing', { points: pointsText(row.missing) })}</span>
      )}
      {row.heldBack && <span className={css.note}>{t('sheet.heldBack')}</span>}
    </div>
  )
}

function Facts({ facts }: { readonly facts: readonly string[] }) {
  return (
    <ul className={css.plain}>
      {facts.map((fact) => (
        <li key={fact} className={css.note}>
          {fact}
        </li>
      ))}
    </ul>
  )
}

function Project({ row, place }: { readonly row: SelectionRow; readonly place: string }) {
  return (
    <>
      <Link to="/entries/$id" params={{ id: row.entryId }}>
        {row.title}
      </Link>
      <div className="second t13">{row.applicant}</div>
      <div className="muted t12">{place}</div>
    </>
  )
}

function useColumns(
  { rules: { method } }: SelectionPage,
  open: boolean,
  onAsk: (row: SelectionRow) => void,
  onBack: (row: SelectionRow) => void,
): readonly ListColumn<SelectionRow>[] {
  const { t } = useTranslation('selection')
  const facts = useFacts()
  const formers = useFormersText()
  const place = (row: SelectionRow) =>
    t('sheet.place', { unit: row.unitName, rank: String(row.unitRank) })
  const conclusions = useConclusionText()
  const outcome = (row: SelectionRow) => t(`sheet.outcomes.${row.outcome}`)
  return [
    {
      key: 'title',
      head: t('sheet.project'),
      text: (row) => row.title,
      renderCell: (row) => <Project row={row} place={place(row)} />,
      beside: [{ head: t('names.unit'), text: place }],
    },
    {
      key: 'direction',
      head: t('sheet.direction'),
      text: (row) => row.direction,
      renderCell: (row) => row.direction,
    },
    {
      key: 'points',
      head: t('sheet.points'),
      numeric: true,
      text: (row) => pointsText(row.points),
      renderCell: (row) => <Points row={row} />,
      beside: [{ head: t('sheet.formers'), text: formers }],
    },
    {
      key: 'rank',
      head: t('sheet.rank'),
      text: (row) => row.rank,
      renderCell: (row) => <Rank row={row} method={method} />,
    },
    {
      key: 'conclusion',
      head: t('sheet.conclusion'),
      text: conclusions,
      renderCell: (row) => <Conclusions row={row} />,
    },
    {
      key: 'outcome',
      head: t('sheet.outcome'),
      text: outcome,
      renderCell: (row) => <Outcome row={row} />,
    },
    {
      key: 'facts',
      head: t('sheet.facts'),
      text: (row) => facts(row).join('; '),
      renderCell: (row) => <Facts facts={facts(row)} />,
    },
    {
      key: 'decision',
      head: t('sheet.decision'),
      text: (row) => t(row.taken ? 'sheet.taken' : 'sheet.left'),
      renderCell: (row) => <Decision row={row} open={open} onAsk={onAsk} onBack={onBack} />,
    },
  ]
}

const yes = (value: string | undefined) => (value === undefined ? undefined : value === 'yes')

function narrowingOf({ filters, find }: ListQuery) {
  const outcome = outcomes.find((one) => one === filters.outcome)
  const concluded = conclusionStandings.find((one) => one === filters.concluded)
  const taken = yes(filters.taken)
  const byHand = yes(filters.byHand)
  return {
    ...(find === '' ? {} : { text: find }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(concluded === undefined ? {} : { concluded }),
    ...(filters.direction === undefined ? {} : { direction: filters.direction }),
    ...(filters.region === undefined ? {} : { region: filters.region }),
    ...(taken === undefined ? {} : { taken }),
    ...(byHand === undefined ? {} : { byHand }),
  }
}

function useFilters({ managed, page }: Chosen) {
  const { t } = useTranslation('selection')
  const { language } = useFormat()
  const { directions } = managed.definition as ProgrammeDefinition
  const yesNo = [
    { value: 'yes', label: t('sheet.yes') },
    { value: 'no', label: t('sheet.no') },
  ]
  return [
    {
      key: 'outcome',
      label: t('sheet.filter.outcome'),
      options: outcomes.map((value) => ({ value, label: t(`sheet.outcomes.${value}`) })),
    },
    {
      key: 'concluded',
      label: t('sheet.filter.concluded'),
      options: conclusionStandings.map((value) => ({
        value,
        label: t(`sheet.concludedAs.${value}`),
      })),
    },
    {
      key: 'direction',
      label: t('sheet.filter.direction'),
      options: directions.map(({ code, name }) => ({
        value: code,
        label: `${code} ${name.value?.[language] ?? ''}`,
      })),
    },
    {
      key: 'region',
      label: t('sheet.filter.region'),
      options: page.byRegion.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      key: 'taken',
      label: t('sheet.filter.taken'),
      options: [
        { value: 'yes', label: t('sheet.taken') },
        { value: 'no', label: t('sheet.left') },
      ],
    },
    { key: 'byHand', label: t('sheet.filter.byHand'), options: yesNo },
  ]
}

function useDecide(page: SelectionPage, onDone: () => void) {
  const act = useAct(decideSelection, { renews: [readSelection, listSelection], onDone })
  const decide = (row: SelectionRow, take: boolean | null, reason?: string) =>
    act.mutate({
      params: { programmeId: page.programmeId },
      body: {
        version: page.version,
        decisions: [
          {
            entryId: row.entryId,
            direction: row.direction,
            take,
            ...(reason === undefined ? {} : { reason }),
          },
        ],
      },
    })
  return { act, decide }
}

function Rows(chosen: Chosen) {
  const { t } = useTranslation('selection')
  const { managed, page } = chosen
  const list = useListQuery()
  const params = { programmeId: managed.id }
  const { after } = list.query
  const reading = useCall(listSelection, {
    params,
    query: {
      ...narrowingOf(list.query),
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    },
  })
  const [asking, setAsking] = useState<SelectionRow | null>(null)
  const { act, decide } = useDecide(page, () => setAsking(null))
  const open = mayDraftSelection(actorOf(useMe()), page.state).ok
  const columns = useColumns(page, open, setAsking, (row) => decide(row, null))
  const filters = useFilters(chosen)
  const verb = asking?.taken === true ? 'leave' : 'take'
  return (
    <>
      <ListPage
        name="programmes.selection"
        title={t('sheet.title')}
        level={2}
        columns={columns}
        findable
        filters={filters}
        list={list}
        reading={reading}
        rowKey={({ key }) => key}
        rowName={({ title }) => title}
        readAll={(query) => call(exportSelection, { params, query: narrowingOf(query) })}
        empty={<Empty title={t('sheet.empty')}>{t('sheet.emptyText')}</Empty>}
      />
      {asking !== null && (
        <ReasonDialog
          title={t(`sheet.reasonTitle.${verb}`, {
            title: asking.title,
            direction: asking.direction,
          })}
          act={t(`sheet.${verb}`)}
          note={t('sheet.reasonNote')}
          busy={act.isPending}
          problem={act.error?.problem ?? null}
          onClose={() => setAsking(null)}
          onAct={(reason) => decide(asking, !asking.taken, reason)}
        />
      )}
    </>
  )
}

/** 决策表: every project in every direction it claims, with what speaks for and against it. */
export function SheetPage() {
  return <SelectionFrame part="sheet">{(chosen) => <Rows {...chosen} />}</SelectionFrame>
}
