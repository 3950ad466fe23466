/** Where to pay the experts of a list: sealed from the first moment, put where the payment list finds it, undone. */
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvOf } from '../../domain/kernel/csv.ts'
import { webRole } from '../kernel/database/migrate.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { contextFor, asWebRole } from '../testing/speak.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { forgetLists } from './evaluation.jobs.ts'
import { secondOfficer } from './round.sample.ts'

const ExcelJS = createRequire(import.meta.url)('exceljs')
let w: World
let p: Personas
let second: Caller

const path = '/api/evaluation/expert-batches'
const experts = '/api/evaluation/experts'
const reason = '名单来源有误，整批撤销后重新导入。'
const head = ['姓名', '邮箱', '所在地区', '所在单位', '收款人', '开户银行', '银行账号', '身份证号']
const row = (name: string, mail: string, ...fee: readonly string[]) => [
  ...[name, `${mail}@demo.test`, '四川', '岷江研究院（演示）'],
  ...fee,
]
const paid = {
  payee: '南宫收款甲',
  bank: '青衣江银行某支行',
  account: '6222000077776666',
  idNumber: '110101199003070011',
}
const feeCells = [paid.payee, paid.bank, paid.account, paid.idNumber]

type Lines = readonly (readonly string[])[]
const preview = (lines: Lines, updates = false) =>
  p.programmeOfficer.post(path, {
    fileName: '专家名单.csv',
    content: Buffer.from(csvOf(head, lines)).toString('base64'),
    updates,
  })
const must = async (answer: ReturnType<Caller['post']>) => {
  const said = await answer
  expect([said.statusCode, said.statusCode === 200 ? '' : said.body]).toEqual([200, ''])
  return said.json()
}
const act = (id: string, verb: string, body: object = {}) =>
  must(p.programmeOfficer.post(`${path}/${id}/${verb}`, body))
const idOf = async (name: string) => {
  const { rows } = await must(p.programmeOfficer.get(`${experts}?limit=200`))
  return rows.find((one: any) => one.profile.name === name)?.id as string | undefined
}
const revealed = async (name: string) =>
  must(second.get(`${experts}/${(await idOf(name))!}/personal`))

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  second = await secondOfficer(w, p)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

/** Relations in which one of these texts stands in clear, as the web role of the office reads them. */
async function standsIn(texts: readonly string[]): Promise<string[]> {
  const client = await w.host.database.owner.connect()
  const who = { ...p.programmeOfficer, orgId: p.orgs.office.id }
  try {
    return await asWebRole(client, contextFor(w.host, who), async () => {
      const { rows } = await client.query(
        `select format('%I.%I', n.nspname, c.relname) as name from pg_class c
         join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^(pg_|information_schema)'
           and has_table_privilege($1, c.oid, 'select') and has_schema_privilege($1, n.oid, 'usage')`,
        [webRole],
      )
      expect(rows.length).toBeGreaterThan(100)
      const found: string[] = []
      for (const { name } of rows) {
        const hit = await client.query(
          `select from ${name} t where exists (select from unnest($1::text[]) s where strpos(t::text, s) > 0) limit 1`,
          [texts],
        )
        if (hit.rowCount === 1) found.push(name)
      }
      return found
    })
  } finally {
    client.release()
  }
}
/** As bytes are shown as well: text that was only written as bytes would be found. */
const spelled = (text: string) => [text, Buffer.from(text).toString('hex')]
const secrets = Object.values(paid).flatMap(spelled)

test('a list brings where to pay: masked in its preview, sealed until taken, told to whoever pays', async () => {
  expect(await standsIn(['岷江研究院'])).toEqual([])
  const seen = await must(preview([row('收款甲', 'jia', ...feeCells), row('无款乙', 'yi')]))
  expect(seen.batch).toMatchObject({ rows: 2, faulty: 0, fresh: 2 })
  expect(seen.rows[0].cells).toMatchObject({
    payee: '••••甲',
    bank: '••••行',
    account: '••••6666',
    idNumber: '••••0011',
  })
  const found = await standsIn(['岷江研究院'])
  expect(found).toContain('evaluation.expert_batch_line')
  expect(await standsIn(secrets)).toEqual([])
  await act(seen.batch.id, 'commit')
  expect(await revealed('收款甲')).toEqual(paid)
  expect(await revealed('无款乙')).toEqual({})
  const kept = (await must(second.get(`${experts}/${(await idOf('收款甲'))!}`))).keeps
  expect(kept).toEqual(['account', 'bank', 'idNumber', 'payee'])
  expect(await standsIn(secrets)).toEqual([])
  const { rows } = await w.host.database.owner.query(
    `select (select count(*)::int from evaluation.expert_batch_fee) as waiting,
       (select facts from kernel.history where verb = 'evaluation.expertBatch.commit' order by id desc limit 1) as facts`,
  )
  expect(rows[0]).toEqual({ waiting: 0, facts: { taken: 2, fees: 1 } })
})

test('a cell that cannot be paid to is refused by row and column, and says what to do', async () => {
  const answer = await preview([
    row('误账丙', 'bing', paid.payee, paid.bank, '6.22200007777E+18', ''),
    row('误证丁', 'ding', paid.payee, paid.bank, paid.account, '110101199003070012'),
    row('缺行戊', 'wu', paid.payee, '', paid.account, ''),
  ])
  const { rows } = answer.json()
  expect(rows.map((one: any) => [one.line, one.faults])).toEqual([
    [2, [{ column: 'account', code: 'evaluation.fee_account_wrong' }]],
    [3, [{ column: 'idNumber', code: 'codes.resident_id_check_digit' }]],
    [4, [{ column: 'bank', code: 'evaluation.fee_incomplete' }]],
  ])
  expect(w.host.say('zh', 'evaluation.fee_account_wrong')).toContain('设为文本')
  expect(answer.body).not.toMatch(/6222000077776666|11010119900307/)
})

test('a number that a workbook rounded is not taken for an account', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名单')
  sheet.addRow(head)
  sheet.addRow(row('舍入己', 'ji', paid.payee, paid.bank, '', ''))
  sheet.getCell('G2').value = 6222000077776666
  const content = Buffer.from(await book.xlsx.writeBuffer()).toString('base64')
  const seen = await must(
    p.programmeOfficer.post(path, { fileName: '名单.xlsx', content, updates: false }),
  )
  expect(seen.rows[0].faults).toEqual([{ column: 'account', code: 'evaluation.fee_account_wrong' }])
})

test('a list says anew what a list said; an undo brings back what was, and takes keys along', async () => {
  const change = [row('收款甲', 'jia', '', '', '6222000077778888', '')]
  const left = await must(preview(change))
  expect(left.rows[0].faults.map(({ code }: any) => code)).toEqual(['evaluation.expert_row_known'])
  const asked = await must(preview(change, true))
  expect([asked.rows[0].kind, asked.rows[0].was]).toEqual(['change', { account: '••••' }])
  await act(asked.batch.id, 'commit')
  expect(await revealed('收款甲')).toEqual({ ...paid, account: '6222000077778888' })
  expect(await standsIn([...secrets, ...spelled('6222000077778888')])).toEqual([])
  await act(asked.batch.id, 'undo', { reason })
  expect(await revealed('收款甲')).toEqual(paid)

  const fresh = await must(preview([row('撤销庚', 'geng', ...feeCells)]))
  await act(fresh.batch.id, 'commit')
  const gone = (await idOf('撤销庚'))!
  const keptOf = async () =>
    (
      await w.host.database.owner.query(
        `select (select count(*)::int from evaluation.expert_personal where expert_id = $1) as personal,
           (select count(*)::int from people.subject_key where subject_id = $1) as keys,
           (select count(*)::int from evaluation.expert_fee_before) as before`,
        [gone],
      )
    ).rows[0]
  expect(await keptOf()).toEqual({ personal: 4, keys: 1, before: 0 })
  await act(fresh.batch.id, 'undo', { reason })
  expect([await idOf('撤销庚'), await keptOf()]).toEqual([
    undefined,
    { personal: 0, keys: 0, before: 0 },
  ])
})

const accountOf = (digit: string) => `622200007777${digit.repeat(4)}`

async function take(name: string, mail: string, cells: readonly string[], updates: boolean) {
  const { batch } = await must(preview([row(name, mail, ...cells)], updates))
  await act(batch.id, 'commit')
  return batch.id as string
}

/** An expert from one list, whose account two later lists changed; the ids of these. */
async function changedTwice(name: string, mail: string) {
  await take(name, mail, feeCells, false)
  const earlier = await take(name, mail, ['', '', accountOf('1'), ''], true)
  return { earlier, later: await take(name, mail, ['', '', accountOf('2'), ''], true) }
}

test('two lists that changed the same account are undone one after the other, the last one first', async () => {
  const { earlier, later } = await changedTwice('倒序壬', 'ren')
  expect(await revealed('倒序壬')).toEqual({ ...paid, account: accountOf('2') })
  expect(await act(later, 'undo', { reason })).toMatchObject({ taken: 0 })
  expect(await revealed('倒序壬')).toEqual({ ...paid, account: accountOf('1') })
  expect(await act(earlier, 'undo', { reason })).toMatchObject({ taken: 0 })
  expect(await revealed('倒序壬')).toEqual(paid)
})

test('the undo of the earlier list brings back nothing that the later replaced, and says why a row stays', async () => {
  const { earlier, later } = await changedTwice('顺序癸', 'gui')
  expect(await act(earlier, 'undo', { reason })).toMatchObject({ state: 'undone', taken: 1 })
  expect(await revealed('顺序癸')).toEqual({ ...paid, account: accountOf('2') })
  const seen = await must(p.programmeOfficer.get(`${path}/${earlier}`))
  expect(seen.rows.map(({ taken, stays }: any) => [taken, stays])).toEqual([
    [true, 'evaluation.expert_row_replaced'],
  ])
  expect(await act(later, 'undo', { reason })).toMatchObject({ taken: 0 })
  expect(await revealed('顺序癸')).toEqual({ ...paid, account: accountOf('1') })
})

test('where the office changed the expert between two lists, a row that stays does not promise to come back', async () => {
  const earlier = await take('其间卯', 'mao', feeCells, false)
  const at = `${experts}/${(await idOf('其间卯'))!}`
  const { version, profile } = await must(p.programmeOfficer.get(at))
  await must(p.programmeOfficer.put(at, { version, profile: { ...profile, title: '研究员' } }))
  await take('其间卯', 'mao', ['', '', accountOf('2'), ''], true)
  await act(earlier, 'undo', { reason })
  const seen = await must(p.programmeOfficer.get(`${path}/${earlier}`))
  expect(seen.rows.map(({ taken, stays }: any) => [taken, stays])).toEqual([
    [true, 'evaluation.expert_row_changed'],
  ])
})

test('a list that nobody takes is forgotten with what it said', async () => {
  const seen = await must(preview([row('遗忘辛', 'xin', ...feeCells)]))
  const waiting = async () =>
    (
      await w.host.database.owner.query(
        'select count(*)::int as n from evaluation.expert_batch_fee where batch_id = $1',
        [seen.batch.id],
      )
    ).rows[0].n
  expect(await waiting()).toBe(1)
  await forgetLists(w.host)
  expect(await waiting()).toBe(1)
  w.travel(new Date(w.now().getTime() + 31 * 86_400_000))
  await forgetLists(w.host)
  expect(await waiting()).toBe(0)
  expect((await p.programmeOfficer.get(`${path}/${seen.batch.id}`)).statusCode).toBe(404)
})
