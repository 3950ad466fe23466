import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  addFormerName,
  readOrganisation,
  readProfile,
} from '../../domain/people/organisation.endpoints.ts'
import {
  isSelfRegistered,
  type OrgKind,
  type Organisation,
} from '../../domain/people/organisation.ts'
import { useFormat } from '../kernel/format.ts'
import { mayI, useMe } from '../kernel/me.ts'
import { useAct, useCallWhen } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button, ButtonLink, LinkButton } from '../ui/Button.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { useDivisionName } from './DivisionField.tsx'
import css from './People.module.css'
import { ProfileForm } from './ProfileForm.tsx'

function FormerDialog({
  orgId,
  onClose,
}: {
  readonly orgId: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('people')
  const [name, setName] = useState('')
  const [until, setUntil] = useState<string | null>(null)
  const add = useAct(addFormerName, { renews: [readOrganisation], onDone: onClose })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('org.formerAdd')}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            busy={add.isPending}
            onClick={() => add.mutate({ params: { id: orgId }, body: { name, until } })}
          >
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextInput label={t('org.former')} value={name} onChange={setName} />
        <DateInput label={t('org.formerUntil')} optional value={until} onChange={setUntil} />
        {add.error !== null && <ErrorState problem={add.error.problem} />}
      </div>
    </Dialog>
  )
}

const tones = { pending: 'care', needsOfficer: 'care', verified: 'good', refused: 'bad' } as const

function Facts({ org }: { readonly org: Organisation }) {
  const { t } = useTranslation('people')
  const divisionName = useDivisionName()
  const { day } = useFormat()
  const [adding, setAdding] = useState(false)
  const edits = mayI(useMe(), 'people.organisation.edit')
  return (
    <Sheet title={org.name} end={<Tag tone={tones[org.state]}>{t(`orgState.${org.state}`)}</Tag>}>
      <div className="stack">
        {org.state === 'refused' && (
          <Note tone="bad" title={t('org.refused')}>
            {t('org.refusedText', { reason: org.refusedReason ?? '' })}{' '}
            {edits && (
              <ButtonLink size="small" to={'/organisation/registration' as '/'}>
                {t('org.amend')}
              </ButtonLink>
            )}
          </Note>
        )}
        {(org.state === 'pending' || org.state === 'needsOfficer') && (
          <Note tone="care" title={t('org.pending')}>
            {t('org.pendingText')}
          </Note>
        )}
        <dl className={css.facts}>
          <dt>{t('org.kind')}</dt>
          <dd>{t(`orgKind.${org.kind}`)}</dd>
          <dt>{t('org.code')}</dt>
          <dd className="mono">{org.uscc ?? t('common.none')}</dd>
          <dt>{t('org.division')}</dt>
          <dd>{divisionName(org.division)}</dd>
          <dt>{t('org.former')}</dt>
          <dd>
            {org.formerNames.length === 0 && t('org.formerNone')}
            {org.formerNames.map(({ name, until }) => (
              <div key={name}>
                {name}{' '}
                <span className="muted t12">
                  {until === null ? t('org.formerUnknown') : day(until, { year: true })}
                </span>
              </div>
            ))}
            {edits && (
              <div>
                <LinkButton onClick={() => setAdding(true)}>{t('org.formerAdd')}</LinkButton>
              </div>
            )}
          </dd>
        </dl>
      </div>
      {adding && <FormerDialog orgId={org.id} onClose={() => setAdding(false)} />}
    </Sheet>
  )
}

/** The acting organisation: how it is registered, and the profile that forms reuse. */
export function OrganisationPage() {
  const { t } = useTranslation('people')
  const { actingOrg } = useMe()
  const orgId = actingOrg?.id
  const input = { params: { id: orgId ?? '' } }
  const org = useCallWhen(orgId !== undefined, readOrganisation, input)
  // Forms take the profile of whoever applies; an authority or an office has none to fill in.
  const applies = actingOrg !== null && isSelfRegistered(actingOrg.kind as OrgKind)
  const profile = useCallWhen(applies, readProfile, input)
  if (orgId === undefined) {
    return (
      <Empty
        title={t('org.noOrg')}
        next={<ButtonLink to={'/places' as '/'}>{t('places.title')}</ButtonLink>}
      >
        {t('places.noneText')}
      </Empty>
    )
  }
  return (
    <>
      <PageHead title={t('org.title')} />
      <h1 className={`pageTitle ${css.title}`}>{t('org.title')}</h1>
      <div className="stack">
        {(org.isPending || (applies && profile.isPending)) && <Loading lines={6} />}
        {org.error !== null && <ErrorState problem={org.error.problem} />}
        {org.data !== undefined && <Facts org={org.data} />}
        {profile.error !== null && <ErrorState problem={profile.error.problem} />}
        {profile.data !== undefined && <ProfileForm key={profile.data.orgId} kept={profile.data} />}
      </div>
    </>
  )
}
