/** A list of earlier winners, as invented as everything else here: imported the way an office imports one. */
import { bringSheet } from '../kernel/documents/sheetFile.ts'
import type { Host } from '../kernel/host.ts'
import { commitWinners, listCandidates, previewWinners } from '../programmes/index.ts'
import { doing } from './act.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { organisationName, projectName } from './names.ts'
import { randomOf } from './random.ts'

/** That of 2018 was published here. */
const years = [2016, 2017]
const perYear = 12
const cities = ['杭州', '青岛', '苏州', '佛山', '株洲', '合肥', '郑州', '大连', '西安', '重庆']

type Line = readonly (string | number)[]

/** `known` is an applicant of this year, so that officers find one earlier winner among their files. */
function linesOf(known: string | undefined): Line[] {
  const random = randomOf(2017)
  const taken = new Set<string>()
  return years.flatMap((year) =>
    Array.from({ length: perYear }, (_, index): Line => {
      const city = random.pick(cities)
      const { name, trade } = organisationName(random, city, taken)
      const applicant = year === 2017 && index === 0 && known !== undefined ? known : name
      const direction = 1 + random.int(9)
      return [year, index + 1, direction, projectName(random, trade), applicant, `${city}（演示）`]
    }),
  )
}

function csvOf(lines: readonly Line[]): string {
  const head = ['年度', '序号', '方向', '项目名称', '申报主体', '推荐单位']
  return [head, ...lines].map((line) => line.join(',')).join('\n')
}

/** A file of the shown city that passed its check and is not in its order: nothing signed is disturbed. */
async function someReserve(host: Host, officer: Actor, programmeId: string) {
  const { rows } = await doing(host, officer, (work) =>
    listCandidates(work, { programmeId, state: 'checked', limit: 100 }),
  )
  return rows.find(({ rank }) => rank === null)?.applicant
}

export async function importWinners(
  host: Host,
  office: Actor,
  officer: Actor,
  programmeId: string,
): Promise<void> {
  const known = await someReserve(host, officer, programmeId)
  const sheet = await bringSheet(Buffer.from(csvOf(linesOf(known))).toString('base64'))
  const fileName = '往年入选名单（演示）.csv'
  await doing(host, office, async (work) => {
    const { batch } = await previewWinners(work, { series: 'shuangchuang', fileName }, sheet)
    await commitWinners(work, batch.id)
  })
}
