/** Bar: a list of 20,000 winners is previewed and taken in 10 s each, and undone in 5 s. */
import { Agent, request } from 'node:http'
import { once } from 'node:events'
import { systemActor } from '../../domain/kernel/actor.ts'
import { makeUscc } from '../../domain/kernel/uscc.ts'
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

function makeOffice({ host }: Place): Promise<string> {
  const start = { actor: systemActor, requestId: newId(host.clock.now()) }
  return writing(host, start, async (work) => {
    const orgId = await makeOrganisation(work, { name: '工作办公室（演示）', kind: 'office' })
    const email = 'import@demo.test'
    const personId = await makePerson(work, { name: '沈予安', email, passwordHash: '' })
    await makeMembership(work, personId, orgId, ['office.officer'])
    return makeSession(work, personId, orgId)
  })
}

const perYear = 2000

/** As a ministry publishes it, with every hundredth code mistyped. */
function listOf(rows: number): string {
  const head = '年度,序号,方向,项目名称,申报主体,推荐单位,统一社会信用代码'
  const lines = Array.from({ length: rows }, (_, index) => {
    const code = makeUscc('enterprise', '510100', index + 1)
    const typed = index % 100 === 99 ? code.toLowerCase().slice(0, 17) : code
    const year = 2000 + Math.floor(index / perYear)
    return [
      year,
      1 + (index % perYear),
      '制造能力开放',
      `第${index}号共享制造平台`,
      `云岭第${index}精密机械有限公司`,
      '示例省工业和信息化厅',
      typed,
    ].join(',')
  })
  return [head, ...lines].join('\r\n')
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

export function benchImport(options: ImportOptions): Promise<Report> {
  return withPlace(async (place) => {
    const token = await makeOffice(place)
    const peer = await startBaigong(place)
    const asked = { port: peer.port, token }
    const content = Buffer.from(listOf(options.rows)).toString('base64')
    const times: Record<'preview' | 'commit' | 'undo', number[]> = {
      preview: [],
      commit: [],
      undo: [],
    }
    const cpuBefore = cpuMs(peer.child.pid!)
    let taken = 0
    try {
      for (let round = 0; round < options.rounds; round++) {
        const path = '/api/programmes/winner-batches'
        const wish = { series: 'bench', fileName: '名单.csv', content }
        const preview = await post(asked, path, wish)
        const { id } = preview.answer['batch'] as { id: string }
        const commit = await post(asked, `${path}/${id}/commit`, {})
        taken = commit.answer['taken'] as number
        const reason = '基准测试：导入之后整批撤销。'
        const undo = await post(asked, `${path}/${id}/undo`, { reason })
        times.preview.push(preview.ms)
        times.commit.push(commit.ms)
        times.undo.push(undo.ms)
      }
      const spent = (cpuMs(peer.child.pid!) - cpuBefore) / options.rounds
      const results = Object.entries(times).map(([what, each]): Result => ({
        ...resultOf('baigong', what, { each, allMs: each.reduce((sum, ms) => sum + ms, 0) }),
        taken,
        cpu_ms_of_all: spent,
      }))
      const { seed, ...sizes } = options
      const versions = { node: process.version, postgres: place.postgres }
      return { name: 'import', machine: machine(), versions, seed, sizes, results }
    } finally {
      await stopPeer(peer)
    }
  })
}
