/** Inputs of the fuzzers, by reader, seed and number: sound files of our own making, broken. */
import { strToU8, zipSync } from 'fflate'
import { sampleDxf } from '../dxf/sample.ts'
import {
  binaryStl,
  sampleFacets,
  threeMf,
  threeMfModel,
  threeMfTower,
  wordStl,
} from '../mesh/sample.ts'
import { madeStep } from '../occt/made.sample.ts'
import { sampleStep } from '../sample.ts'
import {
  chanceOf,
  mutatedBytes,
  mutatedText,
  pick,
  type Chance,
  type Grammar,
} from './mutate.sample.ts'

export const fuzzReaders = ['step', 'stl', '3mf', 'dxf'] as const
export type FuzzReader = (typeof fuzzReaders)[number]

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1')

const step: Grammar = {
  unit: /#\d+=[^;]*;\n/g,
  number: /(?<=[#(,])-?\d+(\.\d*)?(E[-+]?\d+)?/g,
  word: /\b[A-Z][A-Z_0-9]{3,}\b/g,
  pieces: [
    ...["'", '"', '(', ')', ';', '#', '$', '*', '/*', '*/', '=', ',', '.', '.T.', '.F.', '()'],
    ...[
      '#1',
      '#99999',
      '1.E999',
      'NaN',
      'ENDSEC;',
      'DATA;',
      'END-ISO-10303-21;',
      '\\X2\\D800\\X0\\',
    ],
    ...['('.repeat(5000), ')'.repeat(50), '\0', '\xff', "''", '#1=#2;', '(A()B())'],
  ],
  renamed: (unit, chance) => unit.replace(/^#\d+/, `#${1_000_000 + chance(1_000_000_000)}`),
}

const stl: Grammar = {
  unit: /[^\n]*\n/g,
  number: /-?\b\d+(\.\d+)?\b/g,
  word: /\b[a-z]{4,}\b/g,
  pieces: ['solid', 'vertex 1 2 3\n', 'vertex', 'facet', 'endsolid', 'NaN', '\0', '1e999', '\n'],
}

const xml: Grammar = {
  unit: /<[^>]*>/g,
  number: /-?\b\d+(\.\d+)?\b/g,
  word: /\b[a-z]{4,}\b/gi,
  pieces: [
    ...['<', '>', '"', '/', '=', '<object id="1">', '</object>', '<!--', '-->', '<![CDATA['],
    ...['<item objectid="2"/>', '<component objectid="2"/>', '&lt;', '&#0;', '\0', 'unit="parsec"'],
    ...['transform="1 0 0 0 1 0 0 0 1 0 0"', '<vertex ', '<triangle v1="0" v2="0" v3="0"/>'],
  ],
}

const dxf: Grammar = {
  unit: /[^\n]*\n[^\n]*\n/g,
  number: /-?\b\d+(\.\d+)?\b/g,
  word: /\b[A-Z]{3,}\b/g,
  pieces: [
    ...['0\n', '\n', '\r\n', '999\n', '0\nSECTION\n', '0\nENDSEC\n', '0\nEOF\n', '2\nENTITIES\n'],
    ...[
      '0\nLINE\n',
      '0\nARC\n',
      '0\nPOLYLINE\n0\nVERTEX\n',
      '42\n1e300\n',
      '42\n-1\n',
      '230\n-1\n',
    ],
    ...['0\nELLIPSE\n10\n0\n20\n0\n11\n5\n21\n0\n40\n1\n', '70\n1\n', '0\nSPLINE\n', '\0', '1e999'],
  ],
}

/** What the kernel makes has cones and tori, which our own writer has not. */
async function stepSeeds(): Promise<string[]> {
  const holes = [
    { x: 20, y: 20, radius: 5, depth: 12, halves: true },
    { x: 40, y: 20, radius: 3, depth: 7 },
  ]
  const made = await madeStep(({ box, cut, turned }) =>
    cut(
      box([0, 0, 0], [40, 40, 20]),
      turned(
        [20, 20, 0],
        [
          [0, 5],
          [4, 8],
          [4, 15],
          [8, 21],
          [0, 21],
        ],
      ),
    ),
  )
  return [
    sampleStep({ size: [60, 40, 12], holes }),
    sampleStep({ size: [60, 40, 12], unit: 'inch', name: '\\X2\\6CD55170\\X0\\' }),
    sampleStep({ size: [60, 40, 12], beside: 'surface' }),
    sampleStep({ size: [60, 40, 12], open: true }),
    made,
  ].map(textOf)
}

const oldPolyline =
  '0\nSECTION\n2\nENTITIES\n0\nPOLYLINE\n70\n1\n0\nVERTEX\n10\n0\n20\n0\n42\n1\n0\nVERTEX\n10\n6\n20\n0\n42\n1\n0\nSEQEND\n0\nELLIPSE\n10\n50\n20\n0\n11\n9\n21\n0\n40\n0.5\n0\nENDSEC\n0\nEOF\n'

const dxfSeeds = [
  sampleDxf({ size: [100, 60], corner: 5, holes: [10, 4], slot: true }),
  sampleDxf({ size: [100, 60], corner: 5, holes: [10], unit: 'inch', shuffled: true }),
  oldPolyline,
]

const turnedItem = ' transform="0 1 0 -1 0 0 0 0 1 5 0 0"'

function threeMfInput(chance: Chance): Uint8Array {
  const models = [threeMfModel('millimeter'), threeMfModel('inch', turnedItem)]
  const model = pick(chance, models)
  const way = chance(12)
  if (way === 0) return mutatedBytes(threeMf(model), chance)
  const broken = mutatedText(way === 1 ? threeMfTower(1 + chance(16), '') : model, xml, chance)
  if (way > 2) return threeMf(broken)
  const names = ['3D/3dmodel.model', 'b.model', '../../etc/x.model', 'other.xml', '', 'c.MODEL']
  const files = Array.from({ length: 1 + chance(4) }, () => [
    pick(chance, names),
    chance(3) === 0 ? strToU8('<item '.repeat(1 + chance(20_000))) : bytesOf(broken),
  ])
  return zipSync(Object.fromEntries(files))
}

const stlWords = textOf(wordStl(sampleFacets))

/** Every input of a reader; the seeds that the kernel makes are made once. */
export async function fuzzInputs(
  reader: FuzzReader,
  seed: number,
): Promise<(index: number) => Uint8Array> {
  const steps = reader === 'step' ? await stepSeeds() : []
  return (index) => {
    const chance = chanceOf(Math.imul(seed, 0x9e3779b1) + index)
    if (reader === 'step') return bytesOf(mutatedText(pick(chance, steps), step, chance))
    if (reader === 'dxf') return bytesOf(mutatedText(pick(chance, dxfSeeds), dxf, chance))
    if (reader === '3mf') return threeMfInput(chance)
    if (chance(2) === 0) return mutatedBytes(binaryStl(sampleFacets), chance)
    return bytesOf(mutatedText(stlWords, stl, chance))
  }
}
