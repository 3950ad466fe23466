import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from '../kernel/words.ts'
import { fieldLevels, type ExpertInput } from '../../domain/evaluation/expert.ts'
import type { ProblemDocument } from '../../domain/kernel/problem.ts'
import { profileFaults } from '../kernel/problem.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Segments } from '../ui/Choices.tsx'
import { Combobox } from '../ui/Combobox.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { FieldGroup } from '../ui/Field.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import css from './Evaluation.module.css'
import { useFieldNames, useRegionOptions } from './names.ts'

type Part = {
  readonly value: ExpertInput
  readonly onChange: (value: ExpertInput) => void
}

const levels = fieldLevels.map(String) as ('1' | '2' | '3')[]

function Fields({ value, onChange }: Part) {
  const { t } = useTranslation('evaluation')
  const { nameOf, options } = useFieldNames()
  const taken = new Set(value.fields.map(({ code }) => code))
  const put = (fields: ExpertInput['fields']) => onChange({ ...value, fields })
  return (
    <FieldGroup label={t('expert.fields')} note={t('expert.fieldsHelp')}>
      {value.fields.map((field) => (
        <div className={css.line} key={field.code}>
          <b>{nameOf(field.code)}</b>
          <Segments
            label={t('expert.levelOf', { field: nameOf(field.code) })}
            options={levels.map((level) => ({ value: level, label: t(`expert.level.${level}`) }))}
            value={String(field.level) as '1' | '2' | '3'}
            onChange={(level) =>
              put(
                value.fields.map((one) =>
                  one.code === field.code ? { ...one, level: Number(level) } : one,
                ),
              )
            }
          />
          <IconButton
            icon={IconTrash}
            label={t('expert.removeField', { field: nameOf(field.code) })}
            onClick={() => put(value.fields.filter(({ code }) => code !== field.code))}
          />
        </div>
      ))}
      <Combobox
        label={t('expert.addField')}
        options={
          options.filter((one) => !taken.has(one.value)) as { value: string; label: string }[]
        }
        value={null}
        onChange={(code) => code !== null && put([...value.fields, { code, level: 2 }])}
      />
    </FieldGroup>
  )
}

function Past({ value, onChange }: Part) {
  const { t } = useTranslation('evaluation')
  const put = (past: ExpertInput['past']) => onChange({ ...value, past })
  const change = (at: number, part: Partial<ExpertInput['past'][number]>) =>
    put(value.past.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <FieldGroup label={t('expert.past')} note={t('expert.pastHelp')}>
      {value.past.map((one, at) => (
        <div className="stack" key={at}>
          <div className={css.pair}>
            <TextInput
              label={t('expert.employerName')}
              value={one.name}
              onChange={(name) => change(at, { name })}
            />
            <TextInput
              label={t('expert.employerCode')}
              value={one.code}
              maxLength={18}
              onChange={(code) => change(at, { code: code.trim().toUpperCase() })}
            />
          </div>
          <div className={css.line}>
            <DateInput
              label={t('expert.until')}
              help={t('expert.untilHelp')}
              value={one.until}
              onChange={(until) => change(at, { until })}
            />
            <Button
              size="small"
              icon={IconTrash}
              onClick={() => put(value.past.filter((_, index) => index !== at))}
            >
              {t('remove')}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={IconPlus}
          onClick={() => put([...value.past, { code: '', name: '', until: null }])}
        >
          {t('expert.addPast')}
        </Button>
      </div>
    </FieldGroup>
  )
}

/** When an expert can take part; nothing stated means always. */
export function Availability({
  value,
  onChange,
}: {
  readonly value: ExpertInput['availability']
  readonly onChange: (value: ExpertInput['availability']) => void
}) {
  const { t } = useTranslation('evaluation')
  const change = (at: number, part: Partial<ExpertInput['availability'][number]>) =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <FieldGroup label={t('expert.availability')} note={t('expert.availabilityHelp')}>
      {value.map((one, at) => (
        <div className={css.three} key={at}>
          <DateInput
            label={t('expert.from')}
            value={one.from}
            onChange={(from) => from !== null && change(at, { from })}
          />
          <DateInput
            label={t('expert.to')}
            value={one.to}
            onChange={(to) => to !== null && change(at, { to })}
          />
          <Button
            size="small"
            icon={IconTrash}
            onClick={() => onChange(value.filter((_, index) => index !== at))}
          >
            {t('remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={IconPlus}
          onClick={() => onChange([...value, { from: '', to: '' }])}
        >
          {t('expert.addPeriod')}
        </Button>
      </div>
    </FieldGroup>
  )
}

/** How many items an expert reads in one round. */
export function Load({
  value,
  onChange,
}: {
  readonly value: ExpertInput['load']
  readonly onChange: (value: ExpertInput['load']) => void
}) {
  const { t } = useTranslation('evaluation')
  return (
    <div className={css.pair}>
      <NumberInput
        label={t('expert.loadMin')}
        value={value.min}
        onChange={(min) => onChange({ ...value, min: min ?? 0 })}
      />
      <NumberInput
        label={t('expert.loadMax')}
        value={value.max}
        onChange={(max) => onChange({ ...value, max: max ?? 1 })}
      />
    </div>
  )
}

/** All that an office writes about an expert; what the server refused stands at its field. */
export function ExpertFields({
  value,
  onChange,
  problem,
}: Part & { readonly problem: ProblemDocument | undefined }) {
  const { t } = useTranslation('evaluation')
  const regions = useRegionOptions()
  const faults = profileFaults(problem)
  const faultAt = (at: string) => {
    const error = faults.get(at)
    return error === undefined ? {} : { error }
  }
  const set = (part: Partial<ExpertInput>) => onChange({ ...value, ...part })
  return (
    <div className="stack">
      <div className={css.pair}>
        <TextInput
          label={t('expert.name')}
          {...faultAt('name')}
          value={value.name}
          maxLength={100}
          onChange={(name) => set({ name })}
        />
        <TextInput
          label={t('expert.email')}
          {...faultAt('email')}
          help={t('expert.emailHelp')}
          type="email"
          autoComplete="off"
          value={value.email}
          onChange={(email) => set({ email })}
        />
        <TextInput
          label={t('expert.title')}
          {...faultAt('title')}
          optional
          value={value.title}
          maxLength={100}
          onChange={(title) => set({ title })}
        />
        <Combobox
          label={t('expert.region')}
          options={regions}
          value={value.region}
          onChange={(region) => region !== null && set({ region })}
        />
        <TextInput
          label={t('expert.employerName')}
          {...faultAt('employer/name')}
          value={value.employer.name}
          onChange={(name) => set({ employer: { ...value.employer, name } })}
        />
        <TextInput
          label={t('expert.employerCode')}
          help={t('expert.employerCodeHelp')}
          {...faultAt('employer/code')}
          value={value.employer.code}
          maxLength={18}
          onChange={(code) =>
            set({ employer: { ...value.employer, code: code.trim().toUpperCase() } })
          }
        />
        <TextInput
          label={t('expert.recommendedBy')}
          help={t('expert.recommendedByHelp')}
          optional
          {...faultAt('recommendedBy')}
          value={value.recommendedBy ?? ''}
          maxLength={100}
          onChange={(recommendedBy) => set({ recommendedBy: recommendedBy.trim() })}
        />
      </div>
      <Segments
        label={t('expert.seniority')}
        options={[
          { value: 'senior', label: t('expert.senior') },
          { value: 'other', label: t('expert.otherSeniority') },
        ]}
        value={value.seniority}
        onChange={(seniority) => set({ seniority })}
      />
      <Fields value={value} onChange={onChange} />
      <Past value={value} onChange={onChange} />
      <Load value={value.load} onChange={(load) => set({ load })} />
      <Availability value={value.availability} onChange={(availability) => set({ availability })} />
    </div>
  )
}
