/** Invented organisations over real regions, where makers are many more of them than where they are few. */
import type { OrganisationSample } from '../../people/index.ts'
import { makeUscc } from '../../../domain/kernel/uscc.ts'
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

/** Serials of codes that no other part of the demo world uses. */
const firstSerial = 200_000

export type InventedOrganisation = OrganisationSample & { readonly region: string }

/** The same for the same number; names are told apart by a number where marks and trades run out. */
export function inventedOrganisation(
  index: number,
  random: Random,
  taken: Set<string>,
): InventedOrganisation {
  const province = random.pick(drawn)
  const { name } = organisationName(random, province.shortName, new Set())
  const own = taken.has(name) ? name.replace('（演示）', `第${index + 1}分厂（演示）`) : name
  taken.add(own)
  return {
    name: own,
    kind: 'enterprise',
    division: province.code,
    uscc: makeUscc('enterprise', province.code, firstSerial + index),
    region: province.code.slice(0, 2),
  }
}
