/** Bar: a list of 20,000 winners, experts or offers is previewed and taken in 10 s each, and undone in 5 s. */
import { Agent, request } from 'node:http'
import { once } from 'node:events'
import { listColumns, type ListColumn } from '../../domain/evaluation/expertRow.ts'
import { expertFields } from '../../domain/evaluation/field.ts'
import { evaluationZh } from '../../domain/evaluation/text.zh.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import { provinces } from '../../domain/kernel/province.ts'
import { residentIdCheckSign } from '../../domain/kernel/identity.ts'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import { spreadsheetFile } from '../../server/kernel/documents/spreadsheet.ts'
import { newId } from '../../server/kernel/id.ts'
import { writing } from '../../server/kernel/work.ts'
import {
  makeMembership,
  makeOrganisation,
  makePerson,
  makeSession,
} from '../../server/people/samples.ts'
import { withPlace, type Place } from './place.ts'
import { machine, resultOf, type Report, type Result } from './report.ts'
import { startBaigong, stopPeer } from './server.ts'
import { cpuMs } from './usage.ts'

export type ImportOptions = {
  readonly seed: number
  readonly rows: number
  readonly rounds: number
}

/** Whoever brings the lists: an office, and a factory with its machines. */
function makeBringers({
  host,
}: Place): Promise<{ readonly office: string; readonly factory: string }> {
  const start = { actor: systemActor, requestId: newId(host.clock.now()) }
  return writing(host, start, async (work) => {
    const sessionOf = async (kind: 'office' | 'enterprise', name: string, role: string) => {
      const orgId = await makeOrganisation(work, { name, kind, division: '510100' })
      const email = `import.${kind}@demo.test`
      const personId = await makePerson(work, { name: '沈予安', email, passwordHash: '' })
      await makeMembership(work, personId, orgId, [role])
      return makeSession(work, personId, orgId)
    }
    return {
      office: await sessionOf('office', '工作办公室（演示）', 'office.officer'),
      factory: await sessionOf('enterprise', '云岭精密机械有限公司（演示）', 'applicant.admin'),
    }
  })
}

const perYear = 2000

/** Every hundredth code is mistyped. */
function codeOf(index: number): string {
  const code = makeUscc('enterprise', '510100', index + 1)
  return index % 100 === 99 ? code.toLowerCase().slice(0, 17) : code
}

/** As a ministry publishes it. */
function winnersOf(rows: number): readonly (readonly string[])[] {
  const head = ['年度', '序号', '方向', '项目名称', '申报主体', '推荐单位', '统一社会信用代码']
  const lines = Array.from({ length: rows }, (_, index) => {
    const year = 2000 + Math.floor(index / perYear)
    return [
      String(year),
      String(1 + (index % perYear)),
      '制造能力开放',
      `第${index}号共享制造平台`,
      `云岭第${index}精密机械有限公司`,
      '示例省工业和信息化厅',
      codeOf(index),
    ]
  })
  return [head, ...lines]
}

function idOf(index: number): string {
  const start = `1101011990030${String(7000 + (index % 1000))}`
  return start + residentIdCheckSign(start)
}

/** As an office keeps its experts: all columns filled, and where to pay them. */
function expertsOf(rows: number): readonly (readonly string[])[] {
  const head = listColumns.map((column) => column)
  const fields = expertFields.map((code) => evaluationZh.field[code])
  const lines = Array.from({ length: rows }, (_, index) => {
    const cells: Readonly<Record<ListColumn, string>> = {
      name: `专家${index}`,
      email: `expert.${index}@demo.test`,
      title: '教授级高级工程师、研究所所长',
      seniority: index % 3 === 0 ? '高级' : '其他',
      fields: `${fields[index % fields.length]} 3；${fields[(index + 5) % fields.length]} 1`,
      region: provinces[index % provinces.length]!.name,
      employer: `云岭第${index % 500}装备研究院`,
      employerCode: codeOf(index),
      past: `青衣江第${index % 90}大学至2018-06-30`,
      loadMin: '0',
      loadMax: String(10 + (index % 20)),
      availability: '2019-07-01至2019-08-31；2019-10-08至2019-12-31',
      recommendedBy: String(11 + (index % 50)),
      payee: `专家${index}`,
      bank: `青衣江银行第${index % 300}支行`,
      account: String(6_222_000_000_000_000 + index),
      idNumber: idOf(index),
    }
    return listColumns.map((column) => cells[column])
  })
  return [head, ...lines]
}

/** As a factory keeps its machines: every column of the kind filled in, one tolerance in a hundred mistyped. */
function offersOf(rows: number): readonly (readonly string[])[] {
  const head = [
    ...[
      '编号',
      '名称',
      '简介',
      '所在地区',
      '行程（mm）',
      '轴数',
      '材料',
      '牌号',
      '公差（μm）',
      'Ra',
    ],
    ...[
      '主轴转速',
      '承重',
      '可铣削硬度',
      '在机测量',
      '批量',
      '最快交期',
      '检验报告',
      '图纸格式',
      '环保',
      '年限',
    ],
  ]
  const lines = Array.from({ length: rows }, (_, index) => [
    ...[`M-${index}`, `立式加工中心${index}号`, '两班生产，首件三坐标全检。', '四川'],
    ...[`${600 + (index % 600)}×500×450`, String(3 + (index % 3)), '铝合金；不锈钢；碳素钢'],
    ...['7075-T6；6061；304', index % 100 === 99 ? '很准' : String(5 + (index % 20)), '0.8'],
    ...['12000 rpm', '1.2吨', '45HRC', '√', `1-${1000 + index}`, '7'],
    ...['首件检验报告；三坐标检测报告', 'STEP；PDF图纸', 'ISO 14001认证', String(index % 30)],
  ])
  return [head, ...lines]
}

async function workbookOf([head = [], ...rows]: readonly (readonly string[])[]) {
  const sheet = {
    ...{ name: '名单', title: '专家名单', above: [], below: [] },
    columns: head.map((title) => ({ title, width: 16 })),
    rows: rows.map((cells) => cells.map((text) => ({ text }))),
    footer: { label: '', counted: ['', '/', ''] as const, note: '' },
  }
  return Buffer.from(await spreadsheetFile(sheet, '2019-07-01T00:00:00Z'))
}

type Asked = { readonly port: number; readonly token: string }

async function post({ port, token }: Asked, path: string, body: object) {
  const text = JSON.stringify(body)
  const agent = new Agent()
  const headers = {
    cookie: `baigong_session=${token}`,
    'x-baigong-csrf': '1',
    'content-type': 'application/json',
  }
  const begun = performance.now()
  const sent = request({ agent, port, host: '127.0.0.1', method: 'POST', path, headers })
  sent.end(text)
  const [answer] = (await once(sent, 'response')) as [
    AsyncIterable<Buffer> & { statusCode: number },
  ]
  let said = ''
  for await (const part of answer) said += part.toString()
  const ms = performance.now() - begun
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${said}`)
  return { ms, answer: JSON.parse(said) as Record<string, unknown> }
}

type List = {
  readonly what: string
  readonly path: string
  readonly wish: object
  /** Whose it is. */
  readonly token: string
  readonly commit?: object
}
type Bringers = Awaited<ReturnType<typeof makeBringers>>

async function listsOf(rows: number, by: Bringers): Promise<readonly List[]> {
  const csv = (cells: readonly (readonly string[])[]) =>
    Buffer.from(cells.map((row) => row.join(',')).join('\r\n')).toString('base64')
  const experts = expertsOf(rows)
  const path = '/api/evaluation/expert-batches'
  const asked = { fileName: '名单', updates: false }
  const workbook = (await workbookOf(experts)).toString('base64')
  const offers = offersOf(rows)
  const machines = (await workbookOf(offers)).toString('base64')
  const ofOffers = {
    path: '/api/catalog/desk/offer-batches',
    token: by.factory,
    commit: { publish: true, audience: { market: true } },
  }
  const kind = { fileName: '名单', kindId: 'milling' }
  const token = by.office
  return [
    {
      token,
      what: '',
      path: '/api/programmes/winner-batches',
      wish: { series: 'bench', fileName: '名单.csv', content: csv(winnersOf(rows)) },
    },
    { token, what: 'experts ', path, wish: { ...asked, content: csv(experts) } },
    { token, what: 'experts .xlsx ', path, wish: { ...asked, content: workbook } },
    { ...ofOffers, what: 'offers ', wish: { ...kind, content: csv(offers) } },
    { ...ofOffers, what: 'offers .xlsx ', wish: { ...kind, content: machines } },
  ]
}

const steps = ['preview', 'commit', 'undo'] as const

async function measured(
  asked: Asked & { readonly pid: number },
  { what, path, wish, commit: how = {} }: List,
  rounds: number,
): Promise<readonly Result[]> {
  const times = { preview: [] as number[], commit: [] as number[], undo: [] as number[] }
  const cpuBefore = cpuMs(asked.pid)
  let taken = 0
  for (let round = 0; round < rounds; round++) {
    const preview = await post(asked, path, wish)
    const { id } = preview.answer['batch'] as { id: string }
    const commit = await post(asked, `${path}/${id}/commit`, how)
    taken = commit.answer['taken'] as number
    const reason = '基准测试：导入之后整批撤销。'
    const undo = await post(asked, `${path}/${id}/undo`, { reason })
    times.preview.push(preview.ms)
    times.commit.push(commit.ms)
    times.undo.push(undo.ms)
  }
  const spent = (cpuMs(asked.pid) - cpuBefore) / rounds
  return steps.map((step) => {
    const each = times[step]
    const allMs = each.reduce((sum, ms) => sum + ms, 0)
    return {
      ...resultOf('baigong', `${what}${step}`, { each, allMs }),
      taken,
      cpu_ms_of_all: Math.round(spent),
    }
  })
}

export function benchImport(options: ImportOptions): Promise<Report> {
  return withPlace(async (place) => {
    const lists = await listsOf(options.rows, await makeBringers(place))
    const peer = await startBaigong(place)
    const results: Result[] = []
    try {
      for (const list of lists) {
        const asked = { port: peer.port, token: list.token, pid: peer.child.pid! }
        results.push(...(await measured(asked, list, options.rounds)))
      }
      const { seed, ...sizes } = options
      const versions = { node: process.version, postgres: place.postgres }
      return { name: 'import', machine: machine(), versions, seed, sizes, results }
    } finally {
      await stopPeer(peer)
    }
  })
}
