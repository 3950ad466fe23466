/** One item of a sample: by its id where the world knows it, else by its kind. */
import type { Row, Value } from './answers.ts'
import { countChars } from './answers.ts'
import type { Column, CodeScheme, Item, ItemOf } from './items.ts'
import { columnsOf } from './outline.ts'
import type { Random } from './random.ts'
import {
  directionParagraphs,
  fields,
  generalParagraphs,
  paragraphs,
  tasks,
  titles,
} from './samplePhrases.ts'
import {
  personName,
  sampleIdNumber,
  sampleMobile,
  sampleUscc,
  type SampleWorld,
} from './sampleWorld.ts'

const fenPerWan = 1_000_000

/** The calendar year in which the sample is written: all its other dates lie around it. */
function yearOf(world: SampleWorld): number {
  return Number(world.today.slice(0, 4))
}

/** Plain values by item id. */
function known(world: SampleWorld, id: string): Value | undefined {
  const { random, money } = world
  const staff = world.staff
  const values: Record<string, () => Value> = {
    projectName: () => `面向${world.trade}行业的${world.platformName}`,
    unitName: () => world.unitName,
    leaderUnit: () => world.unitName,
    filledOn: () => world.today,
    uscc: () => sampleUscc(random, world.division),
    kind: () => 'manufacturer',
    ownership: () => 'private',
    size: () => 'large',
    superior: () => '无',
    registeredOn: () => `${random.whole(1992, 2012)}-0${random.whole(1, 9)}-1${random.whole(0, 9)}`,
    foreignShare: () => 0,
    division: () => world.division,
    registeredAt: () => world.address,
    address: () => world.address,
    site: () => world.address,
    legalName: () => world.legalName,
    leaderName: () => world.leaderName,
    leaderTitle: () => '总经理助理、高级工程师',
    contactName: () => world.contactName,
    financeName: () => personName(random),
    leaderMobile: () => sampleMobile(random, 1),
    contactMobile: () => sampleMobile(random, 2),
    stockCode: () => '（演示）未填真实代码',
    listed: () => false,
    highTech: () => true,
    highTechNumber: () => `GR${yearOf(world) - 2}${random.whole(10_000_000, 99_999_999)}`,
    integrated: () => random.chance(0.4),
    integratedNumber: () => `DEMO-${random.whole(1000, 9999)}`,
    creditGrade: () => 'AA',
    compliant: () => true,
    funded: () => false,
    priorWinner: () => false,
    staff: () => staff,
    collegeStaff: () => Math.floor(staff * 0.6),
    rdStaff: () => Math.floor(staff * 0.18),
    total: () => money.totalFen,
    invested: () => Math.floor(money.totalFen / 10 / fenPerWan) * fenPerWan,
    sources: () => money.sources,
    years: () => money.years,
    subjects: () => money.subjects,
    equipment: () => money.equipment,
    qualifications: () => [
      qualification('q1', '质量管理体系认证（演示）'),
      qualification('q2', '信息安全管理体系认证（演示）'),
    ],
    products: () => [
      product('p1', `${world.trade}核心产品`, random.whole(40, 60)),
      product('p2', `${world.trade}配套与服务`, random.whole(15, 35)),
    ],
    period: () => ({ from: world.startsOn, to: world.endsOn }),
    platformName: () => world.platformName,
    onlineOn: () => `${yearOf(world) - 2}-09-01`,
    carrier: () => `${world.platformName.slice(0, 2)}工业互联网平台（自建）`,
  }
  return Object.hasOwn(values, id) ? values[id]!() : undefined
}

function qualification(id: string, name: string): Row {
  const cells = {
    name,
    issuer: '示例认证机构（演示）',
    number: 'DEMO-2018',
    validUntil: '2021-12-31',
  }
  return { id, cells }
}

function product(id: string, name: string, share: number): Row {
  return { id, cells: { name, use: '面向整机企业配套', share } }
}

function filled(text: string, world: SampleWorld): string {
  const { random } = world
  return text
    .replaceAll('{platform}', world.platformName)
    .replaceAll('{trade}', world.trade)
    .replace(/\{n\d\}/g, () => String(random.whole(3, 60) * 5))
}

/** Paragraphs, with general ones added until the least length is reached, within the most. */
function written(world: SampleWorld, own: readonly string[], min: number, max: number): string {
  let text = own.map((part) => filled(part, world)).join('\n')
  for (let turn = 0; countChars(text) < min && turn < 200; turn += 1) {
    const more = filled(generalParagraphs[turn % generalParagraphs.length]!, world)
    text = text === '' ? more : `${text}\n${more}`
  }
  return [...text].slice(0, max).join('')
}

function codeValue(scheme: CodeScheme, world: SampleWorld, born = '1980-05-12'): string {
  const { random } = world
  switch (scheme) {
    case 'uscc':
      return sampleUscc(random, world.division)
    case 'division':
      return world.division
    case 'industry':
      return world.industry
    case 'phone':
      return `010-5550${random.whole(1000, 9999)}`
    case 'mobile':
      return sampleMobile(random, random.whole(3, 99))
    case 'idNumber':
      return sampleIdNumber(random, born, random.chance(0.4))
    case 'email':
      return `demo${random.whole(100, 999)}@example.com`
    case 'url':
      return `http://demo${random.whole(100, 999)}.example.com`
    case 'postcode':
      return '310000'
  }
}

function between(random: Random, min: number, max: number, decimals: number): number {
  const scale = 10 ** decimals
  return random.whole(Math.ceil(min * scale), Math.floor(max * scale)) / scale
}

/** A single value for a field or column that the world does not know. */
export function plainValue(field: Item | Column, world: SampleWorld): Value {
  const { random } = world
  switch (field.kind) {
    case 'text': {
      if (field.personal === 'name') return personName(random)
      if (field.lines === 'single' && field.minChars === undefined)
        return [...`${field.label.zh}（演示）`].slice(0, field.maxChars).join('')
      return written(world, paragraphs[field.id] ?? [], field.minChars ?? 30, field.maxChars)
    }
    case 'number': {
      const min = field.min ?? 0
      return between(random, min, Math.min(field.max ?? min + 60, min + 60), field.decimals ?? 0)
    }
    case 'money': {
      const min = Math.ceil((field.minFen ?? 0) / fenPerWan)
      const most = field.maxFen === undefined ? Infinity : Math.floor(field.maxFen / fenPerWan)
      return random.whole(Math.max(0, min), Math.min(most, Math.max(0, min) + 5000)) * fenPerWan
    }
    case 'date':
      return field.personal === 'birthday'
        ? `19${random.whole(66, 95)}-0${random.whole(1, 9)}-1${random.whole(0, 9)}`
        : (field.notBefore ?? `${yearOf(world) - 1}-0${random.whole(1, 9)}-1${random.whole(0, 9)}`)
    case 'choice':
      return field.options[0]!.id
    case 'multiChoice':
      return field.options.slice(0, Math.max(1, field.minChosen ?? 1)).map((option) => option.id)
    case 'boolean':
      return false
    case 'code':
      return codeValue(field.scheme, world)
    case 'dateRange':
      return { from: world.startsOn, to: world.endsOn }
    default:
      return null
  }
}

/** A team with the project leader first and no name twice. */
function team(world: SampleWorld, count: number): Record<string, Value>[] {
  const { random } = world
  const taken = new Set([world.leaderName])
  return Array.from({ length: count }, (_, index) => {
    const female = random.chance(0.35)
    const born = `19${random.whole(66, 95)}-0${random.whole(1, 9)}-1${random.whole(0, 9)}`
    const name = index === 0 ? world.leaderName : personName(random, taken)
    taken.add(name)
    return {
      name,
      sex: female ? 'female' : 'male',
      born,
      idNumber: sampleIdNumber(random, born, female),
      title: random.pick(titles),
      position: index === 0 ? '总经理助理' : '部门主管',
      degree: random.pick(['doctor', 'master', 'bachelor']),
      field: random.pick(fields),
      task: index === 0 ? '项目负责人，统筹协调' : tasks[index % tasks.length]!,
      unit: world.unitName,
    }
  })
}

function financeRow(world: SampleWorld, id: string, index: number): Row {
  const base = world.staff * (60 + index * 6)
  const research = Math.floor(base * 0.045)
  const wan = (value: number) => Math.floor(value) * fenPerWan
  return {
    id,
    cells: {
      revenue: wan(base),
      profit: wan(base * 0.07),
      tax: wan(base * 0.04),
      assets: wan(base * 1.4),
      debtRatio: between(world.random, 32, 62, 2),
      research: wan(research),
      researchShare: Math.round((research / Math.floor(base)) * 10_000) / 100,
    },
  }
}

function tableRows(item: ItemOf<'table' | 'people'>, world: SampleWorld): Row[] {
  const fixed = item.kind === 'table' ? item.rows : undefined
  const cellsOf = () =>
    Object.fromEntries(item.columns.map((column) => [column.id, plainValue(column, world)]))
  if (item.id === 'finance' && fixed !== undefined)
    return fixed.map((row, index) => financeRow(world, row.id, index))
  if (fixed !== undefined)
    return fixed
      .filter((row) => row.required !== false)
      .map((row) => ({ id: row.id, cells: cellsOf() }))
  const count = Math.min(item.maxRows, Math.max(item.minRows ?? 0, 2))
  const isTeam = item.kind === 'people' && item.columns.some((column) => column.id === 'idNumber')
  if (isTeam)
    return team(world, Math.min(item.maxRows, Math.max(count, 5))).map((person, index) => {
      const cells = item.columns.map((column) => [
        column.id,
        person[column.id] ?? plainValue(column, world),
      ])
      return { id: `m${index + 1}`, cells: Object.fromEntries(cells) }
    })
  return Array.from({ length: count }, (_, index) => ({ id: `r${index + 1}`, cells: cellsOf() }))
}

function indicatorRows(
  item: ItemOf<'indicators'>,
  world: SampleWorld,
  isOpen: (id: string) => boolean,
): Row[] {
  return item.rows
    .filter((row) => isOpen(row.id))
    .map((row) => {
      const high = row.unit.en === '%' ? 60 : 900
      const baseline = between(world.random, row.unit.en === '%' ? 30 : 20, high, row.decimals)
      const factor = row.falling === true ? 0.7 : 1.5
      const scale = 10 ** row.decimals
      return {
        id: row.id,
        cells: {
          baseline,
          baselineDate: `${yearOf(world) - 1}-12-31`,
          target: Math.round(baseline * factor * scale) / scale,
          evidence: '平台后台统计截图',
        },
      }
    })
}

export type SampleAsk = {
  readonly world: SampleWorld
  readonly directions: readonly string[]
  readonly isRowOpen: (rowId: string) => boolean
  readonly fileId: (index: number) => string
}

export function sampleValue(
  item: Item,
  { world, directions, isRowOpen, fileId }: SampleAsk,
): Value {
  const value = known(world, item.id)
  if (value !== undefined && fits(item, value)) return value
  switch (item.kind) {
    case 'table':
    case 'people':
      return tableRows(item, world)
    case 'indicators':
      return indicatorRows(item, world, isRowOpen)
    case 'attachment':
      return Array.from({ length: item.minCount }, (_, index) => ({
        id: `f${index + 1}`,
        cells: {
          file: fileId(index),
          description: `${item.label.zh}（演示）第${index + 1}件`,
          ...(item.stamped === true ? { stamped: true } : {}),
        },
      }))
    case 'statement':
      return Object.fromEntries(
        directions.map((id) => [
          id,
          written(
            world,
            [directionParagraphs[id] ?? ''].filter(Boolean),
            item.minChars ?? 60,
            item.maxChars,
          ),
        ]),
      )
    case 'commitment':
      return { agreed: true, name: world.legalName, date: world.today, way: 'typed' }
    default:
      return plainValue(item, world)
  }
}

/** Another form may use an id for something of another shape. */
function fits(item: Item, value: Value): boolean {
  if (Array.isArray(value)) {
    const columns = new Set(columnsOf(item).map((column) => column.id))
    return (value as Row[]).every((row) => Object.keys(row.cells).every((id) => columns.has(id)))
  }
  const kinds: Record<string, readonly string[]> = {
    string: ['text', 'date', 'choice', 'code'],
    number: ['number', 'money'],
    boolean: ['boolean'],
    object: ['dateRange'],
  }
  return kinds[typeof value]?.includes(item.kind) === true
}
