/**
 * The subject of an analysis: the organisation that owns the part, and the digest of the file. Nothing that is computed
 * of a file is shared beyond one organisation, so that how soon an answer comes tells nobody what others hold.
 */
export const subjectOf = (orgId: string, digest: string): string => `${orgId}-${digest}`

/** Of the file in it, hexadecimal as storage knows it. */
export const digestOf = (subject: string): string => subject.slice(subject.lastIndexOf('-') + 1)
