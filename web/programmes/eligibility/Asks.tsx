import { useTranslation } from '../../kernel/words.ts'
import { divisions, holdsPlaceOnly, provinceAndCityRows } from '../../../domain/kernel/division.ts'
import { divisionName, englishDivision } from '../../../domain/kernel/divisionName.ts'
import type { Language } from '../../../domain/kernel/text.ts'
import { readUscc } from '../../../domain/kernel/uscc.ts'
import type { EligibilityAsk } from '../../../domain/programmes/eligibility.endpoints.ts'
import { licenceTypes } from '../../../domain/programmes/legalPerson.ts'
import type { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import { useFormat } from '../../kernel/format.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { useReasons } from '../../ui/reason.ts'
import { type Option, Select } from '../../ui/Select.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import css from './Eligibility.module.css'
import { YesNo } from './YesNo.tsx'

export type AsksProps = {
  readonly definition: ProgrammeDefinition
  readonly ask: EligibilityAsk
  readonly change: (part: Partial<EligibilityAsk>) => void
  /** The programme's channels depend on the system here. */
  readonly affiliationAsked: boolean
}

/** Found by its name in either language. */
function placesIn(language: Language): readonly Option[] {
  return provinceAndCityRows
    .filter((row) => !holdsPlaceOnly(row))
    .map(({ code, name }) => ({
      value: code,
      label: divisionName(divisions, code, language) ?? name,
      keywords: `${name} ${englishDivision(code) ?? ''}`,
    }))
}

/** The list goes down to cities: a county, as in a registration, is shown by its city. */
function listedPlace(code: string | null): string | null {
  if (code === null) return null
  const steps = [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]
  return steps.find((step) => places.zh.some(({ value }) => value === step)) ?? code
}

const places = { zh: placesIn('zh'), en: placesIn('en') }

function CodeAsk({ ask, change }: AsksProps) {
  const { t } = useTranslation('programmes')
  const say = useReasons()
  const code = ask.code ?? ''
  const read = readUscc(code)
  const wrong = code.trim().length >= 18 && read.reason !== null
  const { suggestion } = read
  return (
    <TextInput
      id="ask-code"
      label={t('eligibility.code')}
      help={t('eligibility.codeHelp')}
      value={code}
      autoComplete="off"
      spellCheck={false}
      onChange={(value) => change({ code: value === '' ? null : value.slice(0, 40) })}
      {...(wrong ? { error: say({ code: `codes.${read.reason}` }) } : {})}
      repair={
        wrong && suggestion !== null
          ? {
              label: t('eligibility.codeFix', { code: suggestion }),
              apply: () => change({ code: suggestion }),
            }
          : undefined
      }
    />
  )
}

function AffiliationAsk({ definition, ask, change }: AsksProps) {
  const { t } = useTranslation('programmes')
  const known = ['xpcc', 'centralGroup'] as const
  const here = known.filter((code) => definition.units.some((unit) => unit.affiliation === code))
  const options = [
    ...here.map((code) => ({ value: code as string, label: t(`label.affiliation_${code}`) })),
    { value: 'none', label: t('eligibility.affiliationNone') },
  ]
  const value = ask.affiliation === undefined ? null : (ask.affiliation ?? 'none')
  return (
    <Select
      id="ask-affiliation"
      label={t('eligibility.affiliation')}
      help={t('eligibility.affiliationHelp')}
      options={options}
      value={value}
      onChange={(next) => change({ affiliation: next === 'none' ? null : next })}
    />
  )
}

/** Who asks: name, code, licence, place. */
export function ApplicantAsks(props: AsksProps) {
  const { definition, ask, change, affiliationAsked } = props
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const { kinds, open } = definition.applicants
  const kindOptions = [
    ...kinds.map(({ code, name }) => ({ value: code as string, label: name[language] })),
    ...(open.value === false ? [] : [{ value: 'other', label: t('eligibility.kindOther') }]),
  ]
  return (
    <>
      <TextInput
        id="ask-name"
        label={t('eligibility.name')}
        help={t('eligibility.nameHelp')}
        autoComplete="organization"
        value={ask.name}
        onChange={(name) => change({ name: name.slice(0, 200) })}
      />
      <CodeAsk {...props} />
      {kinds.length > 0 && (
        <Select
          id="ask-kind"
          label={t('eligibility.kind')}
          options={kindOptions}
          value={ask.kind}
          onChange={(kind) => change({ kind })}
        />
      )}
      <Select
        id="ask-licence"
        label={t('eligibility.licence')}
        options={licenceTypes.map((type) => ({ value: type, label: t(`label.licence_${type}`) }))}
        value={ask.licence}
        onChange={(licence) => change({ licence })}
      />
      <Combobox
        id="ask-division"
        label={t('eligibility.division')}
        help={t('eligibility.divisionHelp')}
        options={places[language]}
        value={listedPlace(ask.division)}
        onChange={(division) => change({ division })}
      />
      {(affiliationAsked || ask.affiliation !== undefined) && <AffiliationAsk {...props} />}
      <Select
        id="ask-size"
        label={t('eligibility.size')}
        help={t('eligibility.sizeHelp')}
        optional
        options={(['large', 'medium', 'small', 'micro'] as const).map((size) => ({
          value: size,
          label: t(`eligibility.sizes.${size}`),
        }))}
        value={ask.size}
        onChange={(size) => change({ size })}
      />
      <TextArea
        className={css.whole ?? ''}
        id="ask-formerNames"
        label={t('eligibility.formerNames')}
        help={t('eligibility.formerNamesHelp')}
        optional
        rows={2}
        value={(ask.formerNames ?? []).join('\n')}
        onChange={(text) => change({ formerNames: text.split('\n').slice(0, 20) })}
      />
      <YesNo
        id="ask-registeredInMainland"
        label={t('eligibility.mainland')}
        value={ask.registeredInMainland}
        onChange={(registeredInMainland) => change({ registeredInMainland })}
      />
    </>
  )
}
