/** What every part of the profile form gets: the profile, how to change it, and what the server found wrong. */
import { useTranslation } from '../kernel/words.ts'
import type { Profile, ProfileField } from '../../domain/people/profile.ts'

export type PartProps = {
  readonly profile: Profile
  readonly faults: ReadonlyMap<string, string>
  readonly readOnly: boolean
  /** `undefined` takes a field away. */
  readonly change: (changes: { readonly [F in ProfileField]?: Profile[F] | undefined }) => void
}

type TextField = {
  [F in ProfileField]-?: NonNullable<Profile[F]> extends string ? F : never
}[ProfileField]
type CountField = {
  [F in ProfileField]-?: NonNullable<Profile[F]> extends number ? F : never
}[ProfileField]

/** Props of the fields, by the field's name. */
export function useFields({ profile, faults, readOnly, change }: PartProps) {
  const { t } = useTranslation('people')
  const frame = (field: ProfileField) => {
    const fault = faults.get(field)
    return {
      id: `profile-${field}`,
      label: t(`profileField.${field}`),
      ...(fault === undefined ? {} : { error: fault }),
    }
  }
  return {
    frame,
    text: (field: TextField) => ({
      ...frame(field),
      readOnly,
      value: String(profile[field] ?? ''),
      onChange: (value: string) => change({ [field]: value === '' ? undefined : value }),
    }),
    count: (field: CountField) => ({
      ...frame(field),
      readOnly,
      value: profile[field] ?? null,
      onChange: (value: number | null) => change({ [field]: value ?? undefined }),
    }),
    money: (field: CountField) => ({
      ...frame(field),
      readOnly,
      valueFen: profile[field] ?? null,
      onChange: (value: number | null) => change({ [field]: value ?? undefined }),
    }),
  }
}
