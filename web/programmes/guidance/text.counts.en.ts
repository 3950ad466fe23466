import type { SameKeys } from '../../../domain/kernel/text.ts'
import type { countsPageZh } from './text.counts.zh.ts'

export const countsPageEn: SameKeys<typeof countsPageZh> = {
  counts: {
    title: 'Figures',
    failed: 'The figures could not be read',
    total: 'Applications handed in',
    definition: 'Definition',
    colon: ': ',
    totalDefinition:
      'Applications submitted and sealed, neither withdrawn nor declined, each once. Those returned for mending count.',
    countedAt: 'Counted {{moment}}.',
    withheld:
      'Figures under {{below}} are withheld, for they could point at one applicant; so is what could be worked out from the total.',
    withheldOther: 'withheld',
    open: 'The programme is archived: all figures are given.',
    none: 'No application was handed in yet',
    noneText: 'Figures stand here once the first one is.',
    unit: 'By recommending unit',
    unitDefinition:
      'By the unit that recommends to the office; each application belongs to one. What a city received counts for its province.',
    map: 'Regions of province level, with their cities of separate plan and sub-provincial capitals',
    mapNote: 'A region of which a figure is withheld is hatched as well. Sums include its cities.',
    direction: 'By direction',
    directionDefinition:
      'An application may choose several directions and counts in each, so they add up to more than the total.',
    stage: 'By stage',
    stageDefinition:
      'Where the application is now. How many each unit recommends is not given before it delivers.',
    day: 'By day of submission',
    dayDefinition:
      'The day it was first submitted, Beijing time; withdrawn and submitted again counts on the first.',
    rest_one: '{{count}} more, its figure withheld',
    rest_other: '{{count}} more, their figures withheld',
    openRows: 'See the rows',
    rows: 'Behind “{{name}}”',
    rowsNone: 'There is nothing here that you may see',
    rowsNote: 'The figure counts all; the rows are those that you may see:',
    rowsShown: 'The figure is {{count}}; you may see {{visible}} of them.',
    rowsVisible: 'You may see {{visible}}.',
    who: {
      applicant: 'an applicant sees its own;',
      unit: 'a recommending unit those that it received;',
      office: 'the office those that were delivered.',
    },
    whoTitle: 'Who may see rows',
    signIn: 'Sign in to see rows',
    project: 'Project',
    applicant: 'Applicant',
    state: 'State',
    submitted: 'Submitted',
    copies: 'applications',
  },
}
