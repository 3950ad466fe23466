import { describe, expect, it } from 'vitest'
import milling from '../../data/prices/milling.json' with { type: 'json' }
import { readKind } from '../catalog/readKind.ts'
import millingKind from '../../data/kinds/milling.json' with { type: 'json' }
import additiveKind from '../../data/kinds/additive.json' with { type: 'json' }
import injectionKind from '../../data/kinds/injection-moulding.json' with { type: 'json' }
import sheetKind from '../../data/kinds/sheet-metal.json' with { type: 'json' }
import turningKind from '../../data/kinds/turning.json' with { type: 'json' }
import { cardFaults, typicalCard, type CardContent } from './card.ts'
import { bandOf, deliveredFenOf, grossFenOf, ladder } from './ladder.ts'
import { priceModels } from './models.ts'
import type { PriceNeed } from './needs.ts'
import type { PartFacts } from './partFacts.ts'
import { quote, type Quote } from './quote.ts'
import { readModel, type ReadModel } from './readModel.ts'

/** The block of the issue: 60 × 40 × 12 with a hole of 10 through it. */
const block: PartFacts = {
  ...{ lengthMm: 60, widthMm: 40, heightMm: 12, volumeMm3: 27_857.52, areaMm2: 7219.9 },
  ...{ setups: 2, thicknessMm: null, diameterMm: null, roundLengthMm: null },
  ...{ undercuts: 0, thinWalls: 0, faces: 7, freeFaces: 0 },
  holes: [{ diameterMm: 10, depthMm: 12, through: 1 }],
  pockets: [],
  bends: [],
}
const need: PriceNeed = {
  ...{ quantity: 200, material: 'aluminium', toleranceMm: null, finishes: [] },
  ...{ leadTimeDays: null, distanceKm: null },
}

const shape: ReadModel['model'] = {
  ...(milling as ReadModel['model']),
  needs: [],
  holds: {},
  rates: [
    {
      ...{ id: 'hour', unit: 'yuanPerH', group: 'machine', typical: 60, least: 0, most: 1000 },
      label: { zh: '工时', en: 'Hour' },
    },
    {
      ...{ id: 'beginTime', unit: 'min', group: 'machine', typical: 30, least: 0, most: 1000 },
      label: { zh: '准备', en: 'Beginning' },
    },
  ],
  materialRates: [
    { id: 'density', unit: 'gPerCm3', label: { zh: '密度', en: 'Density' }, least: 0.1, most: 25 },
    { id: 'speed', unit: 'cm3PerMin', label: { zh: '速', en: 'Speed' }, least: 0.1, most: 99 },
  ],
  materials: { aluminium: { density: 2, speed: 1 }, carbonSteel: { density: 8, speed: 0.5 } },
  finishes: [{ id: 'blasting', label: { zh: '喷砂', en: 'Blasting' }, typicalYuanPerCm2: 0.1 }],
  steps: [
    {
      ...{ id: 'pieceMass', unit: 'kg', formula: 'volumeMm3 * density' },
      label: { zh: '质量', en: 'Mass' },
    },
    {
      ...{ id: 'time', unit: 'min', formula: 'volumeMm3 / speed' },
      label: { zh: '时', en: 'Time' },
    },
  ],
  machineTime: ['time'],
  items: [
    { id: 'begin', per: 'order', formula: 'hour * beginTime', label: { zh: '始', en: 'B' } },
    { id: 'work', per: 'piece', formula: 'time * hour', label: { zh: '工', en: 'W' } },
    { id: 'finish', per: 'piece', formula: 'areaMm2 * finishPrice', label: { zh: '饰', en: 'F' } },
  ],
  persons: [
    {
      ...{ code: 'undercut', when: 'undercuts > 0' },
      ...{ why: { zh: '倒扣', en: 'Undercut' }, remedy: { zh: '改', en: 'Change' } },
    },
  ],
}
function readOf(json: unknown): ReadModel {
  const reading = readModel(json)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading
}
const plain = readOf(shape)
/** No added line but what a test asks for. */
const bare: CardContent = {
  ...typicalCard(plain.model),
  rates: { overhead: 0, margin: 0, minimumOrder: 0 },
}
/** 10 cm³, 20 cm². */
const cube: PartFacts = { ...block, volumeMm3: 10_000, areaMm2: 2000 }

function priced(card: CardContent, facts: PartFacts, wanted: Partial<PriceNeed>): Quote {
  const answer = quote(plain, card, facts, { ...need, ...wanted })
  if (!answer.ok) throw new Error(JSON.stringify(answer.reasons))
  return answer
}

describe('a quote', () => {
  it('is the sum of its lines: 30 min and 10 min a piece at 60 yuan an hour', () => {
    expect(priced(bare, cube, { quantity: 3 })).toEqual({
      ok: true,
      lines: [
        { item: 'begin', fen: 3000 },
        { item: 'work', fen: 3000 },
      ],
      ...{ netFen: 6000, vatFen: 780, freightFen: null, freightVatFen: null },
      ...{ pieceFen: 2000, pieceMassKg: 0.02 },
      steps: { pieceMass: 0.02, time: 10 },
    })
  })

  it('adds overhead, margin, hurry, breaks and the least order in this order, each rounded once', () => {
    const card: CardContent = {
      ...bare,
      rates: { overhead: 10, margin: 20, rush: 50, normalLeadTime: 15, minimumOrder: 200 },
      breaks: [{ fromQuantity: 2, percentOff: 5 }],
    }
    const lines = (wanted: Partial<PriceNeed>) =>
      Object.fromEntries(priced(card, cube, wanted).lines.map(({ item, fen }) => [item, fen]))
    expect(lines({ quantity: 3, leadTimeDays: 14 })).toEqual({
      ...{ begin: 3000, work: 3000, overhead: 600, margin: 1320, rush: 3960, break: -594 },
      minimum: 8714,
    })
    expect(lines({ quantity: 1, leadTimeDays: 15 })).toEqual({
      ...{ begin: 3000, work: 1000, overhead: 400, margin: 880, minimum: 14_720 },
    })
  })

  it('prices finishes by area, corrections by item, and freight by distance', () => {
    const card: CardContent = {
      ...bare,
      corrections: { work: 150 },
      rates: { ...bare.rates, freightBase: 10, freightPerKg: 1, freightPerTonneKm: 2 },
    }
    const answer = priced(card, cube, { quantity: 10, finishes: ['blasting'], distanceKm: 500 })
    expect(answer.lines).toEqual([
      { item: 'begin', fen: 3000 },
      { item: 'work', fen: 15_000 },
      { item: 'finish', fen: 2000 },
    ])
    // 10 yuan + 0.2 kg × 1 + 0.0002 t × 500 km × 2
    expect([answer.freightFen, answer.freightVatFen]).toEqual([1040, 135])
    expect(deliveredFenOf(answer)).toBe(20_000 + 2600 + 1040 + 135)
    expect(grossFenOf(answer)).toBe(22_600)
  })
})

describe('what a person prices', () => {
  it.each([
    [{ material: 'titanium' }, {}, [{ code: 'material_not_on_card' }]],
    [{ finishes: ['gilding'] }, {}, [{ code: 'finish_not_on_card', facts: { finish: 'gilding' } }]],
    [{ quantity: 10_001 }, {}, [{ code: 'quantity_beyond', facts: { most: 10_000 } }]],
    [{ toleranceMm: 0.009 }, {}, [{ code: 'tolerance_beyond', facts: { least: 0.01 } }]],
    [{}, { lengthMm: 1001 }, [{ code: 'size_beyond', facts: { most: 1000 } }]],
    [{}, { undercuts: 1 }, [{ code: 'undercut' }]],
    [
      { quantity: 10_001, toleranceMm: 0.001 },
      {},
      [
        { code: 'quantity_beyond', facts: { most: 10_000 } },
        { code: 'tolerance_beyond', facts: { least: 0.01 } },
      ],
    ],
  ] as const)('says why a person prices it: %j %j', (wanted, facts, reasons) => {
    const answer = quote(plain, bare, { ...cube, ...facts }, { ...need, ...wanted } as PriceNeed)
    expect(answer).toEqual({ ok: false, reasons })
  })

  it('is never a price where something divides by nothing', () => {
    const card: CardContent = { ...bare, materials: { aluminium: { speed: 0 } } }
    expect(quote(plain, card, cube, need)).toEqual({
      ok: false,
      reasons: [{ code: 'not_computable' }],
    })
  })
})

describe('several quotes', () => {
  it('has a ladder without the rungs that a person prices, and a band over makers', () => {
    const card: CardContent = { ...bare, limits: { ...bare.limits, quantityMost: 100 } }
    expect(ladder(plain, card, cube, { ...need, quantity: 20 })).toEqual([
      { quantity: 1, netFen: 4000, pieceFen: 4000 },
      { quantity: 10, netFen: 13_000, pieceFen: 1300 },
      { quantity: 20, netFen: 23_000, pieceFen: 1150 },
      { quantity: 50, netFen: 53_000, pieceFen: 1060 },
      { quantity: 100, netFen: 103_000, pieceFen: 1030 },
    ])
    const at = (hour: number) =>
      quote(plain, { ...bare, rates: { ...bare.rates, hour } }, cube, { ...need, quantity: 10 })
    const no = quote(plain, bare, { ...cube, undercuts: 2 }, need)
    expect(bandOf([at(60), at(120), at(90), at(30), no, no])).toEqual({
      makers: 6,
      netFen: [6500, 13_000, 26_000],
      grossFen: [7345, 14_690, 29_380],
      deliveredFen: null,
      reasons: [{ code: 'undercut', makers: 2 }],
    })
    expect(bandOf([no])).toMatchObject({ makers: 1, netFen: null, grossFen: null })
  })
})

describe('models', () => {
  const kinds = [millingKind, turningKind, sheetKind, additiveKind, injectionKind].map((json) => {
    const reading = readKind(json)
    if (!reading.ok) throw new Error('a kind is wrong')
    return reading.kind
  })

  it('price every material that a kind offers, or leave it out on purpose', () => {
    const sizes = [...priceModels.values()].map(({ model }) => {
      const { about } = kinds.find(({ id }) => id === model.id)!.fields.properties.materials!
      const options = Object.keys('options' in about ? about.options : {})
      expect(Object.keys(model.materials).filter((id) => !options.includes(id))).toEqual([])
      return [model.id, options.length - Object.keys(model.materials).length]
    })
    expect(Object.fromEntries(sizes)).toEqual({
      ...{ milling: 0, turning: 0, sheetMetal: 0, additive: 0, injectionMoulding: 0 },
    })
  })

  it('begin with a card without faults, and price a plain part for every material', () => {
    const round = { diameterMm: 30, roundLengthMm: 80, thicknessMm: 2, areaMm2: 15_000 }
    for (const read of priceModels.values()) {
      const card = typicalCard(read.model)
      expect(cardFaults(read.model, card)).toEqual([])
      for (const material of Object.keys(read.model.materials)) {
        const answer = quote(read, card, { ...block, ...round }, { ...need, material })
        expect(answer.ok && answer.netFen > 0, `${read.model.id} ${material}`).toBe(true)
      }
    }
  })

  it('quote the same part within 0.5 % where exports round its sizes', () => {
    const read = priceModels.get('milling')!
    const other = { ...block, volumeMm3: block.volumeMm3 * 1.001, areaMm2: block.areaMm2 * 1.001 }
    const [one, two] = [block, other].map((facts) =>
      quote(read, typicalCard(read.model), facts, need),
    )
    if (!one?.ok || !two?.ok) throw new Error('not priced')
    expect(Math.abs(two.netFen / one.netFen - 1)).toBeLessThan(0.005)
  })
})

describe('models and cards that are wrong', () => {
  it.each([
    [
      '/rates/0/typical',
      { rates: [{ ...shape.rates[0]!, typical: 2000 }, shape.rates[1]!] },
      'model_typical_outside',
    ],
    [
      '/steps',
      { steps: [{ ...shape.steps[0]!, id: 'mass' }, shape.steps[1]!] },
      'model_mass_missing',
    ],
    [
      '/materials/aluminium/speed',
      { materials: { aluminium: { density: 2 } } },
      'model_material_lacks',
    ],
    [
      '/items/1',
      { items: [shape.items[0]!, { ...shape.items[1]!, formula: 'time + hour' }] },
      'formula_dimension',
    ],
    [
      '/items/1',
      { items: [shape.items[0]!, { ...shape.items[1]!, formula: 'time *' }] },
      'formula_malformed',
    ],
    ['/persons/0', { persons: [{ ...shape.persons[0]!, when: 'nobody > 1' }] }, 'formula_name'],
    [
      '/steps/1/id',
      { steps: [shape.steps[0]!, { ...shape.steps[1]!, id: 'hour' }] },
      'model_name_twice',
    ],
    ['/needs/0', { needs: ['colour'] }, 'formula_name'],
  ])('that are wrong are refused at %s', (at, change, code) => {
    const reading = readModel({ ...shape, ...change })
    expect(reading.ok ? [] : reading.faults).toContainEqual(expect.objectContaining({ at, code }))
  })

  it('tell what is wrong with a card', () => {
    const card: CardContent = {
      ...bare,
      rates: { hour: 5000, nobody: 1 },
      materials: { aluminium: { speed: 1000, weight: 1 }, gold: {} },
      finishes: { gilding: 1, blasting: -1 },
      corrections: { lunch: 100 },
      breaks: [
        { fromQuantity: 10, percentOff: 5 },
        { fromQuantity: 10, percentOff: 6 },
      ],
    }
    expect(cardFaults(plain.model, card)).toEqual([
      { part: 'rates', of: 'hour', code: 'card_outside', facts: { least: 0, most: 1000 } },
      { part: 'rates', of: 'nobody', code: 'card_unknown' },
      {
        ...{ part: 'materials', of: 'aluminium', rate: 'speed', code: 'card_outside' },
        facts: { least: 0.1, most: 99 },
      },
      { part: 'materials', of: 'aluminium', rate: 'weight', code: 'card_unknown' },
      { part: 'materials', of: 'gold', code: 'card_unknown' },
      { part: 'finishes', of: 'gilding', code: 'card_unknown' },
      { part: 'finishes', of: 'blasting', code: 'card_outside', facts: { least: 0, most: 1000 } },
      { part: 'corrections', of: 'lunch', code: 'card_unknown' },
      { part: 'breaks', of: '2', code: 'card_break_order' },
    ])
    expect(cardFaults(plain.model, { ...bare, materials: {} })).toEqual([
      { part: 'materials', of: '', code: 'card_no_material' },
    ])
  })
})

it('a model names as machine time only steps that are times', () => {
  const reading = readModel({ ...shape, machineTime: ['pieceMass'] })
  expect(reading.ok ? [] : reading.faults).toEqual([
    { at: '/machineTime/0', code: 'formula_name', facts: { name: 'pieceMass' } },
  ])
})
