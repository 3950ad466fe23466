import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { decideApproval, listApprovals } from '../../domain/console/approval.endpoints.ts'
import { type Approval, mayDecide, type Outcome } from '../../domain/console/approval.ts'
import type { OrgKind, OrgState } from '../../domain/people/organisation.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct } from '../kernel/query.ts'
import { useDivisionName } from '../people/DivisionField.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useReasons } from '../ui/reason.ts'
import { ErrorState, Note } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Console.module.css'
import { Facts } from './Facts.tsx'
import { useApprovalKindName } from './names.ts'
import { ReasonField } from './ReasonField.tsx'

/** Codes of a thing in the words of the page; what no page knows is shown as it came. */
function useFactWords() {
  const { t } = useTranslation(['console', 'people'])
  const say = useReasons()
  const divisionName = useDivisionName()
  return {
    label: (name: string) => t(`console:approvals.fact.${name as 'uscc'}`, { defaultValue: name }),
    value: (name: string, value: string) => {
      if (name === 'orgKind') return t(`people:orgKind.${value as OrgKind}`)
      if (name === 'orgState') return t(`people:orgState.${value as OrgState}`)
      if (name === 'usccFault') return say({ code: value })
      if (name === 'division' && value !== '') return divisionName(value)
      if (name === 'administrators') {
        return t('console:approvals.people', { count: Number(value) })
      }
      return value === '' ? t('console:none') : value
    },
  }
}

function Known({ approval }: { readonly approval: Approval }) {
  const { t } = useTranslation('console')
  const { moment } = useFormat()
  const words = useFactWords()
  const kindName = useApprovalKindName()
  const outcome = [
    ...(approval.decidedAt === null
      ? []
      : [
          {
            key: 'decided',
            label: t('approvals.decided'),
            value: [
              t(`approvals.states.${approval.state}`),
              approval.decidedByName,
              moment(approval.decidedAt),
            ]
              .filter(Boolean)
              .join(' '),
          },
        ]),
    ...(approval.reason === null
      ? []
      : [{ key: 'reason', label: t('why'), value: approval.reason }]),
  ]
  return (
    <Facts
      facts={[
        { key: 'kind', label: t('approvals.kind'), value: kindName(approval.kind) },
        ...approval.facts.map(({ name, value }) => ({
          key: name,
          label: words.label(name),
          value: (
            <span className={name === 'uscc' ? css.code : undefined}>
              {words.value(name, value)}
            </span>
          ),
        })),
        { key: 'asked', label: t('approvals.asked'), value: approval.askedByName ?? t('none') },
        { key: 'since', label: t('approvals.since'), value: moment(approval.madeAt) },
        ...outcome,
      ]}
    />
  )
}

/** One thing that waits, with what must be known to decide it. */
export function ApprovalPanel({
  approval,
  onClose,
}: {
  readonly approval: Approval
  readonly onClose: () => void
}) {
  const { t } = useTranslation('console')
  const [reason, setReason] = useState('')
  const name = approval.title
  const act = useAct(decideApproval, {
    renews: [listApprovals],
    onDone: (_answer, { body }) => {
      toast(t(body.outcome === 'approve' ? 'approvals.approved' : 'approvals.refused', { name }))
      onClose()
    },
  })
  const decide = (outcome: Outcome) =>
    act.mutate({ params: { id: approval.id }, body: { outcome, reason } })
  const open = approval.state === 'open'
  const orphaned = approval.facts.some(
    (fact) => fact.name === 'administrators' && fact.value === '0',
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={name === '' ? t('approvals.gone') : name}
      shape="side"
      foot={
        open && (
          <>
            <ActionButton
              kind="plain"
              verdict={mayDecide(approval, 'refuse', reason)}
              busy={act.isPending}
              onClick={() => decide('refuse')}
            >
              {t('approvals.refuse')}
            </ActionButton>
            <ActionButton
              verdict={mayDecide(approval, 'approve', reason)}
              busy={act.isPending}
              onClick={() => decide('approve')}
            >
              {t('approvals.approve')}
            </ActionButton>
          </>
        )
      }
    >
      <div className="stack">
        <Known approval={approval} />
        {open && approval.approvalNeedsReason && (
          <Note tone="care">{t('approvals.reasonNeeded')}</Note>
        )}
        {open && orphaned && <Note tone="care">{t('approvals.orphaned')}</Note>}
        {open && <ReasonField value={reason} onChange={setReason} shown />}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
