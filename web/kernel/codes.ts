/** Names of provinces and industries, fetched when a page first needs them. */
import { useQuery } from '@tanstack/react-query'
import type { Language } from '../../domain/kernel/text.ts'
import { useFormat } from './format.ts'

const manufacturing = 'C'

async function loadRegions(language: Language) {
  const [{ divisions }, { divisionName }, { provinces, regionOf }] = await Promise.all([
    import('../../domain/kernel/division.ts'),
    import('../../domain/kernel/divisionName.ts'),
    import('../../domain/kernel/province.ts'),
  ])
  return provinces.map(({ code, shortName }) => ({
    value: regionOf(code),
    label: language === 'zh' ? shortName : (divisionName(divisions, code, language) ?? shortName),
  }))
}

/** Manufacturing first, for it is what most asks are about. */
async function loadIndustries(language: Language) {
  const [{ industries }, { englishIndustry }] = await Promise.all([
    import('../../domain/kernel/industry.ts'),
    import('../../domain/kernel/industryName.ts'),
  ])
  const nameOf = (code: string, name: string) =>
    language === 'zh' ? name : (englishIndustry(code) ?? name)
  const rows = industries
    .filter(({ level }) => level === 'division')
    .map(({ code, name }) => ({ value: code, label: `${code} ${nameOf(code, name)}` }))
  const first = rows.filter(({ value }) => value.startsWith(manufacturing))
  return [...first, ...rows.filter(({ value }) => !value.startsWith(manufacturing))]
}

export function useRegions() {
  const { language } = useFormat()
  const { data = [] } = useQuery({
    queryKey: ['codes.regions', language],
    queryFn: () => loadRegions(language),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}

export function useIndustries() {
  const { language } = useFormat()
  const { data = [] } = useQuery({
    queryKey: ['codes.industries', language],
    queryFn: () => loadIndustries(language),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}

/** Names by code; the code itself until they are here. */
export function useCodeNames() {
  const [regions, industries] = [useRegions(), useIndustries()]
  const nameIn = (options: readonly { value: string; label: string }[], code: string | null) =>
    options.find(({ value }) => value === code)?.label ?? code ?? ''
  return {
    region: (code: string | null) => nameIn(regions, code),
    industry: (code: string | null) => nameIn(industries, code),
  }
}
