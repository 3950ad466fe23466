import { useTranslation } from '../kernel/words.ts'
import {
  countableUses,
  mayCount,
  mayDefine,
  type PenetrationDefinition,
} from '../../domain/indicators/penetration.ts'
import { allOf } from '../../domain/kernel/verdict.ts'
import { Checkbox, CheckboxGrid } from '../ui/Choices.tsx'
import { TextInput } from '../ui/TextInput.tsx'

/** A definition as it is typed: industries in one line. */
export type TypedDefinition = Pick<PenetrationDefinition, 'leadingOnly'> & {
  readonly counts: readonly PenetrationDefinition['counts'][number][]
  readonly industries: string
}

export const usualTyped: TypedDefinition = {
  counts: ['built', 'uses'],
  leadingOnly: true,
  industries: '',
}

export function definitionOf({
  counts,
  leadingOnly,
  industries,
}: TypedDefinition): PenetrationDefinition {
  const codes = industries.split(/[\s、，,；;]+/).filter((code) => code !== '')
  return { counts: [...counts], leadingOnly, industries: [...new Set(codes)] }
}

export const mayCompute = (typed: TypedDefinition) =>
  allOf(mayCount(typed), mayDefine(definitionOf(typed)))

/** Who counts: chosen before anything is computed. */
export function DefinitionFields({
  value,
  onChange,
}: {
  readonly value: TypedDefinition
  readonly onChange: (value: TypedDefinition) => void
}) {
  const { t } = useTranslation('surveys')
  return (
    <>
      <CheckboxGrid
        label={t('counts')}
        options={countableUses.map((use) => ({ value: use, label: t(`use.${use}`) }))}
        values={value.counts}
        onChange={(counts) => onChange({ ...value, counts })}
      />
      <Checkbox
        label={t('leadingOnly')}
        checked={value.leadingOnly}
        onChange={(leadingOnly) => onChange({ ...value, leadingOnly })}
      />
      <TextInput
        label={t('industries')}
        help={t('industriesHelp')}
        value={value.industries}
        onChange={(industries) => onChange({ ...value, industries })}
      />
    </>
  )
}
