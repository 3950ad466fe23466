/** The words by which the market cuts and reads texts: those that ship with the house. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeThesaurus, type Thesaurus } from '../../../engines/search/text/expand.ts'
import type { Cutter } from '../../../engines/search/text/cut.ts'
import type { Normaliser } from '../../../engines/search/text/normal.ts'
import { readTrade, shippedCutter } from '../../../engines/search/text/shipped.ts'
import type { Trade } from '../../../engines/search/text/trade.ts'
import { projectRoot } from '../../kernel/config.ts'
import { sha256Of } from '../../kernel/sha256.ts'

export const searchFolder = join(projectRoot, 'data/search')
const files = ['synonyms', 'words', 'grades', 'stop', 'traditional']

export type MarketWords = {
  readonly trade: Trade
  readonly cutter: Cutter
  readonly thesaurus: Thesaurus
  /** Changes with the words. */
  readonly version: string
}

export function readWords(): MarketWords {
  const trade = readTrade(searchFolder)
  const cutter = shippedCutter(trade)
  const texts = files.map((name) => readFileSync(join(searchFolder, `${name}.json`), 'utf8'))
  return {
    ...{ trade, cutter, thesaurus: makeThesaurus(cutter, trade) },
    version: sha256Of(texts.join('\n')).slice(0, 12),
  }
}

/** How an aluminium was treated: 7075-T6 is 7075. */
const temper = /-(?:t\d{1,4}|h\d{2,3}|o)$/

/** Equal grades under one name, the standard's own; others in one spelling. */
export function gradeNamer(trade: Trade, normal: Normaliser) {
  const names = new Map(
    trade.grades.flatMap(({ name, names: all }) =>
      [name, ...all].map((one) => [normal(one).replaceAll(' ', ''), name] as const),
    ),
  )
  return (term: string): string => {
    const spelt = normal(term).replaceAll(' ', '')
    return names.get(spelt) ?? names.get(spelt.replace(temper, '')) ?? spelt.toUpperCase()
  }
}
