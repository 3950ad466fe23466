/** Choosing roles, a unit and a colleague: parts of several dialogs. */
import { useTranslation } from '../kernel/words.ts'
import { listMembers, listUnits } from '../../domain/people/member.endpoints.ts'
import { useCall } from '../kernel/query.ts'
import { CheckboxGrid } from '../ui/Choices.tsx'
import { Select } from '../ui/Select.tsx'
import { useRoles } from './useRoles.ts'

export type TabProps = { readonly manages: boolean }

export function RolesField({
  label,
  values,
  onChange,
  among,
}: {
  readonly label: string
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  /** Only these; all of the organisation's where left out. */
  readonly among?: readonly string[]
}) {
  const { options } = useRoles()
  const shown = among === undefined ? options : options.filter(({ value }) => among.includes(value))
  return <CheckboxGrid label={label} options={shown} values={values} onChange={onChange} />
}

const top = '-'

/** A unit of the organisation, or none. */
export function UnitField({
  label,
  value,
  onChange,
  except,
}: {
  readonly label: string
  readonly value: string | null
  readonly onChange: (unitId: string | null) => void
  readonly except?: string | undefined
}) {
  const { t } = useTranslation('people')
  const units = useCall(listUnits).data?.rows ?? []
  return (
    <Select
      label={label}
      options={[
        { value: top, label: t('members.unitTop') },
        ...units
          .filter(({ id }) => id !== except)
          .map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value ?? top}
      onChange={(next) => onChange(next === top ? null : next)}
    />
  )
}

/** A colleague, but for the one who is meant already. */
export function ColleagueField({
  label,
  value,
  onChange,
  except,
}: {
  readonly label: string
  readonly value: string | null
  readonly onChange: (memberId: string) => void
  readonly except?: string | undefined
}) {
  const members = useCall(listMembers).data?.rows ?? []
  return (
    <Select
      label={label}
      options={members
        .filter(({ id }) => id !== except)
        .map(({ id, name, email }) => ({ value: id, label: name, note: email }))}
      value={value}
      onChange={onChange}
    />
  )
}
