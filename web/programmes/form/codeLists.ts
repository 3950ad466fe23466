/** Long lists of codes, fetched when a field first needs them and kept for the page. */
import { useEffect, useState } from 'react'
import type { Language } from '../../../domain/kernel/text.ts'
import type { CodeScheme } from '../../../domain/programmes/form/items.ts'
import { useFormat } from '../../kernel/format.ts'
import { shownLanguage } from '../../kernel/language.ts'
import type { Option } from '../../ui/Select.tsx'

export type ListedScheme = Extract<CodeScheme, 'division' | 'industry'>

async function loadDivisions(language: Language): Promise<readonly Option[]> {
  const [{ holdsPlaceOnly }, { divisionsWithAreas }, { divisionName }] = await Promise.all([
    import('../../../domain/kernel/division.ts'),
    import('../../../domain/kernel/divisionAreas.ts'),
    import('../../../domain/kernel/divisionName.ts'),
  ])
  const walk = (code: string | null): Option[] =>
    divisionsWithAreas.children(code).flatMap((division) => [
      ...(holdsPlaceOnly(division)
        ? []
        : [
            {
              value: division.code,
              label: divisionName(divisionsWithAreas, division.code, language) ?? division.name,
              keywords: divisionsWithAreas.fullName(division.code) ?? division.name,
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

type List = { readonly options: readonly Option[]; readonly names: ReadonlyMap<string, string> }
type Key = `${ListedScheme} ${Language}`

const loading: Partial<Record<Key, Promise<List>>> = {}
const loaded: Partial<Record<Key, List>> = {}

async function load(key: Key, scheme: ListedScheme, language: Language): Promise<List> {
  const options = await (scheme === 'division' ? loadDivisions(language) : loadIndustries())
  const names = new Map(options.map(({ value, label }) => [value, label.replace(`${value} `, '')]))
  loaded[key] = { options, names }
  return loaded[key]
}

function loadCodes(scheme: ListedScheme, language: Language): Promise<List> {
  const key: Key = `${scheme} ${language}`
  loading[key] ??= load(key, scheme, language)
  return loading[key]
}

/** Null while the list is on its way. */
export function useCodes(scheme: ListedScheme): readonly Option[] | null {
  const { language } = useFormat()
  const [, setList] = useState<List | null>(null)
  useEffect(() => {
    let left = false
    void loadCodes(scheme, language).then((found) => !left && setList(found))
    return () => {
      left = true
    }
  }, [scheme, language])
  return loaded[`${scheme} ${language}`]?.options ?? null
}

/** The name of a code where its list has been fetched: documents show it beside the code. */
export function nameOfCode(scheme: ListedScheme, code: string): string | undefined {
  return loaded[`${scheme} ${shownLanguage()}`]?.names.get(code)
}
