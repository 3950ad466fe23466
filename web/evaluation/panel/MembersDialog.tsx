import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  listPanelExperts,
  putPanel,
  type PanelMemberRow,
  type PanelRow,
} from '../../../domain/evaluation/panel.endpoints.ts'
import { panelRoles, type PanelRole } from '../../../domain/evaluation/panel.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { formatNumber } from '../../kernel/format.ts'
import { callOptions, useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useReasons } from '../../ui/reason.ts'
import { Select } from '../../ui/Select.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { regionName } from '../names.ts'
import { renews } from '../round/facts.ts'
import css from '../round/Round.module.css'
import { Recusals } from './Recusals.tsx'

type Candidate = AnswerOf<typeof listPanelExperts>['rows'][number]
type Chosen = ReadonlyMap<string, PanelRole>

function Line({
  row,
  role,
  onRole,
}: {
  readonly row: Candidate
  readonly role: PanelRole | undefined
  readonly onRole: (role: PanelRole | null) => void
}) {
  const { t } = useTranslation('panel')
  const { t: words } = useTranslation('evaluation')
  const say = useReasons()
  const able = row.refusal === null || role !== undefined
  return (
    <li>
      <div>
        <b>{row.name}</b>{' '}
        <span className="second t13">
          {row.employer} · {regionName(row.region)}
          {row.senior && ` · ${t('senior')}`}
        </span>
        <div className="muted t13">
          {t('known', { count: row.known })} · {t('load', { count: row.load })}
        </div>
        <Recusals of={row.recusals} />
        {row.refusal !== null && <Tag tone="bad">{say(row.refusal)}</Tag>}
        {!row.account && <Tag tone="care">{t('noAccount')}</Tag>}
      </div>
      {able && (
        <Select<PanelRole | 'none'>
          label={<span className="sr">{t('roleOf', { name: row.name })}</span>}
          value={role ?? 'none'}
          options={[
            { value: 'none', label: t('roleNone') },
            ...panelRoles.map((value) => ({ value, label: words(`panelRole.${value}`) })),
          ]}
          onChange={(value) => onRole(value === 'none' ? null : value)}
        />
      )}
    </li>
  )
}

const candidateOf = (one: PanelMemberRow): Candidate => ({
  id: one.expertId,
  name: one.name,
  employer: one.employer,
  region: one.region,
  senior: one.senior,
  fields: [],
  known: 0,
  load: 0,
  account: one.account,
  recusals: one.recusals,
  refusal: null,
})

/** Leader, members and secretary of a panel, from the register. */
export function MembersDialog({
  panel,
  onClose,
}: {
  readonly panel: PanelRow
  readonly onClose: () => void
}) {
  const { t } = useTranslation('panel')
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Chosen>(
    () => new Map(panel.members.map(({ expertId, role }) => [expertId, role])),
  )
  // Who is there already, or was chosen from another search, stands in the list whatever is searched.
  const [touched, setTouched] = useState<readonly Candidate[]>(() => panel.members.map(candidateOf))
  const query = text.trim() === '' ? {} : { text: text.trim() }
  const { data, error, refetch } = useQuery({
    ...callOptions(listPanelExperts, { params: { id: panel.id }, query }),
    placeholderData: keepPreviousData,
  })
  const found = new Set(data?.rows.map(({ id }) => id))
  const rows = [...touched.filter(({ id }) => !found.has(id)), ...(data?.rows ?? [])]
  const act = useAct(putPanel, {
    renews,
    onDone: () => {
      toast(t('saved'))
      onClose()
    },
  })
  const choose = (row: Candidate, role: PanelRole | null) => {
    const { id } = row
    setTouched([...touched.filter((one) => one.id !== id), row])
    const next = new Map(chosen)
    if (role === null) next.delete(id)
    else {
      // There is one leader and one secretary: who was it becomes a member.
      for (const [other, was] of next) {
        if (was === role && role !== 'member') next.set(other, 'member')
      }
      next.set(id, role)
    }
    setChosen(next)
  }
  const send = () =>
    act.mutate({
      params: { id: panel.id },
      body: {
        version: panel.version,
        name: panel.name,
        items: panel.items.map(({ id }) => id),
        members: [...chosen].map(([expertId, role]) => ({ expertId, role })),
      },
    })
  return (
    <Dialog
      open
      shape="side"
      onClose={onClose}
      title={t('changeMembers')}
      foot={
        <>
          <span className="muted t13">{t('chosen', { count: chosen.size })}</span>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" busy={act.isPending} onClick={send}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="second t13">{t('membersHelp')}</p>
        {act.error !== null && <ErrorState problem={act.error.problem} />}
        <TextInput label={t('find')} value={text} maxLength={100} onChange={setText} />
        {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <Loading lines={4} />}
        {data?.rows.length === 0 && (
          <Empty title={t('noCandidates')}>{t('noCandidatesText')}</Empty>
        )}
        <ul className={css.lines}>
          {rows.map((row) => (
            <Line
              key={row.id}
              row={row}
              role={chosen.get(row.id)}
              onRole={(role) => choose(row, role)}
            />
          ))}
        </ul>
        {data !== undefined && data.total > data.rows.length && (
          <p className="second t13">
            {t('mostCandidates', { count: data.rows.length, total: formatNumber(data.total) })}
          </p>
        )}
      </div>
    </Dialog>
  )
}
