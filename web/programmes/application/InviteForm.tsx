import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { allOf, allowed, invalid } from '../../../domain/kernel/verdict.ts'
import { checkCode } from '../../../domain/people/organisation.endpoints.ts'
import { inviteGuest, readCircle } from '../../../domain/programmes/guidance.endpoints.ts'
import { serverNow } from '../../kernel/clock.ts'
import { formatIsoDay } from '../../kernel/format.ts'
import { useAct, useCallWhen } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { RadioGroup } from '../../ui/Choices.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { useApplication } from './ApplicationContext.ts'
import css from './Comments.module.css'

type Org = { readonly id: string; readonly name: string }

const byCode = 'code'
const codeLength = 18
const firstDays = 14

/** The organisation that has a code, once the whole code is typed. */
function useOrgByCode(code: string): { readonly org: Org | null; readonly error: string | null } {
  const { t } = useTranslation('programmes')
  const whole = code.length === codeLength
  const { data } = useCallWhen(whole, checkCode, { params: { code } })
  if (!whole || data === undefined) return { org: null, error: null }
  const known = data.takenBy
  if (known === null) return { org: null, error: t('circle.codeUnknown') }
  if (known.state !== 'verified')
    return { org: null, error: t('circle.codeUnverified', { name: known.name }) }
  return { org: { id: known.id, name: known.name }, error: null }
}

/** The end of a day in Beijing. */
const endOf = (day: string): string => new Date(`${day}T23:59:59+08:00`).toISOString()

export function InviteForm({ invitable }: { readonly invitable: readonly Org[] }) {
  const { t } = useTranslation('programmes')
  const { application } = useApplication()
  const [who, setWho] = useState<string>(invitable[0]?.id ?? byCode)
  const [code, setCode] = useState('')
  const later = new Date(serverNow().getTime() + firstDays * 86_400_000)
  const [day, setDay] = useState<string | null>(formatIsoDay(later))
  const found = useOrgByCode(code)
  const org = who === byCode ? found.org : (invitable.find(({ id }) => id === who) ?? null)
  const today = formatIsoDay(serverNow())
  const invite = useAct(inviteGuest, {
    renews: [readCircle],
    onDone: () => {
      toast(t('circle.sent', { name: org?.name ?? '' }))
      setCode('')
    },
  })
  const verdict = allOf(
    org === null ? invalid('programmes.guest_org_missing') : allowed,
    day === null || day < today ? invalid('programmes.guest_until_past') : allowed,
  )
  const send = () => {
    if (org === null || day === null) return
    invite.mutate({
      params: { id: application.id },
      body: { orgId: org.id, untilAt: endOf(day) },
    })
  }
  return (
    <section className={`stack ${css.narrow}`} aria-label={t('circle.invite')}>
      <h3>{t('circle.invite')}</h3>
      <RadioGroup
        label={t('circle.who')}
        value={who}
        onChange={setWho}
        options={[
          ...invitable.map(({ id, name }) => ({ value: id, label: name })),
          { value: byCode, label: t('circle.byCode') },
        ]}
      />
      {who === byCode && (
        <TextInput
          label={t('circle.code')}
          help={found.org === null ? t('circle.codeHelp') : found.org.name}
          maxLength={codeLength}
          value={code}
          onChange={(text) => setCode(text.trim().toUpperCase())}
          {...(found.error === null ? {} : { error: found.error })}
        />
      )}
      <DateInput label={t('circle.days')} value={day} onChange={setDay} earliest={today} />
      {invite.error !== null && <ErrorState problem={invite.error.problem} />}
      <ActionButton verdict={verdict} onClick={send} busy={invite.isPending}>
        {t('circle.send')}
      </ActionButton>
    </section>
  )
}
