/** The Range header of a download (RFC 9110 §14), as far as players and resuming downloads use it. */

export type ByteRange = { readonly start: number; readonly end: number }

/**
 * The bytes wanted, `end` included. `whole` where no range is asked for or it is one we do not serve
 * (several ranges, other units): a server may always answer with everything.
 */
export function parseByteRange(
  header: string | undefined,
  totalBytes: number,
): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (match === null) return 'whole'
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return 'whole'
  if (first === '') {
    const suffix = Math.min(Number(last), totalBytes)
    return suffix === 0 ? 'unsatisfiable' : { start: totalBytes - suffix, end: totalBytes - 1 }
  }
  const start = Number(first)
  const end = last === '' ? totalBytes - 1 : Math.min(Number(last), totalBytes - 1)
  if (last !== '' && Number(last) < start) return 'whole'
  return start >= totalBytes ? 'unsatisfiable' : { start, end }
}
