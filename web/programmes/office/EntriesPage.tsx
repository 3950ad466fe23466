import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import {
  acceptEntries,
  countEntries,
  exportEntries,
  listEntries,
  refreshEntries,
} from '../../../domain/programmes/entry.endpoints.ts'
import {
  type EntryBrief,
  type EntrySort,
  entrySorts,
  entryStates,
} from '../../../domain/programmes/entry.ts'
import type { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import { call } from '../../kernel/call.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { renew, useAct, useCall } from '../../kernel/query.ts'
import type { BulkAct } from '../../ui/BulkBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Figures as Strip } from '../../ui/Figures.tsx'
import { Link } from '../../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../../ui/list.ts'
import { type ListColumn, ListPage } from '../../ui/ListPage.tsx'
import { Empty } from '../../ui/States.tsx'
import { Ordinals } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'
import { Responsible } from '../Responsible.tsx'
import { SendButton } from '../selection/SendDialog.tsx'
import { EntryFlags, EntryStateTag } from './EntryTags.tsx'
import { ProgrammeFrame, type Managed } from './ProgrammeFrame.tsx'

const pageSize = 50

function useColumns(): readonly ListColumn<EntryBrief>[] {
  const { t } = useTranslation('office')
  const { moment } = useFormat()
  const place = (row: EntryBrief) =>
    t('entries.place', { unit: row.unitName, rank: String(row.rank) })
  const flags = (row: EntryBrief) =>
    [
      row.differs > 0 ? t('entries.differs', { count: row.differs }) : '',
      row.unknown > 0 ? t('entries.unknown', { count: row.unknown }) : '',
      row.late ? t('entries.late') : '',
      row.duplicate ? t('entries.duplicate') : '',
    ]
      .filter((part) => part !== '')
      .join(' ')
  return [
    {
      key: 'title',
      head: t('entries.project'),
      sortable: true,
      text: (row) => row.title,
      renderCell: (row) => (
        <>
          <Link to="/entries/$id" params={{ id: row.id }}>
            {row.title}
          </Link>
          <div className="second t13">{row.applicant}</div>
        </>
      ),
    },
    {
      key: 'unit',
      head: t('entries.unit'),
      sortable: true,
      text: place,
      renderCell: place,
    },
    {
      key: 'directions',
      head: t('entries.directions'),
      text: (row) => row.directions.join(' '),
      renderCell: (row) => <Ordinals numbers={row.directions} />,
    },
    {
      key: 'state',
      head: t('entries.state'),
      text: (row) => t(`entries.is.${row.state}`),
      renderCell: (row) => <EntryStateTag state={row.state} settleDay={row.settleDay} />,
    },
    {
      key: 'facts',
      head: t('entries.facts'),
      text: flags,
      renderCell: (row) => <EntryFlags row={row} />,
    },
    {
      key: 'changedAt',
      head: t('entries.changed'),
      sortable: true,
      text: (row) => moment(row.changedAt, { year: true }),
      renderCell: (row) => moment(row.changedAt, {}),
    },
  ]
}

const yes = (value: string | undefined) => (value === undefined ? undefined : value === 'yes')

function narrowingOf({ filters, find, sort }: ListQuery) {
  const key = sort?.replace(/^-/, '')
  const known = entrySorts.find((one) => one === key) as EntrySort | undefined
  const state = entryStates.find((one) => one === filters.state)
  const flags = {
    flagged: yes(filters.flagged),
    late: yes(filters.late),
    duplicate: yes(filters.duplicate),
  }
  return {
    ...(find === '' ? {} : { text: find }),
    ...(state === undefined ? {} : { state }),
    ...(filters.unit === undefined ? {} : { unit: filters.unit }),
    ...(filters.direction === undefined ? {} : { direction: filters.direction }),
    ...Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)),
    ...(known === undefined ? {} : { sort: known, descending: sort?.startsWith('-') === true }),
  }
}

function queryOf(query: ListQuery) {
  const { after } = query
  return { limit: pageSize, ...(after === undefined ? {} : { after }), ...narrowingOf(query) }
}

/** Accepts what the facts agree on; the server counts again and refuses where the count has changed. */
function useAcceptMany(programmeId: string): BulkAct<EntryBrief> {
  const { t } = useTranslation('office')
  const client = useQueryClient()
  const params = { programmeId }
  return {
    key: 'accept',
    label: (count) => t('entries.acceptMany', { count }),
    difference: [
      { key: 'title', head: t('entries.project'), renderCell: (row) => row.title },
      { key: 'unit', head: t('entries.unit'), renderCell: (row) => row.unitName },
      { key: 'state', head: t('entries.becomes'), renderCell: () => t('entries.is.accepted') },
    ],
    note: t('entries.acceptManyNote'),
    async preview(rows) {
      const body = { ids: rows.map(({ id }) => id) }
      const { count, rows: said } = await call(acceptEntries, { params, body })
      const refused = said.filter(({ accepts }) => !accepts)
      return { count, refused: new Map(refused.map(({ id, text }) => [id, text ?? ''])) }
    },
    async run(rows, preview) {
      const ids = rows.map(({ id }) => id)
      const body = { ids, expected: preview?.count ?? ids.length }
      await call(acceptEntries, { params, body })
      await renew(client, listEntries, countEntries)
      return undefined
    },
    done: (count) => t('entries.acceptedMany', { count }),
  }
}

function Figures({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('office')
  const { data } = useCall(countEntries, { params: { programmeId } })
  if (data === undefined || data.total === 0) return null
  const figures = [
    [t('entries.total'), data.total],
    ...entryStates
      .filter((state) => state !== 'lapsed' || data.lapsed > 0)
      .map((state) => [t(`entries.is.${state}`), data[state]] as const),
    [t('entries.flagged'), data.flagged],
    [t('entries.late'), data.late],
    [t('entries.duplicate'), data.duplicate],
  ] as const
  return (
    <Strip
      label={t('entries.figures')}
      figures={figures.map(([name, value]) => [name, formatNumber(value)])}
    />
  )
}

function RefreshButton({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('office')
  const act = useAct(refreshEntries, {
    renews: [listEntries, countEntries],
    onDone: ({ looked, changed }) =>
      toast(t('entries.refreshed', { looked: String(looked), changed: String(changed) })),
  })
  if (!mayI(useMe(), 'programmes.entry.check')) return null
  return (
    <Button
      size="small"
      busy={act.isPending}
      onClick={() => act.mutate({ params: { programmeId } })}
    >
      {t('entries.refresh')}
    </Button>
  )
}

function useFilters(managed: Managed) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const { directions } = managed.definition as ProgrammeDefinition
  const { data } = useCall(countEntries, { params: { programmeId: managed.id } })
  const flag = (key: 'flagged' | 'late' | 'duplicate') => ({
    key,
    label: t(`entries.filter.${key}`),
    options: [
      { value: 'yes', label: t(`entries.${key}Yes`) },
      { value: 'no', label: t(`entries.${key}No`) },
    ],
  })
  return [
    {
      key: 'state',
      label: t('entries.filter.state'),
      options: entryStates.map((value) => ({ value, label: t(`entries.is.${value}`) })),
    },
    {
      key: 'unit',
      label: t('entries.filter.unit'),
      options: (data?.units ?? []).map(({ unit, name }) => ({ value: unit, label: name })),
    },
    {
      key: 'direction',
      label: t('entries.filter.direction'),
      options: directions.map(({ code, name }) => ({
        value: code,
        label: `${code} ${name.value?.[language] ?? ''}`,
      })),
    },
    flag('flagged'),
    flag('late'),
    flag('duplicate'),
  ]
}

function Entries({ managed }: { readonly managed: Managed }) {
  const { t } = useTranslation('office')
  const navigate = useNavigate()
  const me = useMe()
  const list = useListQuery()
  const params = { programmeId: managed.id }
  const reading = useCall(listEntries, { params, query: queryOf(list.query) })
  const bulk = useAcceptMany(managed.id)
  return (
    <div className="stack">
      <Figures programmeId={managed.id} />
      <ListPage
        name="programmes.entries"
        title={t('entries.title')}
        level={2}
        columns={useColumns()}
        findable
        filters={useFilters(managed)}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        onOpen={({ id }) => void navigate({ to: '/entries/$id', params: { id } })}
        {...(mayI(me, 'programmes.entry.decide') ? { bulk: [bulk] } : {})}
        readAll={(query) => call(exportEntries, { params, query: narrowingOf(query) })}
        end={
          <>
            <RefreshButton programmeId={managed.id} />
            <SendButton managed={managed} />
          </>
        }
        empty={<Empty title={t('entries.empty')}>{t('entries.emptyText')}</Empty>}
      />
    </div>
  )
}

/** 参评项目: all that was recommended and received, to be checked and accepted. */
export function EntriesPage() {
  return (
    <ProgrammeFrame at="entries">
      {(managed) => (
        <>
          <Responsible programmeId={managed.id} kinds={['formalCheck']} />
          <Entries managed={managed} />
        </>
      )}
    </ProgrammeFrame>
  )
}
