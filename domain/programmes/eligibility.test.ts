import { expect, test } from 'vitest'
import fusion from '../../data/programmes/fusion-2020.json' with { type: 'json' }
import guangdong from '../../data/programmes/guangdong-2018.json' with { type: 'json' }
import internet from '../../data/programmes/industrial-internet-2022.json' with { type: 'json' }
import y2018 from '../../data/programmes/shuangchuang-2018.json' with { type: 'json' }
import y2019 from '../../data/programmes/shuangchuang-2019.json' with { type: 'json' }
import { makeUscc } from '../kernel/uscc.ts'
import { eligibilityOf, type EligibilityFacts, type EligibilityLists } from './eligibility.ts'
import { asProgramme } from './programmeCheck.ts'
import { sentenceOf } from './words.ts'

const programmes = {
  y2019: asProgramme(y2019)!,
  y2018: asProgramme(y2018)!,
  guangdong: asProgramme(guangdong)!,
  fusion: asProgramme(fusion)!,
  internet: asProgramme(internet)!,
}
const code = makeUscc('enterprise', '440300', 1)
const fits: EligibilityFacts = {
  kind: 'manufacturer',
  code,
  licence: 'company',
  name: '青穗精工有限公司',
  formerNames: [],
  registeredInMainland: true,
  division: '440300',
  size: 'large',
  centralFunding: false,
  directions: ['1', '4'],
  consortium: null,
  otherApplications: [],
}
const lists: EligibilityLists = {
  priorWinners: [],
  imported: ['shuangchuang 2017', 'shuangchuang 2018'],
}
const winners = (year: number, applicant: string, winnerCode: string | null = null) => ({
  ...lists,
  priorWinners: [
    { series: 'shuangchuang', year, number: '1', project: '演示平台', applicant, code: winnerCode },
  ],
})
const other = { id: 'other', unit: '44', directions: ['2'] }
const failing = `${code.slice(0, 17)}${code.endsWith('1') ? '2' : '1'}`

type Row = [keyof typeof programmes, Partial<EligibilityFacts>, EligibilityLists, string, string[]]
/** Programme, what differs from an applicant that fits, lists, the answer, and every reason that is no pass. */
const table: Row[] = [
  ['y2019', {}, lists, 'yes', ['warns condition_judged']],
  [
    'y2019',
    { kind: null },
    lists,
    'unanswered',
    ['unanswered kind_missing', 'warns condition_judged'],
  ],
  [
    'y2019',
    { kind: 'other' },
    lists,
    'needsPerson',
    [
      'needsPerson kind_other',
      'warns condition_judged',
      'warns direction_names_others',
      'warns direction_names_others',
    ],
  ],
  [
    'y2019',
    { registeredInMainland: false },
    lists,
    'no',
    ['fails mainland_not', 'warns condition_judged'],
  ],
  [
    'y2019',
    { licence: null },
    lists,
    'unanswered',
    ['unanswered legal_person_licence_missing', 'warns condition_judged'],
  ],
  [
    'y2019',
    { licence: 'branch' },
    lists,
    'no',
    ['fails legal_person_licence', 'warns condition_judged'],
  ],
  [
    'y2019',
    { licence: 'partnership' },
    lists,
    'no',
    ['fails legal_person_licence', 'warns condition_judged'],
  ],
  [
    'y2019',
    { licence: 'soleProprietorship' },
    lists,
    'no',
    ['fails legal_person_licence', 'warns condition_judged'],
  ],
  [
    'y2019',
    { licence: 'other' },
    lists,
    'needsPerson',
    ['needsPerson legal_person_judged', 'warns condition_judged'],
  ],
  [
    'y2019',
    { code: makeUscc('soleProprietor', '440300', 1) },
    lists,
    'no',
    ['fails legal_person_code_kind', 'warns condition_judged'],
  ],
  [
    'y2019',
    { code: makeUscc('institution', '440300', 1), licence: null },
    lists,
    'yes',
    ['warns condition_judged'],
  ],
  [
    'y2019',
    { code: makeUscc('institution', '440300', 1), licence: 'branch' },
    lists,
    'needsPerson',
    ['needsPerson legal_person_contradiction', 'warns condition_judged'],
  ],
  [
    'y2019',
    { code: null },
    lists,
    'unanswered',
    ['unanswered code_missing', 'warns condition_judged'],
  ],
  ['y2019', { code: '123' }, lists, 'no', ['fails code_wrong', 'warns condition_judged']],
  [
    'y2019',
    { code: failing },
    lists,
    'needsPerson',
    ['needsPerson code_fails_check', 'warns condition_judged'],
  ],
  ['y2019', { code: failing, codeAccepted: true }, lists, 'yes', ['warns condition_judged']],
  [
    'y2019',
    {},
    winners(2018, '别的名称', code),
    'needsPerson',
    ['warns condition_judged', 'needsPerson prior_winner_in_principle'],
  ],
  [
    'y2019',
    {},
    winners(2018, '青穗精工有限公司'),
    'needsPerson',
    ['warns condition_judged', 'needsPerson prior_winner_likely'],
  ],
  ['y2019', {}, winners(2016, '青穗精工有限公司', code), 'yes', ['warns condition_judged']],
  [
    'y2019',
    {},
    { ...lists, imported: [] },
    'yes',
    ['warns condition_judged', 'warns prior_winner_list_absent'],
  ],
  [
    'y2018',
    {},
    winners(2017, '别的名称', code),
    'no',
    ['warns condition_judged', 'fails prior_winner'],
  ],
  [
    'y2018',
    {},
    winners(2017, '青穗精工有限公司'),
    'needsPerson',
    ['warns condition_judged', 'needsPerson prior_winner_likely'],
  ],
  ['y2018', { centralFunding: true }, lists, 'no', ['warns condition_judged', 'fails funding']],
  [
    'y2018',
    { centralFunding: null },
    lists,
    'unanswered',
    ['warns condition_judged', 'unanswered funding_missing'],
  ],
  ['y2019', { centralFunding: true }, lists, 'yes', ['warns condition_judged']],
  [
    'y2019',
    { otherApplications: [other] },
    lists,
    'no',
    ['warns condition_judged', 'fails project_limit'],
  ],
  [
    'y2019',
    { directions: ['1', '2', '3', '4'] },
    lists,
    'no',
    ['warns condition_judged', 'fails direction_limit'],
  ],
  ['y2019', { directions: [] }, lists, 'yes', ['warns condition_judged']],
  [
    'y2019',
    { directions: ['1'], size: 'small' },
    lists,
    'yes',
    ['warns condition_judged', 'warns direction_names_others'],
  ],
  ['y2019', { directions: ['1'], size: null }, lists, 'yes', ['warns condition_judged']],
  [
    'y2019',
    { directions: ['5'], kind: 'telecomOperator', size: 'small' },
    lists,
    'yes',
    ['warns condition_judged'],
  ],
  [
    'y2019',
    { consortium: { members: 3 } },
    lists,
    'needsPerson',
    ['warns condition_judged', 'needsPerson consortium_unpublished'],
  ],
  ['guangdong', {}, lists, 'yes', ['warns condition_judged']],
  [
    'guangdong',
    { division: '320500' },
    lists,
    'no',
    ['warns condition_judged', 'fails region_outside'],
  ],
  [
    'guangdong',
    { division: null },
    lists,
    'unanswered',
    ['warns condition_judged', 'unanswered region_missing'],
  ],
  [
    'fusion',
    { directions: ['1'], consortium: { members: 3 } },
    lists,
    'needsPerson',
    ['needsPerson kind_unpublished'],
  ],
  [
    'internet',
    { otherApplications: [other], directions: ['3'] },
    lists,
    'needsPerson',
    ['needsPerson kind_unpublished', 'needsPerson project_limit_unpublished'],
  ],
]

test.each(table)('%s %j', (name, differs, known, answer, reasons) => {
  const found = eligibilityOf(programmes[name], { ...fits, ...differs }, known)
  const told = found.reasons
    .filter(({ outcome }) => outcome !== 'passes')
    .map((reason) => `${reason.outcome} ${reason.code.replace('programmes.', '')}`)
  expect([found.answer, told]).toEqual([answer, reasons])
  const spoken = found.reasons.flatMap(({ code: reason, facts, why }) =>
    (['zh', 'en'] as const).flatMap((language) => [
      sentenceOf(reason, facts, language),
      sentenceOf(why.change ?? 'programmes.change_ask', {}, language),
      why.rule.text,
    ]),
  )
  expect(spoken.filter((text) => /^$|\{\{|^programmes\./.test(text))).toEqual([])
})

test('a reason is whole: rule with clause, input, and what would change it', () => {
  const found = eligibilityOf(programmes.y2019, fits, winners(2018, '别的名称', code))
  expect(found.reasons.find(({ code: reason }) => reason.includes('prior_winner'))).toEqual({
    outcome: 'needsPerson',
    code: 'programmes.prior_winner_in_principle',
    facts: { year: 2018, project: '演示平台', applicant: '别的名称' },
    why: {
      rule: {
        source: 'notice',
        clause: '三（二）',
        text: '原则上不接受已入选2017、2018年制造业“双创”平台试点示范企业的其他项目推荐',
      },
      inputs: [{ label: '统一社会信用代码', value: code, at: '/code' }],
      change: 'programmes.change_unit_writes_reason',
    },
  })
})

test('priorities that are met are named', () => {
  const facts = { ...fits, priorities: { integrationManagement: true } }
  expect(eligibilityOf(programmes.guangdong, facts, lists).priorities).toEqual([
    'integrationManagement',
  ])
  expect(eligibilityOf(programmes.y2019, facts, lists).priorities).toEqual([])
})
