/** `1234567.50` as `1,234,567.50`: marks between the thousands of a numeral, none in its fraction. */
export function withThousands(numeral: string): string {
  const [whole = '', fraction] = numeral.split('.')
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? marked : `${marked}.${fraction}`
}
