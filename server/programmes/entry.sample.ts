/** What tests of entries need: packages on their way to the office, and short ways to act on an entry. */
import type { Caller, World } from '../testing/world.ts'
import { accepted, programmeId, type Entrant } from './package.sample.ts'

export async function refused(answer: Promise<{ statusCode: number; json: () => any }>) {
  const { statusCode, json } = await answer
  return [statusCode, json().code ?? null]
}

export const findingsBy = (entry: any): Record<string, string> =>
  Object.fromEntries(entry.findings.map((one: any) => [one.item, one.finding]))

export const decideEntry = (who: Caller, id: string, verb: string, body: object) =>
  who.post(`/api/programmes/entries/${id}/${verb}`, body)

export const markEntry = (who: Caller, id: string, results: object[]) =>
  who.put(`/api/programmes/entries/${id}/checks`, { results })

/** Every item passes with a note, and the entry with them. */
export async function acceptWhole(office: Caller, id: string): Promise<void> {
  const entry = (await accepted(office.get(`/api/programmes/entries/${id}`))).json()
  const note = '已与原件核对，予以通过（演示）。'
  const results = entry.items.map(({ code }: { code: string }) => ({
    item: code,
    result: 'pass',
    note,
  }))
  const { version } = (await accepted(markEntry(office, id, results))).json()
  await accepted(decideEntry(office, id, 'accept', { seen: version }))
}

/** Builds the package, binds its volumes and sends paper and disc by EMS on the morning of 16 July. */
export async function sendPackage(
  w: World,
  unit: Caller,
  packageId: string,
  entrants: readonly Entrant[],
  volumes: readonly number[],
): Promise<void> {
  const path = `/api/programmes/packages/${packageId}`
  await accepted(unit.post(`${path}/build`))
  await w.settle()
  w.travel('2019-07-16T10:00:00+08:00')
  for (const [index, { applicationId }] of entrants.entries()) {
    await accepted(unit.put(`${path}/copies/${applicationId}`, { printed: volumes[index] }))
  }
  await accepted(
    unit.post(`${path}/dispatches`, {
      media: ['paper', 'disc'],
      way: 'ems',
      number: 'EA123456789CN',
      sentAt: '2019-07-16T01:30:00Z',
    }),
  )
}

/** A parcel of a unit's package with a postmark that the unit could not have recorded itself; answers its id. */
export async function postedPaper(
  w: World,
  parcel: { readonly unit: string; readonly sentAt: string },
): Promise<string> {
  const { rows } = await w.host.database.owner.query(
    `insert into programmes.dispatch (id, package_id, programme_id, unit_code, medium, way, number, sent_at,
       recorded_at, basis, closes_at)
     select gen_random_uuid(), k.id, k.programme_id, k.unit_code, 'paper', 'ems', $4, $3::timestamptz,
       $3::timestamptz, 'posted', '2019-07-28T16:00:00Z'
     from programmes.package k
     where k.programme_id = $1 and k.unit_code = $2 and k.state not in ('proposed', 'stale')
     returning id`,
    [programmeId, parcel.unit, parcel.sentAt, `EA${parcel.unit.padStart(9, '0')}CN`],
  )
  return rows[0].id
}
