/** Numbers as people read them. */

/** 4180 as `4,180`; at most `decimals` places, none that say nothing. */
export function showNumber(value: number, decimals = 6): string {
  const [whole = '', fraction] = String(Math.round(value * 10 ** decimals) / 10 ** decimals).split(
    '.',
  )
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
