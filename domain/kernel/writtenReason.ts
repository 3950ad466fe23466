/** Passing a soft rule (原则上, 一般) needs a written reason that is kept and shown. */

export const reasonMinLength = 10
export const reasonMaxLength = 2000

/**
 * Whether a text can stand as the written reason: 10 to 2,000 characters without outer blanks, at
 * least half of the shortest length being letters or digits, so that a row of dots is none.
 */
export function isWrittenReason(text: string | null | undefined): boolean {
  const trimmed = (text ?? '').trim()
  const length = [...trimmed].length
  if (length < reasonMinLength || length > reasonMaxLength) return false
  return new Set(trimmed.match(/[\p{L}\p{N}]/gu) ?? []).size >= reasonMinLength / 2
}
