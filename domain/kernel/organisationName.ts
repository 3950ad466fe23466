/** Names of organisations as they are compared. */

/**
 * A name without what typists vary: width, case, blanks, punctuation, the notes （牵头） and （演示） and the
 * difference between 有限责任公司 and 有限公司.
 */
export function normaliseOrganisationName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((?:牵头|牵头单位|联合体牵头|演示)\)/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/有限责任公司$/u, '有限公司')
}
