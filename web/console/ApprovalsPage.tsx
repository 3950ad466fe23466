import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  decideApproval,
  exportApprovals,
  listApprovals,
} from '../../domain/console/approval.endpoints.ts'
import type { Approval } from '../../domain/console/approval.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import { call } from '../kernel/call.ts'
import { useFormat } from '../kernel/format.ts'
import { renew, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import type { BulkAct } from '../ui/BulkBar.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Segments } from '../ui/Choices.tsx'
import { useListQuery } from '../ui/list.ts'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/Toast.tsx'
import { ApprovalPanel } from './ApprovalPanel.tsx'
import { useApprovalKindName } from './names.ts'

const pageSize = 50

function useColumns(open: (row: Approval) => void): readonly ListColumn<Approval>[] {
  const { t } = useTranslation('console')
  const { moment } = useFormat()
  const kindName = useApprovalKindName()
  const title = (row: Approval) => (row.title === '' ? t('approvals.gone') : row.title)
  const needs = (row: Approval) => row.approvalNeedsReason && row.state === 'open'
  const stateOf = (row: Approval) =>
    needs(row) ? t('approvals.needsReason') : t(`approvals.states.${row.state}`)
  return [
    {
      key: 'thing',
      head: t('approvals.thing'),
      text: title,
      renderCell: (row) => (
        <LinkButton matter onClick={() => open(row)}>
          {title(row)}
        </LinkButton>
      ),
    },
    {
      key: 'kind',
      head: t('approvals.kind'),
      text: (row) => kindName(row.kind),
      renderCell: (row) => kindName(row.kind),
    },
    {
      key: 'state',
      head: t('approvals.state'),
      text: stateOf,
      renderCell: (row) => <Tag tone={needs(row) ? 'care' : 'plain'}>{stateOf(row)}</Tag>,
    },
    {
      key: 'asked',
      head: t('approvals.asked'),
      text: (row) => row.askedByName ?? '',
      renderCell: (row) => row.askedByName,
    },
    {
      key: 'since',
      head: t('approvals.since'),
      text: (row) => moment(row.madeAt, { year: true }),
      renderCell: (row) => moment(row.madeAt, {}),
    },
  ]
}

function useBulk(): readonly BulkAct<Approval>[] {
  const { t } = useTranslation('console')
  const client = useQueryClient()
  const kindName = useApprovalKindName()
  const needing = (rows: readonly Approval[]) =>
    rows.filter((row) => row.approvalNeedsReason || row.state !== 'open').length
  return [
    {
      key: 'approve',
      label: (count) => t('approvals.bulk', { count }),
      verdict: (rows) =>
        needing(rows) === 0
          ? allowed
          : invalid('console.approval_bulk_needs_reason', { count: needing(rows) }),
      difference: [
        { key: 'thing', head: t('approvals.thing'), renderCell: (row) => row.title },
        { key: 'kind', head: t('approvals.kind'), renderCell: (row) => kindName(row.kind) },
      ],
      note: t('approvals.bulkNote'),
      run: async (rows) => {
        for (const { id } of rows) {
          await call(decideApproval, { params: { id }, body: { outcome: 'approve', reason: '' } })
        }
        await renew(client, listApprovals)
        toast(t('approvals.bulkDone', { count: rows.length }))
        return undefined
      },
      done: (count) => t('approvals.bulkDone', { count }),
    },
  ]
}

/** What waits for the operator, and what was decided. */
export function ApprovalsPage() {
  const { t } = useTranslation('console')
  const list = useListQuery()
  const [chosen, setChosen] = useState<Approval | null>(null)
  const kindName = useApprovalKindName()
  const bulk = useBulk()
  const { after, filters } = list.query
  const decided = filters.state === 'decided'
  const narrowing = {
    state: decided ? ('decided' as const) : ('open' as const),
    ...(filters.kind === undefined ? {} : { kind: filters.kind }),
  }
  const reading = useCall(listApprovals, {
    query: { limit: pageSize, ...(after === undefined ? {} : { after }), ...narrowing },
  })
  return (
    <>
      <PageHead title={t('approvals.title')} />
      <ListPage
        name="console.approvals"
        title={t('approvals.title')}
        columns={useColumns(setChosen)}
        filters={[
          {
            key: 'kind',
            label: t('approvals.filterKind'),
            options: (reading.data?.kinds ?? []).map((kind) => ({
              value: kind,
              label: kindName(kind),
            })),
          },
        ]}
        list={list}
        reading={reading}
        end={
          <Segments
            label={t('approvals.state')}
            options={(['open', 'decided'] as const).map((state) => ({
              value: state,
              label: t(`approvals.shownStates.${state}`),
            }))}
            value={decided ? 'decided' : 'open'}
            onChange={(state) =>
              list.change({ filters: state === 'open' ? {} : { ...filters, state } })
            }
          />
        }
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        onOpen={setChosen}
        bulk={decided ? [] : bulk}
        readAll={() => call(exportApprovals, { query: narrowing })}
        empty={<Empty title={t('approvals.empty')}>{t('approvals.emptyText')}</Empty>}
      />
      {chosen !== null && <ApprovalPanel approval={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
