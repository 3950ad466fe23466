/**
 * Who registers (first sign) and what kind of body it is (second sign) in a 统一社会信用代码: the code table
 * of GB 32100-2015 with its later additions.
 */

/** Whether the body is a legal person: by its kind alone, or only its licence tells (a branch has 91 too). */
export type LegalPersonality = 'yes' | 'no' | 'licenceDecides'

type Row = { readonly kind: string; readonly legalPerson: LegalPersonality }

export const usccKinds = {
  11: { kind: 'government', legalPerson: 'licenceDecides' },
  12: { kind: 'institution', legalPerson: 'yes' },
  13: { kind: 'massOrganisation', legalPerson: 'licenceDecides' },
  19: { kind: 'staffingOther', legalPerson: 'licenceDecides' },
  21: { kind: 'foreignNewsOffice', legalPerson: 'no' },
  29: { kind: 'foreignAffairsOther', legalPerson: 'licenceDecides' },
  31: { kind: 'lawFirm', legalPerson: 'no' },
  32: { kind: 'notaryOffice', legalPerson: 'licenceDecides' },
  33: { kind: 'grassrootsLegalService', legalPerson: 'licenceDecides' },
  34: { kind: 'forensicInstitution', legalPerson: 'licenceDecides' },
  35: { kind: 'arbitrationCommission', legalPerson: 'licenceDecides' },
  39: { kind: 'justiceOther', legalPerson: 'licenceDecides' },
  41: { kind: 'foreignCulturalCentre', legalPerson: 'no' },
  49: { kind: 'cultureOther', legalPerson: 'licenceDecides' },
  51: { kind: 'socialGroup', legalPerson: 'yes' },
  52: { kind: 'privateNonEnterprise', legalPerson: 'licenceDecides' },
  53: { kind: 'foundation', legalPerson: 'yes' },
  59: { kind: 'civilAffairsOther', legalPerson: 'licenceDecides' },
  61: { kind: 'foreignTourismOffice', legalPerson: 'no' },
  62: { kind: 'regionalTourismOffice', legalPerson: 'no' },
  69: { kind: 'tourismOther', legalPerson: 'licenceDecides' },
  71: { kind: 'religiousSite', legalPerson: 'licenceDecides' },
  72: { kind: 'religiousSchool', legalPerson: 'licenceDecides' },
  79: { kind: 'religionOther', legalPerson: 'licenceDecides' },
  81: { kind: 'tradeUnion', legalPerson: 'licenceDecides' },
  89: { kind: 'tradeUnionOther', legalPerson: 'licenceDecides' },
  91: { kind: 'enterprise', legalPerson: 'licenceDecides' },
  92: { kind: 'soleProprietor', legalPerson: 'no' },
  93: { kind: 'cooperative', legalPerson: 'licenceDecides' },
  A1: { kind: 'militaryInstitution', legalPerson: 'licenceDecides' },
  A9: { kind: 'militaryOther', legalPerson: 'licenceDecides' },
  N1: { kind: 'groupCollective', legalPerson: 'licenceDecides' },
  N2: { kind: 'villageCollective', legalPerson: 'licenceDecides' },
  N3: { kind: 'townshipCollective', legalPerson: 'licenceDecides' },
  N9: { kind: 'ruralOther', legalPerson: 'licenceDecides' },
  Y1: { kind: 'other', legalPerson: 'licenceDecides' },
} as const satisfies Record<string, Row>

export type UsccPair = `${keyof typeof usccKinds}`
export type UsccKind = (typeof usccKinds)[keyof typeof usccKinds]['kind']

const pairs = Object.entries(usccKinds) as [UsccPair, (typeof usccKinds)[keyof typeof usccKinds]][]

/** What the first two signs of a code say; null for a pair that is not in the table. */
export function usccKindOf(
  pair: string,
): { readonly kind: UsccKind; readonly legalPerson: LegalPersonality } | null {
  return pairs.find(([known]) => known === pair)?.[1] ?? null
}

export function usccPairOf(kind: UsccKind): UsccPair {
  const found = pairs.find(([, row]) => row.kind === kind)
  if (found === undefined) throw new Error(`no kind of organisation "${kind}"`)
  return found[0]
}
