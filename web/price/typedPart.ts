/** A part as somebody types it who has no file: sizes, and how many holes and bends of one size. */
import type { PartFacts } from '../../domain/price/partFacts.ts'
import type { PriceModel } from '../../domain/price/model.ts'

export const typedSizes = ['lengthMm', 'widthMm', 'heightMm', 'volumeCm3', 'areaCm2'] as const

export type TypedPart = Readonly<
  Record<
    | (typeof typedSizes)[number]
    | 'setups'
    | 'thicknessMm'
    | 'diameterMm'
    | 'roundLengthMm'
    | 'holes'
    | 'holeDiameterMm'
    | 'holeDepthMm'
    | 'bends'
    | 'bendLengthMm',
    number | null
  >
>

export const emptyPart: TypedPart = {
  ...{ lengthMm: null, widthMm: null, heightMm: null, volumeCm3: null, areaCm2: null },
  ...{ setups: 1, thicknessMm: null, diameterMm: null, roundLengthMm: null },
  ...{ holes: null, holeDiameterMm: null, holeDepthMm: null, bends: null, bendLengthMm: null },
}

/** What must be typed for a process, in the order in which it is asked. */
export function askedOf({ id, needs }: PriceModel): (keyof TypedPart)[] {
  const more = needs.filter((name): name is 'setups' => name in emptyPart)
  return [
    ...typedSizes,
    ...more,
    ...(['holes', 'holeDiameterMm', 'holeDepthMm'] as const),
    ...(id === 'sheetMetal' ? (['bends', 'bendLengthMm'] as const) : []),
  ]
}

/** Of a box that was just typed the volume and surface of a solid block, for whoever has not said them. */
export function withBlock(part: TypedPart, before: TypedPart): TypedPart {
  const { lengthMm: a, widthMm: b, heightMm: c } = part
  if (!a || !b || !c) return part
  const solid = (volume: boolean, { lengthMm, widthMm, heightMm }: TypedPart) => {
    if (!lengthMm || !widthMm || !heightMm) return null
    return volume
      ? (lengthMm * widthMm * heightMm) / 1000
      : (2 * (lengthMm * widthMm + widthMm * heightMm + lengthMm * heightMm)) / 100
  }
  const follows = (value: number | null, volume: boolean) =>
    value === null || value === solid(volume, before) ? solid(volume, part) : value
  return {
    ...part,
    volumeCm3: follows(part.volumeCm3, true),
    areaCm2: follows(part.areaCm2, false),
  }
}

/** Holes and bends may be left out; begun, they must be whole. */
const pairs = [
  ['holes', 'holeDiameterMm'],
  ['holes', 'holeDepthMm'],
  ['bends', 'bendLengthMm'],
] as const

export function lacking(part: TypedPart, model: PriceModel): (keyof TypedPart)[] {
  const optional = new Set<keyof TypedPart>(pairs.flat())
  const asked = askedOf(model)
  const required = asked.filter((name) => !optional.has(name) && !part[name])
  const begun = pairs.flatMap(([count, size]) =>
    asked.includes(size) && (part[count] ?? 0) > 0 && !part[size] ? [size] : [],
  )
  return [...required, ...begun]
}

const times = <Row>(count: number | null, row: Row): Row[] =>
  Array.from({ length: Math.min(count ?? 0, 1000) }, () => row)

/** Of a part in which nothing is lacking. */
export function factsOfTyped(part: TypedPart): PartFacts {
  const [lengthMm, widthMm, heightMm] = [part.lengthMm!, part.widthMm!, part.heightMm!].toSorted(
    (a, b) => b - a,
  ) as [number, number, number]
  const hole = { diameterMm: part.holeDiameterMm!, depthMm: part.holeDepthMm!, through: 1 }
  return {
    ...{ lengthMm, widthMm, heightMm },
    volumeMm3: part.volumeCm3! * 1000,
    areaMm2: part.areaCm2! * 100,
    ...{ setups: part.setups, thicknessMm: part.thicknessMm, diameterMm: part.diameterMm },
    roundLengthMm: part.roundLengthMm,
    ...{ undercuts: 0, thinWalls: 0, faces: 6, freeFaces: 0 },
    holes: times(part.holes, hole),
    pockets: [],
    bends: times(part.bends, { lengthMm: part.bendLengthMm! }),
  }
}
