/** Who keeps the kinds; alone, for what every page carries. */
export const kindPermit = 'catalog.kind.edit'
