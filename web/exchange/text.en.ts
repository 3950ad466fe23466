/** What the pages of exchange say, in English. */
import { exchangeEn } from '../../domain/exchange/text.en.ts'
import type { SameKeys } from '../../domain/kernel/text.ts'
import { mergeTexts } from '../kernel/merge.ts'
import type { exchangeWebZh } from './text.zh.ts'

const exchangeWebEn: SameKeys<typeof exchangeWebZh> = {
  nav: { shells: 'Bring in shells (AAS)', words: 'asset administration shell aas aasx import' },
  links: 'Asset Administration Shell (AAS)',
  otherFormats: 'Other formats',
  format: {
    json: 'Download JSON',
    xml: 'Download XML',
    aasx: 'Download AASX',
    'aasx-xml': 'Download AASX (XML)',
  },
  title: 'Bring in Asset Administration Shells (AAS)',
  lead: 'Capabilities are read from the AAS file of another system into lists of offers, which you look through cell by cell, import and undo.',
  toLists: 'Lists of offers',
  file: 'AAS file',
  fileHelp: 'JSON, XML or AASX of AAS V3. What is known is read, what is not is told one by one.',
  reading: 'The file is being read',
  read: 'Capabilities read',
  readText:
    '{{capabilities}} capabilities with {{properties}} properties, in a list for each kind.',
  rows: '{{count}} offers',
  preview: 'Look through and import',
  notes: 'Notes',
  conforms: 'The file keeps the rules of the metamodel AAS V3.',
  unverified: 'The file is large: it was read, and not held against the rules of the metamodel.',
  faults: 'Where the file breaks the rules of the metamodel',
  faultsText:
    'Named by the published AAS toolkit. The rest was read all the same; tell those who made the file.',
  moreFaults: 'There are more; these are the first 50.',
}

export const exchangeTextsEn = mergeTexts(exchangeEn, exchangeWebEn)
