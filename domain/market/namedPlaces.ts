/** Provinces and cities under every name by which people write them. */
import { divisions, holdsPlaceOnly } from '../kernel/division.ts'
import { englishDivision } from '../kernel/divisionName.ts'
import { provinces, regionOf } from '../kernel/province.ts'
import type { NamedPlace } from './sentence.ts'

/** 苏州市 is called 苏州; 阿坝藏族羌族自治州 阿坝. */
const shortOf = (name: string): string =>
  name.replace(/(?:.族)*(?:自治州|自治县)$|(?:地区|盟|市)$/u, '')

const english = (code: string): string[] => {
  const name = englishDivision(code)?.toLowerCase()
  return name === undefined ? [] : [name]
}

const named = (code: string, names: readonly string[]): NamedPlace => ({
  code,
  // Names of one sign would be found within other words.
  names: [...new Set(names)].filter((name) => name.length > 1),
})

let all: readonly NamedPlace[] | undefined

export function namedPlaces(): readonly NamedPlace[] {
  all ??= provinces.flatMap(({ code, name, shortName }) => [
    named(regionOf(code), [name, shortName, ...english(code)]),
    ...divisions
      .children(code)
      .filter((one) => one.level === 'city' && !holdsPlaceOnly(one))
      .map((city) =>
        named(city.code.slice(0, 4), [city.name, shortOf(city.name), ...english(city.code)]),
      ),
  ])
  return all
}
