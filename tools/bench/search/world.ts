/** Invented offers of any number from a seed: Chinese texts with Zipf words, numbers, places, audiences. */
import { join } from 'node:path'
import { dict } from '@node-rs/jieba/dict.js'
import { mulberry32 } from '../../../domain/kernel/mulberry.ts'
import type { SearchDocument, SearchSchema } from '../../../engines/search/schema.ts'
import type { Cutter } from '../../../engines/search/text/cut.ts'
import { readTrade } from '../../../engines/search/text/shipped.ts'
import type { Trade } from '../../../engines/search/text/trade.ts'
import { root } from '../../steps.ts'

export const schema: SearchSchema = {
  version: 'bench-1',
  texts: [
    { name: 'title', boost: 2.5, lengthWeight: 0.4, averageLength: 6 },
    { name: 'text', boost: 1, lengthWeight: 0.6, averageLength: 40 },
  ],
  numbers: ['price', 'day', 'standing'],
  ranges: ['diameter'],
  envelopes: ['space'],
  keywords: ['region', 'material', 'certificate'],
  points: ['place'],
}

/** Central points, roughly, of where makers are. */
const cities: readonly (readonly [string, number, number])[] = [
  ['苏州', 31.3, 120.6],
  ['深圳', 22.54, 114.06],
  ['东莞', 23.02, 113.75],
  ['宁波', 29.87, 121.54],
  ['无锡', 31.57, 120.3],
  ['上海', 31.23, 121.47],
  ['佛山', 23.02, 113.12],
  ['温州', 28.0, 120.7],
  ['重庆', 29.56, 106.55],
  ['成都', 30.57, 104.07],
  ['武汉', 30.59, 114.3],
  ['西安', 34.34, 108.94],
  ['沈阳', 41.8, 123.43],
  ['青岛', 36.07, 120.38],
  ['天津', 39.13, 117.2],
  ['长沙', 28.23, 112.94],
]
const materials = ['铝合金', '不锈钢', '碳钢', '钛合金', '铜合金', '铸铁', '塑料', '尼龙', '陶瓷']
const certificates = ['ISO9001', 'IATF16949', 'AS9100', 'ISO13485', 'CNAS']
const names = ['6061', '7075', '45#', 'S45C', 'SUS304', '316L', 'TC4', 'ADC12', 'PA12', 'H13']

export type Row = Omit<SearchDocument, 'texts'> & { readonly title: string; readonly text: string }

export type World = {
  readonly trade: Trade
  readonly row: (number: number) => Row
  readonly tradeWords: readonly string[]
}

/** Rank by Zipf's law: each power of the rank is equally likely. */
const zipf = (chance: () => number, length: number): number =>
  Math.min(length - 1, Math.floor(length ** chance()) - 1)

function frequentWords(most: number): string[] {
  return Buffer.from(dict)
    .toString('utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([word, frequency]) => /^[\u4e00-\u9fff]{2,4}$/.test(word ?? '') && frequency)
    .toSorted((one, other) => Number(other[1]) - Number(one[1]))
    .slice(0, most)
    .map(([word]) => word!)
}

export function makeWorld(seed: number): World {
  const trade = readTrade(join(root, 'data/search'))
  const shuffle = mulberry32(seed)
  const tradeWords = trade.words
    .map((word) => [shuffle(), word] as const)
    .toSorted(([one], [other]) => one - other)
    .map(([, word]) => word)
  const common = frequentWords(60_000)
  return {
    trade,
    tradeWords,
    row(number) {
      const chance = mulberry32(Math.imul(seed, 7919) + Math.imul(number, 2654435761))
      const one = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!
      const ranked = <T>(all: readonly T[]): T => all[zipf(chance, all.length)]!
      const many = (count: number, word: () => string): string[] =>
        Array.from({ length: count }, word)
      const [city, latitude, longitude] = ranked(cities)
      const space = [100 + chance() * 1900, 100 + chance() * 900, 50 + chance() * 700] as const
      const own = [ranked(materials), ...(chance() < 0.4 ? [one(materials)] : [])]
      const text = [
        many(3, () => ranked(tradeWords)).join('、'),
        `${own.join('、')} ${one(names)}`,
        many(8, () => ranked(common)).join(''),
        `行程${Math.round(space[0])}mm`,
        many(3, () => ranked(tradeWords)).join('，'),
        many(10, () => ranked(common)).join(''),
      ]
      return {
        id: `offer-${number.toString(36)}`,
        audience: chance() < 0.9 ? ['open'] : [`space:${zipf(chance, 500)}`],
        title: `${city}${ranked(tradeWords)}${ranked(tradeWords)} ${own[0]}`,
        text: text.join('，'),
        numbers: {
          price: Math.round(50 + 5000 * chance() ** 3),
          day: Math.floor(chance() * 365),
          standing: chance(),
        },
        ranges: { diameter: [1 + chance() * 20, 30 + chance() * 500] },
        envelopes: { space },
        keywords: {
          region: [city],
          material: own,
          certificate: chance() < 0.5 ? [one(certificates)] : [],
        },
        points: {
          place: { latitude: latitude + chance() - 0.5, longitude: longitude + chance() - 0.5 },
        },
      }
    },
  }
}

export function documentOf(cutter: Cutter, { title, text, ...row }: Row): SearchDocument {
  return { ...row, texts: { title: cutter.terms(title), text: cutter.terms(text) } }
}

export type Asked = {
  readonly text: string
  readonly city: (typeof cities)[number]
  readonly price: number
}

/** Typed questions: words of offers that exist, so that all of them can be met. */
export function askedOf(world: World, seed: number, count: number, offers: number): Asked[] {
  const chance = mulberry32(seed ^ 0x5eed)
  return Array.from({ length: count }, () => {
    const { title, text } = world.row(Math.floor(chance() * offers))
    const [, , material] = /^(.*) (.*)$/.exec(title) ?? []
    const words = text.split(/[，、 ]/)
    const trade = words[Math.floor(chance() * 3)]!
    const further = chance() < 0.5 ? [material!] : []
    const more = chance() < 0.4 ? [words.at(-2)!] : []
    const city = cities[Math.floor(chance() * cities.length)]!
    return { text: [trade, ...further, ...more].join(' '), city, price: 200 + chance() * 3000 }
  })
}
