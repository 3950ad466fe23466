/** What is told of packages: built or not, void, mails that did not leave, pieces on their way and arrived. */
import { minuteOf } from '../../domain/kernel/moment.ts'
import type { Facts } from '../../domain/kernel/verdict.ts'
import { addresseeOf } from '../../domain/programmes/dispatch.ts'
import { versionCode } from '../kernel/documents/paper.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import { listNames, tellOf, text } from './notice.facts.ts'
import type { NoticeKey } from './notice.kinds.ts'
import { officesOf } from './notice.talk.ts'
import { contentIn, packageRow, type PackageRow } from './package.queries.ts'
import { programmeOf } from './programme.queries.ts'
import { seatOrg } from './seat.queries.ts'
import { dispatchRow, type DispatchRow } from './dispatch.queries.ts'

const build = 'programmes.package.build'

async function factsOf(work: Writing, row: PackageRow): Promise<Facts> {
  return {
    ...(await listNames(work, { programmeId: row.programme_id, unit: row.unit_code })),
    packageId: row.id,
    code: versionCode(row.content_digest),
    count: contentIn(row).projects.length,
  }
}

/** Tells whoever builds packages at the unit. */
async function tellBuilders(
  work: Writing,
  event: KeptEvent,
  key: NoticeKey,
  row: PackageRow,
  facts: Facts,
): Promise<void> {
  const orgId = await seatOrg(work, { programmeId: row.programme_id, unit: row.unit_code })
  if (orgId === null) return
  await tellOf(work, event, key, {
    to: { orgId, permit: build },
    facts: { ...(await factsOf(work, row)), ...facts },
    thing: { kind: 'programmes.package', id: row.id },
  })
}

const reasonOf = (work: Writing, code: string, facts: Facts): Facts => ({
  reasonZh: work.host.say('zh', code, facts),
  reasonEn: work.host.say('en', code, facts),
})

export async function packageBuilt(work: Writing, event: KeptEvent): Promise<void> {
  const row = await packageRow(work, text(event, 'packageId'))
  if (row === undefined || row.state === 'stale') return
  const renamed = (row.renamed as unknown[]).length
  await tellBuilders(work, event, 'package_built', row, { renamed })
}

export async function packageFailed(work: Writing, event: KeptEvent): Promise<void> {
  const row = await packageRow(work, text(event, 'packageId'))
  if (row?.state !== 'failed') return
  const why = reasonOf(work, row.fault_code ?? text(event, 'code'), row.fault_facts as Facts)
  await tellBuilders(work, event, 'package_failed', row, why)
}

/** Stamped scans of a package that holds no longer stand on what is sealed no more. */
export async function packageReplaced(work: Writing, event: KeptEvent): Promise<void> {
  const row = await packageRow(work, text(event, 'packageId'))
  if (row === undefined || row.signed_at === null) return
  const { scans } = await work.db
    .selectFrom('programmes.scan')
    .where('programme_id', '=', row.programme_id)
    .where('unit_code', '=', row.unit_code)
    .where('sealed_digest', '=', row.content_digest)
    .where('replaced_at', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('scans'))
    .executeTakeFirstOrThrow()
  // A package that was neither built nor stamped troubles nobody.
  if (row.built_at === null && Number(scans) === 0) return
  const why = reasonOf(work, text(event, 'code'), {})
  await tellBuilders(work, event, 'package_void', row, { ...why, scans: Number(scans) })
}

/** Whoever makes packages at the unit learns why it came back. */
export async function packageGivenBack(work: Writing, event: KeptEvent): Promise<void> {
  const row = await packageRow(work, text(event, 'packageId'))
  if (row === undefined) return
  const { reason = '' } = row.fault_facts as { readonly reason?: string }
  await tellBuilders(work, event, 'package_given_back', row, { reason })
}

export async function mailFailed(work: Writing, event: KeptEvent): Promise<void> {
  const row = await packageRow(work, text(event, 'packageId'))
  if (row === undefined) return
  const fault = text(event, 'fault')
  const said = fault.startsWith('notices.') ? work.host.say('zh', fault, {}) : fault
  await tellBuilders(work, event, 'mail_failed', row, {
    part: Number(event.facts['part']),
    fault: said,
  })
}

/** The unit above the sender, else the offices of the programme. */
async function addressees(work: Writing, row: DispatchRow) {
  const { definition } = await programmeOf(work, row.programme_id)
  const above = addresseeOf(definition, row.unit_code)
  if (above !== null) {
    const orgId = await seatOrg(work, above)
    return orgId === null ? [] : [{ orgId, permit: build }]
  }
  const offices = await officesOf(work, row.programme_id)
  return offices.map((orgId) => ({ orgId, permit: 'programmes.programme.manage' }))
}

async function dispatchTold(work: Writing, event: KeptEvent) {
  const row = await dispatchRow(work, text(event, 'dispatchId'))
  if (row === undefined) return undefined
  const at = { programmeId: row.programme_id, unit: row.unit_code }
  const facts = {
    ...(await listNames(work, at)),
    packageId: row.package_id ?? '',
    way: row.way,
    number: row.number ?? '',
  }
  return { row, at, facts, thing: { kind: 'programmes.dispatch', id: row.id } }
}

export async function dispatched(work: Writing, event: KeptEvent): Promise<void> {
  const told = await dispatchTold(work, event)
  if (told === undefined) return
  for (const to of await addressees(work, told.row)) {
    await tellOf(work, event, 'dispatch_coming', { to, facts: told.facts, thing: told.thing })
  }
}

export async function received(work: Writing, event: KeptEvent): Promise<void> {
  const told = await dispatchTold(work, event)
  if (told?.row.received_at == null) return
  const { row, at, facts, thing } = told
  const orgId = await seatOrg(work, at)
  if (orgId === null) return
  const inTime = row.in_time === null ? 'unknown' : row.in_time ? 'yes' : 'no'
  await tellOf(work, event, 'dispatch_received', {
    to: { orgId, permit: build },
    facts: { ...facts, when: minuteOf(told.row.received_at), inTime },
    thing,
  })
}

export async function packageDelivered(work: Writing, event: KeptEvent): Promise<void> {
  const row = await packageRow(work, text(event, 'packageId'))
  if (row?.state !== 'delivered') return
  const { definition } = await programmeOf(work, row.programme_id)
  if (addresseeOf(definition, row.unit_code) !== null) return
  const facts = await factsOf(work, row)
  for (const orgId of await officesOf(work, row.programme_id)) {
    await tellOf(work, event, 'package_delivered', {
      to: { orgId, permit: 'programmes.programme.manage' },
      facts,
      thing: { kind: 'programmes.package', id: row.id },
    })
  }
}
