/** The trade's words that ship with the product, and the common dictionary. The caller gives in where `data/` is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dict } from '@node-rs/jieba/dict.js'
import { makeCutter, type Cutter } from './cut.ts'
import type { Trade } from './trade.ts'

export function readTrade(folder: string): Trade {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const { same, finds } = read<Pick<Trade, 'same' | 'finds'>>('synonyms.json')
  return {
    ...{ same, finds },
    words: read<{ words: string[] }>('words.json').words,
    grades: read<Pick<Trade, 'grades'>>('grades.json').grades,
    stop: read<{ words: string[] }>('stop.json').words,
    pairs: read<{ pairs: string }>('traditional.json').pairs,
  }
}

export const shippedCutter = (trade: Trade): Cutter => makeCutter(dict, trade)
