import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { addRole, listRoles } from '../../domain/console/role.endpoints.ts'
import type { RoleContent } from '../../domain/console/role.ts'
import { roleCodePattern } from '../../domain/people/role.ts'
import { allOf, allowed, invalid } from '../../domain/kernel/verdict.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { ReasonField } from './ReasonField.tsx'
import { withReason } from './reasonVerdict.ts'
import { RoleFields } from './RoleFields.tsx'

const fresh: RoleContent = { nameZh: '', nameEn: '', orgKinds: [], permits: [] }
const codeTest = new RegExp(roleCodePattern)

/** A role of one's own beside those that ship. */
export function NewRolePage() {
  const { t } = useTranslation('console')
  const navigate = useNavigate()
  const reading = useCall(listRoles)
  const [role, setRole] = useState(fresh)
  const [code, setCode] = useState('')
  const [reason, setReason] = useState('')
  const act = useAct(addRole, {
    renews: [listRoles],
    onDone: ({ code: added, nameZh }) => {
      toast(t('roles.saved', { name: nameZh, count: 0 }))
      void navigate({ to: '/console/roles/$code', params: { code: added } })
    },
  })
  const named = role.nameZh.trim() !== '' && role.nameEn.trim() !== '' && role.orgKinds.length > 0
  const verdict = allOf(
    codeTest.test(code) ? allowed : invalid('console.role_code_malformed'),
    named ? allowed : invalid('console.role_incomplete'),
    withReason(reason),
  )
  return (
    <>
      <PageHead
        title={t('roles.add')}
        crumbs={[{ label: t('roles.title'), to: '/console/roles' }]}
      />
      <Sheet
        title={t('roles.add')}
        level={1}
        inside="form"
        foot={
          <ActionButton
            verdict={verdict}
            busy={act.isPending}
            onClick={() => act.mutate({ body: { code, role, reason } })}
          >
            {t('roles.create')}
          </ActionButton>
        }
      >
        {reading.data === undefined ? (
          <Loading lines={8} />
        ) : (
          <div className="stack">
            <TextInput
              label={t('roles.code')}
              help={t('roles.codeHelp')}
              value={code}
              onChange={setCode}
              most={60}
              autoCapitalize="none"
              spellCheck={false}
            />
            <RoleFields role={role} permits={reading.data.permits} onChange={setRole} />
            <ReasonField value={reason} onChange={setReason} />
            {act.error !== null && <ErrorState problem={act.error.problem} />}
          </div>
        )}
      </Sheet>
    </>
  )
}
