import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Combobox } from '../ui/Combobox.tsx'

async function loadOptions() {
  const { divisionsWithAreas } = await import('../../domain/kernel/divisionAreas.ts')
  const cities = divisionsWithAreas
    .children(null)
    .flatMap((province) => [province, ...divisionsWithAreas.children(province.code)])
  const areas = cities.flatMap((city) =>
    city.level === 'city' ? divisionsWithAreas.children(city.code) : [],
  )
  return [...cities, ...areas].map(({ code }) => ({
    value: code,
    label: divisionsWithAreas.fullName(code) ?? code,
    note: code,
  }))
}

/** A division of China down to the county, found by typing. The table is fetched when it is needed. */
export function DivisionField({
  value,
  onChange,
}: {
  readonly value: string | null
  readonly onChange: (code: string | null) => void
}) {
  const { t } = useTranslation('people')
  const options = useQuery({
    queryKey: ['people.divisions'],
    queryFn: loadOptions,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Combobox
      label={t('register.division')}
      help={t('register.divisionHelp')}
      options={options.data ?? []}
      value={value}
      onChange={onChange}
    />
  )
}

/** The full name of a division, as soon as the table is here. */
export function useDivisionName(): (code: string | null) => string {
  const options = useQuery({
    queryKey: ['people.divisions'],
    queryFn: loadOptions,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (code) =>
    code === null ? '' : (options.data?.find(({ value }) => value === code)?.label ?? code)
}
