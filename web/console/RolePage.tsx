import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { changeRole, listRoles, readRole, removeRole } from '../../domain/console/role.endpoints.ts'
import {
  changesNothing,
  mayChangeRole,
  roleDifference,
  type RoleContent,
  type RoleHolder,
} from '../../domain/console/role.ts'
import { allOf, type Verdict } from '../../domain/kernel/verdict.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { ReasonField } from './ReasonField.tsx'
import { withReason } from './reasonVerdict.ts'
import { RoleDifferenceView } from './RoleDifferenceView.tsx'
import { RoleFields } from './RoleFields.tsx'
import { RoleHistory } from './RoleHistory.tsx'

type Known = AnswerOf<typeof readRole>

const contentOf = ({ nameZh, nameEn, orgKinds, permits }: RoleContent): RoleContent => ({
  nameZh,
  nameEn,
  orgKinds,
  permits,
})

function Holders({
  holders,
  count,
}: {
  readonly holders: readonly RoleHolder[]
  readonly count: number
}) {
  const { t } = useTranslation('console')
  if (count === 0) return <p className="muted">{t('roles.affectsNone')}</p>
  return (
    <div>
      <p>{t('roles.affects', { count })}</p>
      <ul className="t13">
        {holders.slice(0, 10).map((holder) => (
          <li key={`${holder.personId} ${holder.orgId}`}>
            {holder.personName} <span className="muted">{holder.orgName}</span>
          </li>
        ))}
      </ul>
      {count > 10 && <p className="muted t13">{t('roles.more', { count })}</p>}
    </div>
  )
}

function RemoveRole({ known, name }: { readonly known: Known; readonly name: string }) {
  const { t } = useTranslation('console')
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const { code, version, holders, builtIn } = known.role
  const act = useAct(removeRole, {
    renews: [listRoles],
    onDone: () => void navigate({ to: '/console/roles' }),
  })
  if (builtIn || holders > 0) return null
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('roles.remove')}</Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('roles.removeTitle', { name })}
        foot={
          <ActionButton
            kind="danger"
            verdict={withReason(reason)}
            busy={act.isPending}
            onClick={() => act.mutate({ params: { code }, body: { version, reason } })}
          >
            {t('roles.remove')}
          </ActionButton>
        }
      >
        <div className="stack">
          <p>{t('roles.removeText')}</p>
          <ReasonField value={reason} onChange={setReason} />
          {act.error !== null && <ErrorState problem={act.error.problem} />}
        </div>
      </Dialog>
    </>
  )
}

function RoleEditor({
  known,
  permits,
}: {
  readonly known: Known
  readonly permits: readonly string[]
}) {
  const { t } = useTranslation('console')
  const { language } = useFormat()
  const before = contentOf(known.role)
  const [role, setRole] = useState(before)
  const [reason, setReason] = useState('')
  const { code, version, holders } = known.role
  const name = language === 'zh' ? before.nameZh : before.nameEn
  const act = useAct(changeRole, {
    renews: [listRoles, readRole],
    onDone: () => {
      toast(t('roles.saved', { name, count: holders }))
      setReason('')
    },
  })
  const untouched = changesNothing(roleDifference(before, role))
  const verdict: Verdict = allOf(mayChangeRole(before, role, known), withReason(reason))
  const preview = (
    <>
      <Sheet
        title={t('roles.preview')}
        foot={
          <ActionButton
            verdict={verdict}
            busy={act.isPending}
            onClick={() => act.mutate({ params: { code }, body: { version, role, reason } })}
          >
            {t('roles.save', { count: holders })}
          </ActionButton>
        }
      >
        <div className="stack">
          {untouched ? (
            <p className="muted">{t('roles.previewNone')}</p>
          ) : (
            <RoleDifferenceView before={before} after={role} />
          )}
          <Holders holders={known.holders} count={holders} />
          {!untouched && <ReasonField value={reason} onChange={setReason} />}
          {act.error !== null && <ErrorState problem={act.error.problem} />}
        </div>
      </Sheet>
      <Sheet title={t('roles.history')}>
        <RoleHistory changes={known.changes} />
      </Sheet>
    </>
  )
  return (
    <WithSide side={preview}>
      <Sheet
        title={name}
        level={1}
        note={code}
        inside="form"
        end={<RemoveRole known={known} name={name} />}
      >
        <RoleFields role={role} permits={permits} onChange={setRole} />
      </Sheet>
    </WithSide>
  )
}

/** One role: its permissions, what a change would mean, and how it came about. */
export function RolePage() {
  const { t } = useTranslation('console')
  const { language } = useFormat()
  const { code } = useParams({ strict: false }) as { readonly code: string }
  const reading = useCall(readRole, { params: { code } })
  const all = useCall(listRoles)
  const known = reading.data
  const name = language === 'zh' ? known?.role.nameZh : known?.role.nameEn
  return (
    <>
      <PageHead title={name ?? code} crumbs={[{ label: t('roles.title'), to: '/console/roles' }]} />
      {reading.error !== null && <ErrorState problem={reading.error.problem} />}
      {(known === undefined || all.data === undefined) && reading.error === null && (
        <Loading lines={8} />
      )}
      {known !== undefined && all.data !== undefined && (
        <RoleEditor
          key={`${code} ${known.role.version}`}
          known={known}
          permits={all.data.permits}
        />
      )}
    </>
  )
}
