import { expect, test } from 'vitest'
import { divisions, holdsPlaceOnly, provinceAndCityRows } from './division.ts'
import { divisionsWithAreas } from './divisionAreas.ts'
import { divisionName, englishDivision } from './divisionName.ts'

test.each([
  ['510107', 'zh', '四川省成都市武侯区'],
  ['510107', 'en', '武侯区, Chengdu, Sichuan'],
  ['5101', 'en', 'Chengdu, Sichuan'],
  ['51', 'en', 'Sichuan'],
  ['110108', 'en', '海淀区, Beijing'],
  ['610100', 'en', "Xi'an, Shaanxi"],
  ['654000', 'en', 'Ili Prefecture, Xinjiang'],
  ['XPCC', 'en', 'Xinjiang Production and Construction Corps'],
  ['999999', 'en', null],
] as const)('%s in %s is %s', (code, language, name) => {
  expect(divisionName(divisionsWithAreas, code, language)).toBe(name)
})

test('every province and city has an English name in Latin letters, and no code stands in vain', () => {
  const named = provinceAndCityRows.filter((row) => !holdsPlaceOnly(row))
  const missing = named.filter(
    ({ code }) => !/^[A-Z][A-Za-zü' ]+$/.test(englishDivision(code) ?? ''),
  )
  expect(missing).toEqual([])
  expect(named.length).toBeGreaterThan(350)
  expect(named.filter(({ code }) => divisions.find(code) === undefined)).toEqual([])
})
