/** A term as letters and digits only, so that no peer cuts it again. */
export const opaque = (term: string): string => `w${Buffer.from(term).toString('hex')}`
