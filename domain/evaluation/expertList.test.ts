import { expect, test } from 'vitest'
import { makeUscc } from '../kernel/uscc.ts'
import { blankExpert, type ExpertInput } from './expert.ts'
import { cellWords, readAvailability, readFields, readPast, readRegion } from './expertCells.ts'
import {
  firstFeeCell,
  readExpertList,
  settleRow,
  withoutFee,
  type KnownExpert,
} from './expertList.ts'
import { expertCell, expertColumns } from './expertRow.ts'

const none: ReadonlySet<string> = new Set()
const nothingKept = { keeps: [], own: false }
const code = makeUscc('enterprise', '510100', 7)

const whole: ExpertInput = {
  name: '潘若水',
  title: '研究员',
  seniority: 'senior',
  fields: [
    { code: 'standardsTesting', level: 3 },
    { code: 'industrialSoftware', level: 1 },
  ],
  region: '510100',
  employer: { code, name: '岷江研究院（演示）' },
  past: [
    { code, name: '青衣江大学（演示）', until: '2018-06-30' },
    { code: '', name: '沱江研究所（演示）', until: null },
  ],
  load: { min: 2, max: 12 },
  availability: [{ from: '2019-07-01', to: '2019-08-31' }],
  email: 'pan@demo.test',
  recommendedBy: '51',
}

test.each(['zh', 'en'] as const)('an expert written as a row is read again as it was: %s', (as) => {
  const row = expertColumns.map((column) => expertCell(whole, column, cellWords[as]))
  const list = readExpertList([['专家名单'], [...expertColumns], row], none)
  const read = list.ok ? list.rows[0]! : undefined
  expect(read?.faults).toEqual([])
  const settled = settleRow(read!, null, null, false, () => '')
  expect([settled.kind, settled.lacks, settled.profile]).toEqual(['new', [], whole])
})

test('fields by name in either language, by code, with a level before or without', () => {
  const told = readFields(
    '工业软件（领军）;智能制造，information security:1、heatPumps',
    new Set(['heatPumps']),
  )
  expect(told).toEqual({
    ok: true,
    value: [
      { code: 'industrialSoftware', level: 3 },
      { code: 'intelligentManufacturing', level: 2 },
      { code: 'security', level: 1 },
      { code: 'heatPumps', level: 2 },
    ],
  })
})

test.each([
  [readFields('炼金术 3', none), 'cell_field_unknown', { field: '炼金术 3' }],
  [readFields('智能制造；智能制造 1', none), 'cell_field_twice', { field: '智能制造 1' }],
  [readRegion('火星'), 'cell_region_unknown', undefined],
  [readRegion('990000'), 'cell_region_unknown', undefined],
  [readAvailability('暑假'), 'cell_period_unclear', { period: '暑假' }],
  [
    readAvailability('2019-02-30至2019-03-01'),
    'cell_period_unclear',
    { period: '2019-02-30至2019-03-01' },
  ],
  [
    readAvailability('2019/8/31到2019/7/1'),
    'expert_period_reversed',
    { from: '2019-08-31', to: '2019-07-01' },
  ],
  [readPast('某院（91510700MA0000000X）'), 'cell_past_code_wrong', { code: '91510700MA0000000X' }],
  [readPast('某院至2018-13-01'), 'cell_past_unclear', { past: '某院至2018-13-01' }],
])('a cell that cannot be read says why: %#', (told, reason, facts) => {
  expect(told).toEqual({
    ok: false,
    code: `evaluation.${reason}`,
    ...(facts === undefined ? {} : { facts }),
  })
})

test.each([
  ['四川', '510000'],
  ['四川省成都市', '510000'],
  ['Sichuan', '510000'],
  ['510107', '510107'],
  ['兵团', 'XPCC'],
  ['新疆生产建设兵团第八师', 'XPCC'],
  ['新疆', '650000'],
])('a region by what people write: %s', (text, region) => {
  expect(readRegion(text)).toEqual({ ok: true, value: region })
})

test('former employers: with code and last day, without, and names that only look like one', () => {
  expect(readPast(`某院（${code.toLowerCase()}）至2018年6月30日；至善研究所；某校至今`)).toEqual({
    ok: true,
    value: [
      { code, name: '某院', until: '2018-06-30' },
      { code: '', name: '至善研究所', until: null },
      { code: '', name: '某校', until: null },
    ],
  })
})

const head = ['姓名', '邮箱', '所在地区', '所在单位', '最多件数']
const rowsOf = (...rows: readonly (readonly string[])[]) => {
  const list = readExpertList([head, ...rows], none)
  return list.ok ? list.rows : []
}

test('twins in a list: one address, or one name at one employer', () => {
  const rows = rowsOf(
    ['钟意远', 'zhong@demo.test', '四川', '某院', ''],
    ['许明达', 'ZHONG@demo.test', '四川', '某校', ''],
    ['钟意远', 'other@demo.test', '四川', '某院', ''],
    ['钟意远', 'third@demo.test', '四川', '某校', ''],
    ['', 'no address', '四川', '某校', '0'],
  )
  expect(rows.map(({ line, faults }) => [line, faults])).toEqual([
    [2, []],
    [3, [{ column: 'email', code: 'evaluation.expert_row_twice', facts: { line: 2 } }]],
    [4, [{ column: 'name', code: 'evaluation.expert_row_namesake', facts: { line: 2 } }]],
    [5, []],
    [
      6,
      [
        { column: 'email', code: 'evaluation.cell_email_wrong' },
        {
          column: 'loadMax',
          code: 'kernel.cell_no_whole_number',
          facts: { min: 1, max: 1000, typed: '0' },
        },
      ],
    ],
  ])
})

test('what a row means: new, known and left alone, changed when asked, the same', () => {
  const known: KnownExpert = { id: 'x', version: 4, profile: whole, fee: nothingKept }
  const tell = (profile: ExpertInput, column: (typeof expertColumns)[number]) =>
    expertCell(profile, column, cellWords.zh)
  const settle = (cells: readonly string[], expert: KnownExpert | null, updates = false) => {
    const { kind, was, lacks, faults, profile } = settleRow(
      rowsOf(cells)[0]!,
      expert,
      null,
      updates,
      tell,
    )
    const codes = [...lacks, ...faults].map((one) => `${one.column} ${one.code.split('.')[1]}`)
    return { kind, was, codes, profile }
  }
  const fresh = settle(['陶静', 'tao@demo.test', '', '某院', ''], null)
  expect(fresh).toEqual({
    kind: 'new',
    was: {},
    codes: [
      'fields expert_without_field',
      'employerCode expert_without_employer',
      'region cell_missing',
    ],
    profile: null,
  })
  const same = settle(['潘若水', 'PAN@demo.test', '', '', '12'], {
    ...known,
    profile: { ...whole, email: 'PAN@demo.test' },
  })
  expect([same.kind, same.codes]).toEqual(['same', []])
  const change = ['潘若水', 'pan@demo.test', '', '另一院', '30']
  expect(settle(change, known).codes).toEqual([
    'employerCode expert_without_employer',
    'email expert_row_known',
  ])
  expect(settle(change, known, true)).toEqual({
    kind: 'change',
    was: { employer: '岷江研究院（演示）', loadMax: '12' },
    codes: ['employerCode expert_without_employer'],
    profile: { ...whole, employer: { code: '', name: '另一院' }, load: { min: 2, max: 30 } },
  })
  expect(settle(['潘若水', 'pan@demo.test', '', '', '1'], known, true).codes).toEqual([
    'loadMin expert_load_reversed',
  ])
})

test('what begins like a formula is a text like any other', () => {
  const [row] = rowsOf(['=HYPERLINK("http://x")', 'f@demo.test', '四川', "'@SUM(1)", ''])
  const { profile } = settleRow(row!, null, null, false, () => '')
  expect([profile?.name, profile?.employer.name]).toEqual(['=HYPERLINK("http://x")', '@SUM(1)'])
  expect(blankExpert.name).toBe('')
})

const feeHead = ['姓名', '邮箱', '所在地区', '所在单位', '收款人', '开户行', '银行账号', '身份证号']
const feeRow = (...fee: readonly string[]) => {
  const list = readExpertList(
    [feeHead, ['钟意远', 'zhong@demo.test', '四川', '某院', ...fee]],
    none,
  )
  return list.ok ? list.rows[0]! : undefined
}
const settleFee = (fee: readonly string[], kept: KnownExpert['fee'] | null, updates = true) => {
  const known = kept && { id: 'x', version: 4, profile: whole, fee: kept }
  const settled = settleRow(feeRow(...fee)!, known, null, updates, () => '')
  const codes = settled.faults.map((one) => `${one.column} ${one.code.split('.')[1]}`)
  return { ...settled, codes }
}
const paid = ['钟某远', '示例银行北京分行', '6222 0000 1111 2222', '11010119900307001１']

test('where to pay is read, told masked, and taken whole or not at all', () => {
  const row = feeRow(...paid)!
  expect(row.fee).toEqual({
    payee: '钟某远',
    bank: '示例银行北京分行',
    account: '6222000011112222',
    idNumber: '110101199003070011',
  })
  expect(JSON.stringify(row.cells)).not.toMatch(/6222|110101|示例|钟某/)
  expect(row.cells).toMatchObject({ payee: '••••远', account: '••••2222', idNumber: '••••001１' })
  expect(firstFeeCell([row])).toEqual({ line: 2, column: 'payee' })
  expect(firstFeeCell([feeRow('', '', '', '')!])).toBeNull()
  expect(settleFee(paid, null)).toMatchObject({ codes: [], kind: 'new', fee: row.fee })
  expect(settleFee(['钟某远', '', '', ''], null)).toMatchObject({
    codes: ['bank fee_incomplete', 'account fee_incomplete'],
    fee: null,
  })
  expect(settleFee(['', '', '', ''], null)).toMatchObject({ codes: [], fee: null })
  const bare = withoutFee(feeRow('钟某远', '', '短', '短')!)
  expect([bare.fee, bare.faults, bare.cells.payee]).toEqual([{}, [], undefined])
})

test.each([
  [['甲', '银行', '622200001111', '110101199003070012'], 'idNumber resident_id_check_digit'],
  [['甲', '银行', '622200001111', '1101011990030700'], 'idNumber resident_id_length'],
  [['甲', '银行', '622200001111', '1.1010119900307E+17'], 'idNumber fee_id_unclear'],
  [['甲', '银行', '6.22200001111222e+18', ''], 'account fee_account_wrong'],
  [['甲', '银行', '6222', ''], 'account fee_account_wrong'],
  [['甲', '银'.repeat(201), '622200001111', ''], 'bank cell_too_long'],
])(
  'what cannot be paid to is a fault of its cell, which repeats nothing of it: %#',
  (fee, fault) => {
    const { codes, faults, fee: kept } = settleFee(fee, null)
    expect([codes, kept]).toEqual([[fault], null])
    expect(JSON.stringify(faults)).not.toMatch(/6222|110101|1\.1/)
  },
)

test.each(['E12345678', 'H12345678(1)', '12345678'])(
  'a number of another paper is taken: %s',
  (id) => {
    expect(settleFee(['甲', '银行', '622200001111', id], null).codes).toEqual([])
  },
)

test('what a list said, a list may say anew; what the expert said, no list does', () => {
  const keeps = ['payee', 'bank', 'account']
  const anew = settleFee(['', '', '6222000011113333', ''], { keeps, own: false })
  expect([anew.kind, anew.codes, anew.was.account, anew.fee]).toEqual([
    'change',
    [],
    '••••',
    { account: '6222000011113333' },
  ])
  expect(settleFee(paid, { keeps, own: true }).codes).toEqual(['payee fee_is_own'])
  expect(settleFee(paid, { keeps: [], own: false }).was).toMatchObject({ account: '' })
  // Whether it is the same is not compared: whoever brings a list would learn it.
  const list = ['', '', '6222000011112222', '']
  expect(settleFee(list, { keeps, own: false }, false).codes).toEqual(['email expert_row_known'])
})
