/** An invented part on which a maker tries its rates, one a process. */
import type { PartFacts } from '../../domain/price/partFacts.ts'

const block: PartFacts = {
  ...{ lengthMm: 120, widthMm: 80, heightMm: 25, volumeMm3: 156_000, areaMm2: 33_500 },
  ...{ setups: 2, thicknessMm: null, diameterMm: null, roundLengthMm: null },
  ...{ undercuts: 0, thinWalls: 0, faces: 24, freeFaces: 0 },
  holes: Array.from({ length: 6 }, () => ({ diameterMm: 8, depthMm: 25, through: 1 })),
  pockets: [{ lengthMm: 60, widthMm: 40, depthMm: 12, cornerRadiusMm: 4 }],
  bends: [],
}

const shaft: PartFacts = {
  ...block,
  ...{ lengthMm: 120, widthMm: 40, heightMm: 40, volumeMm3: 110_000, areaMm2: 17_500 },
  ...{ diameterMm: 40, roundLengthMm: 120, setups: 2 },
  holes: [{ diameterMm: 10, depthMm: 30, through: 0 }],
  pockets: [],
}

const bracket: PartFacts = {
  ...block,
  ...{ lengthMm: 200, widthMm: 150, heightMm: 60, volumeMm3: 100_000, areaMm2: 103_000 },
  thicknessMm: 2,
  pockets: [],
  bends: [{ lengthMm: 150 }, { lengthMm: 150 }],
}

const housing: PartFacts = {
  ...block,
  ...{ lengthMm: 120, widthMm: 80, heightMm: 35, volumeMm3: 62_000, areaMm2: 62_000 },
}

const samples: Readonly<Record<string, PartFacts>> = {
  milling: block,
  turning: shaft,
  sheetMetal: bracket,
  injectionMoulding: housing,
  additive: housing,
}

export const samplePartOf = (modelId: string): PartFacts => samples[modelId] ?? block
