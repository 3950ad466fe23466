import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { readUscc } from '../../domain/kernel/uscc.ts'
import { invalid, type Verdict } from '../../domain/kernel/verdict.ts'
import {
  amendOrganisation,
  readOrganisation,
  registerOrganisation,
} from '../../domain/people/organisation.endpoints.ts'
import {
  mayRegisterCode,
  type Organisation,
  selfRegistered,
} from '../../domain/people/organisation.ts'
import { actFor, readMe } from '../../domain/people/session.endpoints.ts'
import { call } from '../kernel/call.ts'
import { useMe } from '../kernel/me.ts'
import { useAct, useCallWhen } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { CodeField } from './CodeField.tsx'
import { DivisionField } from './DivisionField.tsx'
import css from './People.module.css'

type Kind = (typeof selfRegistered)[number]

type Empty = 'name' | 'code' | 'division'

function emptyFields(name: string, uscc: string, division: string | null): Empty[] {
  const empty = {
    name: name.trim().length < 2,
    code: uscc.trim() === '',
    division: division === null,
  }
  return (['name', 'code', 'division'] as const).filter((field) => empty[field])
}

function RegisterForm({ before }: { readonly before: Organisation | null }) {
  const { t } = useTranslation('people')
  const navigate = useNavigate()
  const [kind, setKind] = useState<Kind>((before?.kind as Kind | undefined) ?? 'enterprise')
  const [name, setName] = useState(before?.name ?? '')
  const [uscc, setUscc] = useState(before?.uscc ?? '')
  const [division, setDivision] = useState<string | null>(before?.division ?? null)
  const client = useQueryClient()
  const goOn = () => void navigate({ to: '/organisation' as '/' })
  const register = useAct(registerOrganisation, {
    onDone: async (org) => {
      await call(actFor, { body: { orgId: org.id } })
      client.clear()
      goOn()
    },
  })
  const amend = useAct(amendOrganisation, { renews: [readOrganisation, readMe], onDone: goOn })
  const error = before === null ? register.error : amend.error
  const empty = emptyFields(name, uscc, division)
  // The server judges with the same rule.
  const verdict: Verdict =
    empty.length === 0
      ? mayRegisterCode(readUscc(uscc))
      : invalid('kernel.input_invalid', { count: empty.length })
  const fields = empty.map((field) => t(`register.${field}`)).join(t('profile.comma'))
  const send = () => {
    const body = { kind, name, uscc, division: division ?? '' }
    if (before === null) register.mutate({ body })
    else amend.mutate({ params: { id: before.id }, body })
  }
  return (
    <Sheet title={t(before === null ? 'register.title' : 'register.amendTitle')} level={1}>
      <div className="stack">
        <p className="second">{t('register.intro')}</p>
        <Select
          label={t('register.kind')}
          options={selfRegistered.map((one) => ({ value: one, label: t(`orgKind.${one}`) }))}
          value={kind}
          onChange={setKind}
        />
        <TextInput
          label={t('register.name')}
          help={t('register.nameHelp')}
          value={name}
          onChange={setName}
        />
        <CodeField value={uscc} onChange={setUscc} own={before?.uscc ?? null} />
        <DivisionField value={division} onChange={setDivision} />
        {error !== null && <ErrorState problem={error.problem} />}
        <ActionButton
          verdict={verdict}
          {...(empty.length > 0 ? { reason: t('register.missing', { fields }) } : {})}
          busy={register.isPending || amend.isPending}
          onClick={send}
        >
          {t(before === null ? 'register.submit' : 'register.amend')}
        </ActionButton>
      </div>
    </Sheet>
  )
}

/** `/places/new` registers; `/organisation/registration` amends what was registered. */
export function RegisterPage() {
  const { t } = useTranslation('people')
  return (
    <>
      <PageHead
        title={t('register.title')}
        crumbs={[{ label: t('places.title'), to: '/places' }]}
      />
      <div className={css.form}>
        <RegisterForm before={null} />
      </div>
    </>
  )
}

export function AmendPage() {
  const { t } = useTranslation('people')
  const orgId = useMe().actingOrg?.id
  const reading = useCallWhen(orgId !== undefined, readOrganisation, {
    params: { id: orgId ?? '' },
  })
  return (
    <>
      <PageHead
        title={t('register.amendTitle')}
        crumbs={[{ label: t('org.title'), to: '/organisation' }]}
      />
      <div className={css.form}>
        {reading.isPending && <Loading lines={5} />}
        {reading.error !== null && <ErrorState problem={reading.error.problem} />}
        {reading.data !== undefined && <RegisterForm before={reading.data} />}
      </div>
    </>
  )
}
