import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../kernel/words.ts'
import {
  applicantTypes,
  ownerships,
  type Profile,
  registrationTypes,
} from '../../domain/people/profile.ts'
import { profileSize } from '../../domain/people/profileCheck.ts'
import { Combobox } from '../ui/Combobox.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { MoneyInput, NumberInput } from '../ui/NumberInput.tsx'
import { useReasons } from '../ui/reason.ts'
import { Select } from '../ui/Select.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import css from './People.module.css'
import { type PartProps, useFields } from './profileFields.ts'

async function loadIndustries() {
  const { industries } = await import('../../domain/kernel/industry.ts')
  return industries
    .filter(({ level }) => level === 'class')
    .map(({ code, name }) => ({ value: code, label: name, note: code }))
}

/** The size class that follows from the figures, or what is missing to tell. */
function SizeLine({ profile }: { readonly profile: Profile }) {
  const { t } = useTranslation(['people', 'codes'])
  const say = useReasons()
  const size = profileSize(profile)
  return (
    <p className="second t13" role="status">
      <b>{t('people:profile.size')}</b>{' '}
      {size.ok ? t('people:profile.sizeIs', { size: t(`codes:size.${size.size}`) }) : say(size)}
    </p>
  )
}

export function BasicsPart(part: PartProps) {
  const { t } = useTranslation('people')
  const { profile, change } = part
  const { frame, text, money, count } = useFields(part)
  const industries = useQuery({
    queryKey: ['people.industries'],
    queryFn: loadIndustries,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <section className="stack">
      <h3>{t('profile.basics')}</h3>
      <div className={css.pair}>
        <Select
          {...frame('applicantType')}
          options={applicantTypes.map((one) => ({ value: one, label: t(`applicantType.${one}`) }))}
          value={profile.applicantType ?? null}
          onChange={(applicantType) => change({ applicantType })}
        />
        {profile.applicantType === 'other' && <TextInput {...text('applicantTypeOther')} />}
        <Select
          {...frame('ownership')}
          options={ownerships.map((one) => ({ value: one, label: t(`ownership.${one}`) }))}
          value={profile.ownership ?? null}
          onChange={(ownership) => change({ ownership })}
        />
        <Select
          {...frame('registrationType')}
          options={registrationTypes.map((one) => ({
            value: one,
            label: t(`registrationType.${one}`),
          }))}
          value={profile.registrationType ?? null}
          onChange={(registrationType) => change({ registrationType })}
        />
        <Combobox
          {...frame('industry')}
          help={t('profile.industryHelp')}
          options={industries.data ?? []}
          value={profile.industry ?? null}
          onChange={(industry) => change({ industry: industry ?? undefined })}
        />
        <DateInput
          {...frame('foundedOn')}
          value={profile.foundedOn ?? null}
          onChange={(foundedOn) => change({ foundedOn: foundedOn ?? undefined })}
        />
        <MoneyInput {...money('capitalFen')} />
        <NumberInput
          {...count('foreignShareBp')}
          optional
          digits={2}
          unit={t('profile.percent')}
          value={profile.foreignShareBp === undefined ? null : profile.foreignShareBp / 100}
          onChange={(percent) =>
            change({ foreignShareBp: percent === null ? undefined : Math.round(percent * 100) })
          }
        />
        <TextInput {...text('affiliation')} optional />
        <TextInput {...text('superior')} optional />
      </div>
      <SizeLine profile={profile} />
    </section>
  )
}

export function ContactPart(part: PartProps) {
  const { t } = useTranslation('people')
  const { text } = useFields(part)
  return (
    <section className="stack">
      <h3>{t('profile.contact')}</h3>
      <div className={css.pair}>
        <TextInput {...text('registeredAddress')} />
        <TextInput {...text('postalAddress')} />
        <TextInput {...text('postcode')} inputMode="numeric" />
        <TextInput {...text('phone')} optional type="tel" />
        <TextInput {...text('fax')} optional type="tel" />
        <TextInput {...text('email')} optional type="email" />
        <TextInput {...text('website')} optional type="url" />
        <TextInput {...text('contactName')} />
        <TextInput {...text('contactPhone')} type="tel" />
        <TextInput {...text('contactEmail')} type="email" />
      </div>
    </section>
  )
}

export function PeoplePart(part: PartProps) {
  const { t } = useTranslation('people')
  const { count } = useFields(part)
  const persons = t('profile.people_unit')
  const pieces = t('profile.pieces')
  return (
    <section className="stack">
      <h3>{t('profile.people')}</h3>
      <div className={css.pair}>
        <NumberInput {...count('staff')} unit={persons} />
        <NumberInput {...count('staffWithDegree')} optional unit={persons} />
        <NumberInput {...count('staffInResearch')} unit={persons} />
        <NumberInput {...count('patents')} unit={pieces} />
        <NumberInput {...count('patentsInvention')} optional unit={pieces} />
        <NumberInput {...count('patentsUtility')} optional unit={pieces} />
        <NumberInput {...count('patentsDesign')} optional unit={pieces} />
        <NumberInput {...count('otherRights')} optional unit={pieces} />
      </div>
    </section>
  )
}
