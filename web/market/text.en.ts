/** What the pages of the market say, in English. */
import { marketEn } from '../../domain/market/text.en.ts'
import type { SameKeys } from '../../domain/kernel/text.ts'
import { mergeTexts } from '../kernel/merge.ts'
import type { marketWebZh } from './text.zh.ts'

export const marketWebEn: SameKeys<typeof marketWebZh> = {
  title: 'Capabilities',
  lead: 'Write a sentence or some words: what is to be made, of which material, how many, how exact, where and until when.',
  search: {
    label: 'Search capabilities',
    example: 'e.g. CNC milling, 500 pcs of aluminium near Suzhou, ±0.02, by end of month',
    words: 'Words that may be meant',
    act: 'Search',
  },
  chips: {
    label: 'Conditions',
    drop: 'Drop the condition {{label}}: {{value}}',
    all: 'Drop all',
  },
  part: {
    text: 'Words',
    kind: 'Kind',
    service: 'Service',
    region: 'Region',
    materials: 'Materials',
    grades: 'Grades',
    certificates: 'Certificates',
    quantity: 'Quantity',
    part: 'Part size',
    near: 'Place',
    due: 'Due',
  },
  pieces: '{{amount}} pcs',
  within: 'within {{km}} km of {{place}}',
  before: 'by {{day}}',
  more: {
    title: 'More conditions',
    piece: 'pieces',
    tolerance: 'Tolerance (±) at most',
    partHelp: 'Length × width × height, of a round part diameter × length, in mm',
    partWrong: 'Write 600 × 400 × 300, or 80 × 200 for a round part.',
    km: 'Within',
    act: 'Search by these',
  },
  facets: { title: 'Narrow down', more: '{{count}} more' },
  results: 'Results',
  total: 'Offers: {{amount}}',
  loose: 'No offer meets all of these words; the following meet some of them.',
  limited: 'For a named audience',
  confirmedOn: 'confirmed {{day}}',
  why: {
    found: 'Found by ',
    and: '; ',
    itself: '“{{word}}” in {{where}}',
    synonym: '“{{term}}” in {{where}}, another word for “{{word}}”',
    grade: '“{{term}}” in {{where}}, a grade comparable to “{{word}}”',
    pinyin: '“{{term}}” in {{where}} (pinyin {{word}})',
    typo: '“{{term}}” in {{where}} (for “{{word}}”)',
    unit: '“{{term}}” in {{where}} (that is {{word}})',
    part: '“{{term}}” in {{where}} (part of “{{word}}”)',
    in: { title: 'the title', kind: 'the kind', text: 'its data', who: 'company and region' },
  },
  pages: { label: 'Pages', before: 'Previous', next: 'Next', of: 'Page {{page}} of {{last}}' },
  none: {
    title: 'Nothing is on offer yet',
    text: 'Verified organisations publish machines and capabilities under “Capabilities” once they have signed in.',
  },
  dropFor: 'Drop “{{label}}: {{value}}” (offers: {{amount}})',
  nothing: {
    title: 'No offer meets all conditions',
    helps: 'There are some without one of them:',
    text: 'Drop some conditions, or say it in other words.',
  },
}

export const marketTextsEn = mergeTexts(marketEn, marketWebEn)
