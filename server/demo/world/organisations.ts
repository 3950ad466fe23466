/** Invented organisations over real regions, where makers are many more of them than where they are few. */
import type { OrganisationSample } from '../../people/index.ts'
import { makeUscc } from '../../../domain/kernel/uscc.ts'
import { divisions, holdsPlaceOnly, type Division } from '../../../domain/kernel/division.ts'
import { provinces, xpccCode } from '../../../domain/kernel/province.ts'
import { organisationName } from '../names.ts'
import type { Random } from '../random.ts'

/** How many times a province is drawn; every other one once. Roughly by makers of the field, and no statistic. */
const weights: Readonly<Record<string, number>> = {
  ...{ '44': 16, '32': 15, '33': 13, '37': 9, '31': 6, '35': 5, '42': 5, '41': 5, '51': 5 },
  ...{ '34': 4, '43': 4, '13': 4, '21': 3, '50': 3, '12': 3, '61': 3, '11': 3, '36': 3 },
}

const drawn = provinces
  .filter(({ code }) => code !== xpccCode)
  .flatMap((province) =>
    Array.from({ length: weights[province.code.slice(0, 2)] ?? 1 }, () => province),
  )

/** 苏州市 is called 苏州; 延边朝鲜族自治州 keeps what it is, since cutting it would name something else. */
const shortName = (name: string): string => name.replace(/市$/u, '')

/** A city of the province, or the province itself where it is a city. */
function placeIn(code: string, random: Random): Pick<Division, 'code' | 'name'> {
  const cities = divisions.children(code).filter((city) => !holdsPlaceOnly(city))
  return cities.length === 0
    ? { code, name: provinces.find((one) => one.code === code)!.shortName }
    : random.pick(cities)
}

/** Serials of codes that no other part of the demo world uses. */
const firstSerial = 200_000

/** What makers of a trade are looked to for first; other trades make what there is to make. */
const kindsOfTrade: Readonly<Record<string, readonly string[]>> = {
  重型装备: ['welding', 'forging', 'milling', 'heatTreatment'],
  精密传动: ['turning', 'milling', 'heatTreatment', 'metrology'],
  数控机床: ['milling', 'turning', 'calibration'],
  汽车零部件: ['dieCasting', 'forging', 'injectionMoulding', 'welding', 'milling'],
  轨道装备: ['welding', 'sheetMetal', 'milling'],
  航空结构件: ['milling', 'additive', 'sheetMetal', 'metrology'],
  家用电器: ['injectionMoulding', 'sheetMetal', 'electronicsAssembly'],
  电子电路: ['electronicsAssembly', 'testing'],
  智能终端: ['electronicsAssembly', 'injectionMoulding', 'tooling'],
  服装: ['garmentSewing', 'pooledProcurement'],
  制鞋: ['garmentSewing', 'injectionMoulding'],
  精细化工: ['surfaceTreatment', 'testing', 'warehousing'],
  特种钢: ['forging', 'heatTreatment', 'testing'],
  泵阀: ['dieCasting', 'turning', 'milling', 'testing'],
  模具: ['tooling', 'milling', 'injectionMoulding', 'additive'],
  医疗器械: ['additive', 'turning', 'testing', 'metrology'],
  工业软件: ['industrialSoftware', 'engineeringService'],
  信息技术: ['industrialSoftware', 'engineeringService', 'warehousing', 'transport'],
}

export type InventedOrganisation = OrganisationSample & {
  readonly region: string
  /** Kinds of its trade. */
  readonly kinds: readonly string[]
}

/** The same for the same number; names are told apart by a number where marks and trades run out. */
export function inventedOrganisation(
  index: number,
  random: Random,
  taken: Set<string>,
): InventedOrganisation {
  const province = random.pick(drawn)
  const place = placeIn(province.code, random)
  const { name, trade } = organisationName(random, shortName(place.name), new Set())
  const own = taken.has(name) ? name.replace('（演示）', `第${index + 1}分厂（演示）`) : name
  taken.add(own)
  return {
    name: own,
    kind: 'enterprise',
    division: place.code,
    uscc: makeUscc('enterprise', place.code, firstSerial + index),
    region: province.code.slice(0, 2),
    kinds: kindsOfTrade[trade.word] ?? [],
  }
}
