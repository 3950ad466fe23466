import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from '../kernel/words.ts'
import type { Profile } from '../../domain/people/profile.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Checkbox, RadioGroup } from '../ui/Choices.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { FieldFault } from '../ui/Field.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { TextArea, TextInput } from '../ui/TextInput.tsx'
import css from './People.module.css'
import { type PartProps, useFields } from './profileFields.ts'

type Product = NonNullable<Profile['products']>[number]
type Held = NonNullable<Profile['qualifications']>[number]

const productsMost = 20
const qualificationsMost = 50

/** A row in which an emptied field is taken away and not kept as an empty text. */
function withField<Row extends object, F extends keyof Row & string>(
  row: Row,
  field: F,
  value: Row[F] | null | '',
): Row {
  const { [field]: _before, ...rest } = row
  return (value === null || value === '' ? rest : { ...rest, [field]: value }) as Row
}

function Products({ profile, faults, readOnly, change }: PartProps) {
  const { t } = useTranslation('people')
  const rows = profile.products ?? []
  const put = (next: readonly Product[]) => change({ products: [...next] })
  const set = (at: number, row: Product) =>
    put(rows.map((one, index) => (index === at ? row : one)))
  return (
    <div className="stack">
      {rows.map((row, at) => (
        <div key={at} className={css.figures}>
          <TextInput
            label={t('profile.productName')}
            readOnly={readOnly}
            value={row.name}
            onChange={(name) => set(at, { ...row, name })}
          />
          <NumberInput
            label={t('profile.productShare')}
            optional
            readOnly={readOnly}
            digits={2}
            unit={t('profile.percent')}
            value={row.salesShareBp === undefined ? null : row.salesShareBp / 100}
            onChange={(percent) =>
              set(
                at,
                withField(row, 'salesShareBp', percent === null ? null : Math.round(percent * 100)),
              )
            }
          />
          {!readOnly && (
            <IconButton
              small
              icon={IconTrash}
              label={t('profile.removeRow')}
              onClick={() => put(rows.filter((_, index) => index !== at))}
            />
          )}
        </div>
      ))}
      {faults.has('products') && <FieldFault>{faults.get('products')}</FieldFault>}
      {!readOnly && rows.length < productsMost && (
        <div>
          <Button size="small" onClick={() => put([...rows, { name: '' }])}>
            {t('profile.addProduct')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Qualifications({ profile, readOnly, change }: PartProps) {
  const { t } = useTranslation('people')
  const rows = profile.qualifications ?? []
  const put = (next: readonly Held[]) => change({ qualifications: [...next] })
  const set = (at: number, row: Held) => put(rows.map((one, index) => (index === at ? row : one)))
  return (
    <div className="stack">
      {rows.map((row, at) => (
        <div key={at} className={css.figures}>
          <TextInput
            label={t('profile.qualificationName')}
            readOnly={readOnly}
            value={row.name}
            onChange={(name) => set(at, { ...row, name })}
          />
          <TextInput
            label={t('profile.qualificationIssuer')}
            optional
            readOnly={readOnly}
            value={row.issuer ?? ''}
            onChange={(issuer) => set(at, withField(row, 'issuer', issuer))}
          />
          <TextInput
            label={t('profile.qualificationNumber')}
            optional
            readOnly={readOnly}
            value={row.number ?? ''}
            onChange={(number) => set(at, withField(row, 'number', number))}
          />
          <DateInput
            label={t('profile.qualificationUntil')}
            optional
            value={row.validUntil ?? null}
            onChange={(day) => set(at, withField(row, 'validUntil', day))}
          />
          {!readOnly && (
            <IconButton
              small
              icon={IconTrash}
              label={t('profile.removeRow')}
              onClick={() => put(rows.filter((_, index) => index !== at))}
            />
          )}
        </div>
      ))}
      {!readOnly && rows.length < qualificationsMost && (
        <div>
          <Button size="small" onClick={() => put([...rows, { name: '' }])}>
            {t('profile.addQualification')}
          </Button>
        </div>
      )}
    </div>
  )
}

export function AboutPart(part: PartProps) {
  const { t } = useTranslation('people')
  const { profile, change } = part
  const { text } = useFields(part)
  return (
    <section className="stack">
      <h3>{t('profile.about')}</h3>
      <Products {...part} />
      <Qualifications {...part} />
      <div className={css.pair}>
        <Checkbox
          label={t('profileField.listed')}
          checked={profile.listed === true}
          onChange={(listed) => change({ listed })}
        />
        {profile.listed === true && <TextInput {...text('stockCode')} />}
        <Checkbox
          label={t('profileField.highTech')}
          checked={profile.highTech === true}
          onChange={(highTech) => change({ highTech })}
        />
        {profile.highTech === true && <TextInput {...text('highTechCertificate')} />}
        <Checkbox
          label={t('profileField.integrationCertified')}
          checked={profile.integrationCertified === true}
          onChange={(integrationCertified) => change({ integrationCertified })}
        />
        {profile.integrationCertified === true && <TextInput {...text('integrationCertificate')} />}
        <TextInput {...text('creditGrade')} optional />
      </div>
      <TextArea {...text('introduction')} most={500} />
    </section>
  )
}

const declarations = ['dishonest', 'safetyIncident', 'environmentIncident'] as const

export function DeclarationsPart(part: PartProps) {
  const { t } = useTranslation('people')
  const { profile, change } = part
  const { text } = useFields(part)
  const any = declarations.some((field) => profile[field] === true)
  return (
    <section className="stack">
      <h3>{t('profile.declarations')}</h3>
      {declarations.map((field) => (
        <RadioGroup
          key={field}
          label={t(`profileField.${field}`)}
          options={[
            { value: 'no', label: t('common.no') },
            { value: 'yes', label: t('common.yes') },
          ]}
          value={profile[field] === undefined ? null : profile[field] ? 'yes' : 'no'}
          onChange={(answer) => change({ [field]: answer === 'yes' })}
        />
      ))}
      {any && <TextArea {...text('incidentNote')} most={500} rows={3} />}
    </section>
  )
}
