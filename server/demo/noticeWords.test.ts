/** The file of 2019 says what the notice says: whatever it labels as fixed by the notice is read in the notice's own text. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import programme from '../../data/programmes/shuangchuang-2019.json' with { type: 'json' }

/** The text without the differences of a scan: spaces, line breaks, half-width brackets, a last stop. */
const plain = (text: string): string =>
  text
    .replace(/\s+/gu, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replace(/[。；]$/u, '')

const notice = plain(
  readFileSync(new URL('../../data/notices/shuangchuang-2019.txt', import.meta.url), 'utf8'),
)

type Words = { readonly at: string; readonly zh: string }
type Tree = { readonly [key: string]: unknown }

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

/** Every Chinese text that stands under a value labelled as fixed by the notice; our own notes are not the notice's. */
function labelledWords(value: unknown, at = '', source: unknown = undefined): Words[] {
  if (!isTree(value)) return []
  const label = value['source'] ?? source
  const own = label === 'notice' && typeof value['zh'] === 'string' ? [{ at, zh: value['zh'] }] : []
  const below = Object.entries(value)
    .filter(([key]) => key !== 'note')
    .flatMap(([key, member]) => labelledWords(member, `${at}/${key}`, label))
  return [...own, ...below]
}

/** Names that the notice gives by description only, e.g. every province; each is a short name of ours. */
const ownNames = [
  '/directions/5/naturalApplicants/value/0/text',
  '/directions/5/naturalApplicants/value/1/text',
  '/directions/8/naturalApplicants/value/0/text',
  '/materials/1/name',
  '/media/0/name',
  '/rubrics/0/dimensions/5/name',
  '/stages/0/name',
  '/stages/3/name',
  '/stages/5/name',
  '/stages/8/name',
]

test('words that are labelled as the notice’s stand in the notice, but for listed short names', () => {
  const words = labelledWords(programme).filter(({ at }) => !at.startsWith('/units/'))
  expect(words.length).toBeGreaterThan(50)
  const absent = words.filter(({ zh }) => !notice.includes(plain(zh)))
  expect(absent.map(({ at }) => at).toSorted()).toEqual(ownNames)
})

const said: readonly [string, unknown, unknown][] = [
  ['4个领域共9个方向', [programme.areas.length, programme.directions.length], [4, 9]],
  [
    '每个申报主体限申报1个项目',
    programme.limits.projectsPerApplicant.value,
    { max: 1, strength: 'hard' },
  ],
  [
    '每个申报项目的申报方向不超过3个',
    programme.limits.directionsPerProject.value,
    { max: 3, strength: 'hard' },
  ],
  [
    '项目建设期限一般不超过2年',
    programme.limits.constructionMonths.value,
    { max: 24, strength: 'inPrinciple' },
  ],
  [
    '各地推荐项目的数量原则上不超过15个',
    [...new Set(programme.units.map(({ quota }) => JSON.stringify(quota.value)))],
    ['{"max":15,"strength":"inPrinciple","conditional":[]}'],
  ],
  [
    '原则上不接受已入选2017、2018年',
    programme.exclusions.map(({ years, strength }) => ({ years, strength })),
    [{ years: [2017, 2018], strength: 'inPrinciple' }],
  ],
  [
    '申报1个方向的须提交一式两份纸质版项目申报书（2个方向的一式四份，3个方向的一式六份）',
    programme.copies.value,
    { base: 2, localExtra: 0, table: null },
  ],
  ['随附光盘（1张）', programme.media.find(({ code }) => code === 'disc')?.count.value, 1],
  [
    '命名格式为“推荐单位—排序—项目名—申报主体名称”',
    programme.fileName.pattern.value,
    { parts: ['unit', 'rank', 'project', 'applicant'], separator: '—' },
  ],
  [
    '请于2019年7月28日前',
    programme.deadlines
      .filter(({ date }) => date.source === 'notice')
      .map(({ step, date }) => [step, date.value]),
    [['deliver', '2019-07-28']],
  ],
]

test.each(said)('the file counts what the notice counts: %s', (words, read, expected) => {
  expect(notice).toContain(words)
  expect(read).toEqual(expected)
})

test('what the notice leaves open is never labelled as its word', () => {
  const open = [
    programme.issuedOn,
    programme.consortium,
    programme.form,
    programme.fileName.rankDigits,
    programme.publicity.unitWorkingDays,
    programme.publicity.issuerWorkingDays,
    programme.publicity.realNameObjection,
    ...programme.reporting,
    ...programme.deadlines.flatMap(({ inclusive, basis, ifNonWorkingDay }) => [
      inclusive,
      basis,
      ifNonWorkingDay,
    ]),
    ...programme.media.flatMap(({ capacityBytes, nameLimit }) => [capacityBytes, nameLimit]),
  ]
  expect(new Set(open.map(({ source }) => source))).toEqual(new Set(['example', 'unknown']))
})
