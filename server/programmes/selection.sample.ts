/** Entries that the office has received and accepted, with their scores: what a selection begins with. */
import { strFromU8, unzipSync } from 'fflate'
import { must } from '../evaluation/round.sample.ts'
import type { Personas } from '../testing/personas.ts'
import type { Caller, World } from '../testing/world.ts'
import { acceptWhole, postedPaper } from './entry.sample.ts'
import {
  accepted,
  entrant,
  type Entrant,
  openCall,
  programmeId,
  signRanking,
  unitCode,
} from './package.sample.ts'
import { keepTime } from './recommendation.jobs.ts'

export const managed = `/api/programmes/managed/${programmeId}`

/** Begins on 10 July 2019 and ends on the morning of the 18th; the entries in the order of the unit. */
export async function acceptedEntries(
  w: World,
  p: Personas,
  wishes: readonly (readonly [title: string, directions: readonly string[]])[],
) {
  const office = p.programmeOfficer
  await openCall(w, p)
  const entrants: Entrant[] = []
  for (const [title, directions] of wishes) entrants.push(await entrant(w, title, directions))
  w.travel('2019-07-15T16:00:00+08:00')
  await signRanking(w, p, entrants, '川经信函〔2019〕7号')
  w.travel('2019-07-18T10:00:00+08:00')
  const parcel = await postedPaper(w, { unit: unitCode, sentAt: '2019-07-17T02:00:00Z' })
  const arrival = { receivedAt: '2019-07-18T01:00:00Z', pieces: 8 }
  await accepted(office.post(`/api/programmes/dispatches/${parcel}/receipt`, arrival))
  const { rows } = await must(office.get(`${managed}/entries`))
  for (const { id } of rows) await acceptWhole(office, id)
  return (rows as readonly { readonly id: string; readonly title: string }[]).map((row) => ({
    ...row,
    who: entrants[wishes.findIndex(([title]) => title === row.title)]!,
  }))
}

/** Scores, both persons, the days before the public and the list itself; on 26 July everybody is followed. */
export async function publishList(
  w: World,
  p: Personas,
  second: Caller,
  lines: readonly string[],
): Promise<void> {
  const path = `${managed}/selection`
  const office = p.programmeOfficer
  const content = scoreFile(lines).toString('base64')
  const body = { fileName: '评审得分.csv', content }
  const { list } = await must(office.post(`${managed}/score-lists`, body))
  const taken = `/api/programmes/score-lists/${list.id}/commit`
  await must(office.post(taken, { expected: lines.length }))
  const { digest, counts } = await must(office.get(path))
  const seen = { digest, count: counts.taken }
  await must(office.post(`${path}/steps`, { verb: 'propose', seen }))
  await must(second.post(`${path}/look`, seen))
  await must(second.post(`${path}/steps`, { verb: 'confirm', seen }))
  await must(office.post(`${path}/publicity`, { seen }))
  w.travel('2019-07-26T09:00:00+08:00')
  await keepTime(w.host)
  const document = { documentNumber: '演示函〔2019〕12号', documentDate: '2019-07-26' }
  await must(office.post(`${path}/publication`, document))
  await w.settle()
}

/** A list of scores as a file. */
export const scoreFile = (lines: readonly string[]): Buffer =>
  Buffer.from(`\uFEFF${['推荐单位,排序,项目名称,方向,得分,一票否决', ...lines].join('\r\n')}\r\n`)

/** What an Office file says, all of its parts; empty for a PDF. The paper must have been made. */
export async function paperText(w: World, who: Caller, wish: object): Promise<string> {
  const { id } = await must(who.post('/api/programmes/documents', wish))
  await w.settle()
  const made = await must(who.get(`/api/programmes/documents/${id}`))
  if (made.state !== 'done') throw new Error(JSON.stringify(made))
  if (made.format === 'pdf') return ''
  const file = await who.get(`/api/files/versions/${made.versionId}/content`)
  const parts = unzipSync(new Uint8Array(file.rawPayload))
  return Object.values(parts)
    .map((part) => strFromU8(part))
    .join('\n')
}
