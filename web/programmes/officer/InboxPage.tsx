import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import {
  exportCandidates,
  listCandidates,
  passCandidates,
  reopenCandidate,
} from '../../../domain/programmes/candidate.endpoints.ts'
import {
  type CandidateBrief,
  type CandidateSort,
  candidateSorts,
  candidateStates,
} from '../../../domain/programmes/candidate.ts'
import { call } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'
import { renew, useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import type { BulkAct } from '../../ui/BulkBar.tsx'
import { Link } from '../../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../../ui/list.ts'
import { type ListColumn, ListPage } from '../../ui/ListPage.tsx'
import { Empty } from '../../ui/States.tsx'
import { Ordinals } from '../../ui/Tag.tsx'
import { CandidateStateTag, Flags } from './CandidateTags.tsx'

const pageSize = 50

function useColumns(): readonly ListColumn<CandidateBrief>[] {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  return [
    {
      key: 'title',
      head: t('mine.project'),
      sortable: true,
      text: (row) => row.title,
      beside: [
        { head: t('officer.applicant'), text: (row) => row.applicant },
        { head: t('officer.applicantCode'), text: (row) => row.applicantCode ?? '' },
        { head: t('officer.receiptNo'), text: (row) => row.receiptNo },
      ],
      renderCell: (row) => (
        <>
          <Link to="/inbox/$id" params={{ id: row.id }}>
            {row.title}
          </Link>
          <div className="second t13">{row.applicant}</div>
        </>
      ),
    },
    {
      key: 'directions',
      head: t('officer.directions'),
      text: (row) => row.directions.join(' '),
      renderCell: (row) => <Ordinals numbers={row.directions} />,
    },
    {
      key: 'state',
      head: t('mine.state'),
      text: (row) => t(`officer.state.${row.state}`),
      renderCell: (row) => <CandidateStateTag state={row.state} />,
    },
    {
      key: 'checked',
      head: t('officer.formalCheck'),
      text: ({ checked, flagged }) => {
        if (flagged > 0) return t('officer.flagged', { count: flagged })
        return checked === 0
          ? t('officer.unchecked')
          : t('officer.checkedItems', { count: checked })
      },
      renderCell: (row) => <Flags checked={row.checked} flagged={row.flagged} />,
    },
    {
      key: 'rank',
      head: t('officer.rank'),
      numeric: true,
      sortable: true,
      text: (row) => row.rank ?? '',
      renderCell: (row) => row.rank ?? '',
    },
    {
      key: 'arrivedAt',
      head: t('officer.arrived'),
      sortable: true,
      text: (row) => moment(row.arrivedAt, { year: true }),
      renderCell: (row) => moment(row.arrivedAt, {}),
    },
  ]
}

function narrowingOf({ filters, find, sort }: ListQuery) {
  const key = sort?.replace(/^-/, '')
  const known = candidateSorts.find((one) => one === key) as CandidateSort | undefined
  const state = candidateStates.find((one) => one === filters.state)
  return {
    ...(find === '' ? {} : { text: find }),
    ...(state === undefined ? {} : { state }),
    ...(filters.flagged === undefined ? {} : { flagged: filters.flagged === 'yes' }),
    ...(known === undefined ? {} : { sort: known, descending: sort?.startsWith('-') === true }),
  }
}

function queryOf(query: ListQuery) {
  const { after } = query
  return { limit: pageSize, ...(after === undefined ? {} : { after }), ...narrowingOf(query) }
}

/** All that match at one moment, whatever the page shows. */
function readAll(query: ListQuery) {
  return call(exportCandidates, { query: narrowingOf(query) })
}

/** Passes what can be passed; the server counts again and refuses where the count has changed. */
function usePassMany(): BulkAct<CandidateBrief> {
  const { t } = useTranslation('programmes')
  const client = useQueryClient()
  const reopen = async (ids: readonly string[]) => {
    for (const id of ids) await call(reopenCandidate, { params: { id } })
    await renew(client, listCandidates)
  }
  return {
    key: 'pass',
    label: (count) => t('officer.passMany', { count }),
    difference: [
      { key: 'title', head: t('mine.project'), renderCell: (row) => row.title },
      {
        key: 'state',
        head: t('officer.becomes'),
        renderCell: () => t('officer.state.checked'),
      },
    ],
    note: t('officer.passManyNote'),
    async preview(rows) {
      const { count, rows: said } = await call(passCandidates, {
        body: { ids: rows.map(({ id }) => id) },
      })
      const refused = said.filter(({ passes }) => !passes)
      return { count, refused: new Map(refused.map(({ id, text }) => [id, text ?? ''])) }
    },
    async run(rows, preview) {
      const ids = rows.map(({ id }) => id)
      await call(passCandidates, { body: { ids, expected: preview?.count ?? ids.length } })
      await renew(client, listCandidates)
      return () => void reopen(ids.filter((id) => preview?.refused.has(id) !== true))
    },
    done: (count) => t('officer.passedMany', { count }),
  }
}

/** What reached the unit, to be worked through. */
export function InboxPage() {
  const { t } = useTranslation('programmes')
  const navigate = useNavigate()
  const list = useListQuery()
  const reading = useCall(listCandidates, { query: queryOf(list.query) })
  return (
    <>
      <PageHead title={t('officer.inbox')} />
      <ListPage
        name="programmes.inbox"
        title={t('officer.inbox')}
        columns={useColumns()}
        findable
        filters={[
          {
            key: 'state',
            label: t('mine.filterState'),
            options: candidateStates.map((one) => ({
              value: one,
              label: t(`officer.state.${one}`),
            })),
          },
          {
            key: 'flagged',
            label: t('officer.formalCheck'),
            options: [
              { value: 'yes', label: t('officer.flaggedYes') },
              { value: 'no', label: t('officer.flaggedNo') },
            ],
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        onOpen={({ id }) => void navigate({ to: '/inbox/$id', params: { id } })}
        bulk={[usePassMany()]}
        readAll={readAll}
        empty={<Empty title={t('officer.inboxEmpty')}>{t('officer.inboxEmptyText')}</Empty>}
      />
    </>
  )
}
