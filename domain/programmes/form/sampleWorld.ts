/** The invented applicant and project of a sample: who they are, and money that adds up. */
import { residentIdCheckSign } from '../../kernel/identity.ts'
import { makeUscc, usccSerials } from '../../kernel/uscc.ts'
import type { Row, Value } from './answers.ts'
import type { Random } from './random.ts'
import { equipment, givenNames, nameStems, nameTrades, surnames, streets } from './samplePhrases.ts'

const fenPerWan = 1_000_000

export type SampleWorld = {
  readonly random: Random
  readonly unitName: string
  readonly platformName: string
  readonly trade: string
  readonly industry: string
  readonly legalName: string
  readonly leaderName: string
  readonly contactName: string
  readonly division: string
  readonly address: string
  readonly startsOn: string
  readonly endsOn: string
  readonly today: string
  readonly staff: number
  readonly money: SampleMoney
}

export type SampleMoney = {
  readonly totalFen: number
  readonly sources: readonly Row[]
  readonly years: readonly Row[]
  readonly subjects: readonly Row[]
  readonly equipment: readonly Row[]
}

export function personName(random: Random, taken: ReadonlySet<string> = new Set()): string {
  for (;;) {
    const name = `${random.pick(surnames)}${random.pick(givenNames)}`
    if (!taken.has(name)) return name
  }
}

/** A number whose division code is assigned to no place, so that it belongs to nobody. */
export function sampleIdNumber(random: Random, born: string, female: boolean): string {
  const order = random.whole(0, 499) * 2 + (female ? 0 : 1)
  const start = `119999${born.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return start + residentIdCheckSign(start)
}

/** Plainly a test number; nothing is ever sent there. `last` keeps the numbers of one sample apart. */
export function sampleMobile(random: Random, last: number): string {
  return `1990000${String(random.whole(0, 99) * 100 + last).padStart(4, '0')}`
}

export function sampleUscc(random: Random, division: string): string {
  return makeUscc('enterprise', division, random.whole(0, usccSerials - 1))
}

/** Parts of a whole in 万元, none of them negative, that sum to it exactly. */
function split(random: Random, totalWan: number, parts: number): number[] {
  const weights = Array.from({ length: parts }, () => random.whole(1, 9))
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const shares = weights.map((weight) => Math.floor((totalWan * weight) / sum))
  shares[0]! += totalWan - shares.reduce((all, share) => all + share, 0)
  return shares
}

const subjectIds = [
  'equipment',
  'material',
  'testing',
  'energy',
  'international',
  'travel',
  'meeting',
  'publication',
  'labour',
  'expert',
  'rest',
]

function row(id: string, wan: Readonly<Record<string, number>>): Row {
  const cells: Record<string, Value> = {}
  for (const [column, value] of Object.entries(wan)) cells[column] = value * fenPerWan
  return { id, cells }
}

/** Sources, years and subjects that agree in every direction: fiscal + own + other = year 1 + year 2. */
export function sampleMoney(random: Random, boughtOn: string): SampleMoney {
  const totalWan = random.whole(12, 90) * 100
  const ownWan = Math.floor((totalWan * random.whole(45, 70)) / 100)
  const fiscalWan = random.whole(0, 4) * 50
  const loanWan = Math.floor(((totalWan - ownWan - fiscalWan) * random.whole(50, 100)) / 100)
  const otherWan = totalWan - ownWan - fiscalWan - loanWan
  const bySource = { fiscal: fiscalWan, own: ownWan, other: loanWan + otherWan }
  const [fiscal, own, other] = [bySource.fiscal, bySource.own, bySource.other].map((wan) =>
    split(random, wan, subjectIds.length),
  ) as [number[], number[], number[]]
  const subjects = subjectIds.map((id, index) => {
    const total = fiscal[index]! + own[index]! + other[index]!
    const y1 = Math.floor((total * random.whole(30, 60)) / 100)
    return {
      id,
      fiscal: fiscal[index]!,
      own: own[index]!,
      other: other[index]!,
      total,
      y1,
      y2: total - y1,
    }
  })
  const y1 = subjects.reduce((sum, subject) => sum + subject.y1, 0)
  const first = {
    fiscal: Math.min(bySource.fiscal, y1),
    own: Math.min(bySource.own, Math.max(0, y1 - bySource.fiscal)),
  }
  const firstOther = y1 - first.fiscal - first.own
  const arrived = (wan: number) => Math.floor((wan * random.whole(20, 80)) / 100)
  const source = (id: string, wan: number) => row(id, { amount: wan, arrived: arrived(wan) })
  return {
    totalFen: totalWan * fenPerWan,
    sources: [
      source('own', ownWan),
      source('loan', loanWan),
      source('fiscal', fiscalWan),
      source('other', otherWan),
    ],
    years: [
      row('y1', { ...first, other: firstOther, total: y1 }),
      row('y2', {
        fiscal: bySource.fiscal - first.fiscal,
        own: bySource.own - first.own,
        other: bySource.other - firstOther,
        total: totalWan - y1,
      }),
    ],
    subjects: subjects.map(({ id, ...wan }) => row(id, wan)),
    equipment: sampleEquipment(random, subjects[0]!.total, boughtOn),
  }
}

function sampleEquipment(random: Random, roomWan: number, boughtOn: string): Row[] {
  const rows: Row[] = []
  let leftWan = roomWan
  for (let index = 0; index < 4 && leftWan >= 10; index += 1) {
    const price = random.whole(5, Math.min(60, Math.floor(leftWan / 2)))
    const count = random.whole(1, Math.min(4, Math.floor(leftWan / price)))
    leftWan -= price * count
    rows.push({
      id: `e${index + 1}`,
      cells: {
        name: random.pick(equipment),
        model: `BG-${random.whole(100, 999)}`,
        price: price * fenPerWan,
        count,
        amount: price * count * fenPerWan,
        source: 'own',
        boughtOn,
        use: '平台资源接入与试制检测',
      },
    })
  }
  return rows
}

export type WorldOptions = {
  readonly unitName?: string
  readonly division?: string
  readonly startsOn: string
  readonly endsOn: string
  readonly today: string
}

export function sampleWorld(random: Random, options: WorldOptions): SampleWorld {
  const stem = random.pick(nameStems)
  const [business, trade, industry] = random.pick(nameTrades)
  const legalName = personName(random)
  const leaderName = personName(random, new Set([legalName]))
  const contactName = personName(random, new Set([legalName, leaderName]))
  return {
    random,
    unitName: options.unitName ?? `${stem}${business}股份有限公司（演示）`,
    platformName: `${stem}${trade}双创云平台`,
    trade,
    industry,
    legalName,
    leaderName,
    contactName,
    division: options.division ?? '330100',
    address: `${random.pick(streets)}${random.whole(1, 999)}号`,
    startsOn: options.startsOn,
    endsOn: options.endsOn,
    today: options.today,
    staff: random.whole(320, 8600),
    money: sampleMoney(random, options.startsOn),
  }
}
