/** How failed attempts slow the next one down: by account, by address, and by the two together. */

export type AttemptGuard = {
  /** Failures that cost nothing. */
  readonly free: number
  readonly firstWaitSeconds: number
  readonly longestWaitSeconds: number
}

/**
 * From one address an account is guarded tightly; the account as a whole loosely, so that a stranger who
 * guesses elsewhere cannot lock its owner out; an address as a whole so that one cannot try many accounts.
 */
export const attemptGuards = {
  accountFromAddress: { free: 5, firstWaitSeconds: 30, longestWaitSeconds: 900 },
  account: { free: 40, firstWaitSeconds: 5, longestWaitSeconds: 60 },
  address: { free: 80, firstWaitSeconds: 30, longestWaitSeconds: 900 },
} as const satisfies Record<string, AttemptGuard>

/** How often codes may be asked for: every asking counts. */
export const askGuards = {
  accountFromAddress: { free: 3, firstWaitSeconds: 60, longestWaitSeconds: 1800 },
  account: { free: 10, firstWaitSeconds: 60, longestWaitSeconds: 1800 },
  address: { free: 60, firstWaitSeconds: 60, longestWaitSeconds: 1800 },
} as const satisfies Record<keyof typeof attemptGuards, AttemptGuard>

export type GuardName = keyof typeof attemptGuards

/** Failures longer ago than this are forgotten. */
export const attemptsForgottenAfterSeconds = 3600

/** The wait after so many failures in a row: none, then doubling up to the longest. */
export function waitSeconds(guard: AttemptGuard, failures: number): number {
  const beyond = failures - guard.free
  if (beyond <= 0) return 0
  return Math.min(guard.longestWaitSeconds, guard.firstWaitSeconds * 2 ** Math.min(beyond - 1, 20))
}
