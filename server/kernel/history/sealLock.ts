/** Held by whoever seals, and by whoever changes with which key seals are signed. */
export const sealLockKey = 7_100_002
