import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  listViewingCandidates,
  exportViewings,
  listViewings,
  startViewing,
} from '../../domain/console/viewing.endpoints.ts'
import type { Viewing, ViewingCandidate } from '../../domain/console/viewing.ts'
import { call } from '../kernel/call.ts'
import { useFormat } from '../kernel/format.ts'
import { mayI, useMe } from '../kernel/me.ts'
import { useAct, useCall, useCallWhen } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useListQuery } from '../ui/list.ts'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { useJoin, useRoleChoices } from './names.ts'
import { ReasonField } from './ReasonField.tsx'
import { withReason } from './reasonVerdict.ts'

function useCandidateColumns(
  choose: (row: ViewingCandidate) => void,
): readonly Column<ViewingCandidate>[] {
  const { t } = useTranslation('console')
  const roles = useRoleChoices()
  const join = useJoin()
  const nameOf = (code: string) => roles.find(({ value }) => value === code)?.label ?? code
  return [
    { key: 'person', head: t('viewAs.person'), renderCell: (row) => row.personName },
    { key: 'org', head: t('viewAs.org'), renderCell: (row) => row.orgName },
    {
      key: 'roles',
      head: t('viewAs.roles'),
      renderCell: (row) => <span className="second">{join(row.roles.map(nameOf))}</span>,
    },
    {
      key: 'look',
      head: t('viewAs.look'),
      renderCell: (row) => (
        <LinkButton
          aria-label={t('viewAs.ask', { name: row.personName })}
          onClick={() => choose(row)}
        >
          {t('viewAs.look')}
        </LinkButton>
      ),
    },
  ]
}

function StartDialog({
  whom,
  onClose,
}: {
  readonly whom: ViewingCandidate
  readonly onClose: () => void
}) {
  const { t } = useTranslation('console')
  const client = useQueryClient()
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const act = useAct(startViewing, {
    onDone: () => {
      // What was read so far was read with one's own eyes.
      client.clear()
      void navigate({ to: '/desk' as '/' })
    },
  })
  const name = whom.personName
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('viewAs.ask', { name })}
      foot={
        <ActionButton
          verdict={withReason(reason)}
          busy={act.isPending}
          onClick={() => act.mutate({ body: { membershipId: whom.membershipId, reason } })}
        >
          {t('viewAs.start')}
        </ActionButton>
      }
    >
      <div className="stack">
        <p>{t('viewAs.why', { name })}</p>
        <ReasonField value={reason} onChange={setReason} shown />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

function usePastColumns(): readonly ListColumn<Viewing>[] {
  const { t } = useTranslation('console')
  const { moment } = useFormat()
  const period = (row: Viewing) =>
    row.endedAt === null
      ? t('viewAs.running', { until: moment(row.untilAt, {}) })
      : t('viewAs.periodOf', { from: moment(row.startedAt, {}), until: moment(row.endedAt, {}) })
  const person = (row: Viewing) => `${row.personName} ${row.orgName}`
  return [
    {
      key: 'operator',
      head: t('viewAs.operator'),
      text: (row) => row.operatorName,
      renderCell: (row) => row.operatorName,
    },
    { key: 'person', head: t('viewAs.person'), text: person, renderCell: person },
    { key: 'period', head: t('viewAs.period'), text: period, renderCell: period },
    {
      key: 'reason',
      head: t('viewAs.reason'),
      text: ({ reason }) => reason,
      renderCell: ({ reason }) => reason,
    },
  ]
}

function Search({ minutes }: { readonly minutes: number }) {
  const { t } = useTranslation('console')
  const [text, setText] = useState('')
  const [whom, setWhom] = useState<ViewingCandidate | null>(null)
  const wanted = text.trim()
  const reading = useCallWhen(wanted !== '', listViewingCandidates, { query: { text: wanted } })
  const columns = useCandidateColumns(setWhom)
  return (
    <Sheet title={t('viewAs.title')} level={1}>
      <div className="stack">
        <p className="second">{t('viewAs.text', { minutes })}</p>
        <TextInput
          label={t('viewAs.find')}
          help={t('viewAs.findHelp')}
          type="search"
          value={text}
          onChange={setText}
        />
        {reading.error !== null && <ErrorState problem={reading.error.problem} />}
        {reading.data !== undefined && reading.data.rows.length === 0 && (
          <p className="muted">{t('viewAs.none')}</p>
        )}
        {reading.data !== undefined && reading.data.rows.length > 0 && (
          <Table
            label={t('viewAs.find')}
            columns={columns}
            rows={reading.data.rows}
            rowKey={({ membershipId }) => membershipId}
          />
        )}
      </div>
      {whom !== null && <StartDialog whom={whom} onClose={() => setWhom(null)} />}
    </Sheet>
  )
}

/** Looking with somebody else's eyes, and who did so before. */
export function ViewAsPage() {
  const { t } = useTranslation('console')
  const me = useMe()
  const list = useListQuery()
  const { after } = list.query
  const reading = useCall(listViewings, {
    query: { limit: 20, ...(after === undefined ? {} : { after }) },
  })
  const columns = usePastColumns()
  const may = mayI(me, 'console.viewAs')
  return (
    <div className="stack">
      <PageHead title={t('viewAs.title')} />
      {may && reading.data !== undefined && <Search minutes={reading.data.limitMinutes} />}
      <ListPage
        name="console.viewings"
        title={t('viewAs.past')}
        level={may ? 2 : 1}
        columns={columns}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ personName }) => personName}
        readAll={() => call(exportViewings, {})}
        empty={<Empty title={t('viewAs.pastEmpty')} />}
      />
    </div>
  )
}
