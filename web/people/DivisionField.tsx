import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../kernel/words.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { useFormat } from '../kernel/format.ts'
import { Combobox } from '../ui/Combobox.tsx'

async function loadOptions(language: Language) {
  const [{ divisionsWithAreas }, { divisionName }] = await Promise.all([
    import('../../domain/kernel/divisionAreas.ts'),
    import('../../domain/kernel/divisionName.ts'),
  ])
  const cities = divisionsWithAreas
    .children(null)
    .flatMap((province) => [province, ...divisionsWithAreas.children(province.code)])
  const areas = cities.flatMap((city) =>
    city.level === 'city' ? divisionsWithAreas.children(city.code) : [],
  )
  return [...cities, ...areas].map(({ code }) => ({
    value: code,
    label: divisionName(divisionsWithAreas, code, language) ?? code,
    keywords: divisionsWithAreas.fullName(code) ?? '',
    note: code,
  }))
}

function useDivisions() {
  const { language } = useFormat()
  return useQuery({
    queryKey: ['people.divisions', language],
    queryFn: () => loadOptions(language),
    staleTime: Number.POSITIVE_INFINITY,
  })
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
  const options = useDivisions()
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
  const options = useDivisions()
  return (code) =>
    code === null ? '' : (options.data?.find(({ value }) => value === code)?.label ?? code)
}
