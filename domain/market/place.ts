/** Where provinces and cities lie, for distances between them. */
import table from '../../data/codes/seats.json' with { type: 'json' }

export type Place = { readonly latitude: number; readonly longitude: number }

const seats: ReadonlyMap<string, Place> = new Map(
  table.rows.map((row) => {
    const [code, latitude, longitude] = row.split(' ')
    return [code!, { latitude: Number(latitude), longitude: Number(longitude) }] as const
  }),
)

/** By a code of two, four or six digits or the Corps: the seat of its city, else of its province. */
export function seatOf(code: string): Place | undefined {
  return seats.get(code) ?? seats.get(code.slice(0, 4)) ?? seats.get(code.slice(0, 2))
}

const radians = Math.PI / 180
const earthKm = 6371.0088

/** Over ground, in whole kilometres. */
export function kmBetween(one: Place, other: Place): number {
  const [a, b] = [one.latitude * radians, other.latitude * radians]
  const along = (other.longitude - one.longitude) * radians
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(along / 2) ** 2
  return Math.round(2 * earthKm * Math.asin(Math.sqrt(half)))
}
