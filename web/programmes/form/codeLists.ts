/** Long lists of codes, fetched when a field first needs them and kept for the page. */
import { useEffect, useState } from 'react'
import type { CodeScheme } from '../../../domain/programmes/form/items.ts'
import type { Option } from '../../ui/Select.tsx'

export type ListedScheme = Extract<CodeScheme, 'division' | 'industry'>

const placeholders = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/

async function loadDivisions(): Promise<readonly Option[]> {
  const { divisionsWithAreas } = await import('../../../domain/kernel/divisionAreas.ts')
  const walk = (code: string | null): Option[] =>
    divisionsWithAreas.children(code).flatMap((division) => [
      ...(placeholders.test(division.name)
        ? []
        : [
            {
              value: division.code,
              label: divisionsWithAreas.fullName(division.code) ?? division.name,
              keywords: division.name,
            },
          ]),
      ...walk(division.code),
    ])
  return walk(null)
}

async function loadIndustries(): Promise<readonly Option[]> {
  const { industries, industryPath } = await import('../../../domain/kernel/industry.ts')
  return industries
    .filter(({ code }) => code.length === 5)
    .map(({ code, name }) => ({
      value: code,
      label: `${code} ${name}`,
      keywords: industryPath(code)
        .map((step) => step.name)
        .join(' '),
    }))
}

const loading: Partial<Record<ListedScheme, Promise<readonly Option[]>>> = {}
const loaded: Partial<Record<ListedScheme, readonly Option[]>> = {}

export function loadCodes(scheme: ListedScheme): Promise<readonly Option[]> {
  loading[scheme] ??= (scheme === 'division' ? loadDivisions() : loadIndustries()).then((list) => {
    loaded[scheme] = list
    return list
  })
  return loading[scheme]
}

/** Null while the list is on its way. */
export function useCodes(scheme: ListedScheme): readonly Option[] | null {
  const [list, setList] = useState<readonly Option[] | null>(loaded[scheme] ?? null)
  useEffect(() => {
    let left = false
    void loadCodes(scheme).then((found) => !left && setList(found))
    return () => {
      left = true
    }
  }, [scheme])
  return list
}

/** The name of a code where its list has been fetched: documents show it beside the code. */
export function nameOfCode(scheme: ListedScheme, code: string): string | undefined {
  return loaded[scheme]?.find(({ value }) => value === code)?.label.replace(`${code} `, '')
}
