/** What the office has received so far: two units' packages on its table, their projects under the formal check. */
import { setTimeout as wait } from 'node:timers/promises'
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import { keepCopies } from '../files/index.ts'
import type { Host } from '../kernel/host.ts'
import {
  askBuild,
  checkEntry,
  conditionEntry,
  countCopies,
  listEntries,
  listPackages,
  listScans,
  readEntry,
  readLedger,
  readPackage,
  recordDispatch,
  recordReceipt,
  sendMails,
  setMailbox,
  verifyScan,
} from '../programmes/index.ts'
import { doing } from './act.ts'
import { staffOf } from './desks.ts'
import { makeDemoScan } from './files.ts'
import { personAt } from './office.ts'

const pollMs = 500
const pollsMost = 240

/** The unit's package once the worker has built it; undefined where that takes too long. */
async function built(host: Host, officer: Actor, id: string, stop?: AbortSignal): Promise<boolean> {
  for (let poll = 0; poll < pollsMost && stop?.aborted !== true; poll++) {
    const { state } = await doing(host, officer, (work) => readPackage(work, id, 'zh'))
    if (state === 'built') return true
    if (state !== 'signed' && state !== 'building') return false
    await wait(pollMs)
  }
  return false
}

type Sending = {
  readonly programmeId: string
  readonly unit: string
  readonly serial: number
  readonly stop?: AbortSignal | undefined
}

/** All pages come back stamped, and each is matched to what was sealed. */
async function stamp(host: Host, officer: Actor, id: string): Promise<void> {
  const copy = await makeDemoScan(host)
  const { slots } = await doing(host, officer, (work) => listScans(work, id))
  for (const { document, applicationId, versionCode: code } of slots) {
    await doing(host, officer, async (work) => {
      const [versionId] = await keepCopies(work, [copy])
      const of = applicationId === null ? {} : { applicationId }
      return verifyScan(work, id, { document, ...of, versionId: versionId!, code })
    })
  }
}

/** Volumes bound, paper and disc posted, mails sent from the authority's own mailbox. */
async function handOver(host: Host, officer: Actor, id: string, number: string): Promise<void> {
  const { copies } = await doing(host, officer, (work) => readPackage(work, id, 'zh'))
  for (const { applicationId, required } of copies) {
    const wish = { applicationId, printed: required }
    await doing(host, officer, (work) => countCopies(work, id, wish))
  }
  const sentAt = host.clock.now().toISOString()
  await doing(host, officer, (work) =>
    recordDispatch(work, id, { media: ['paper', 'disc'], way: 'ems', number, sentAt }),
  )
  const { missing } = await doing(host, officer, (work) => listScans(work, id))
  const why = missing > 0 ? { withoutScans: '盖章扫描件正在整理，随后补送（演示）。' } : {}
  await doing(host, officer, (work) =>
    sendMails(work, id, { medium: 'email', ownMailbox: true, ...why }),
  )
}

async function send(
  host: Host,
  { programmeId, unit, serial, stop }: Sending,
): Promise<string | undefined> {
  const staff = await staffOf(host, { programmeId, unit })
  if (staff === undefined) return undefined
  const { officer } = staff
  const { rows } = await doing(host, officer, (work) => listPackages(work, { programmeId }, 'zh'))
  const [pack] = rows
  if (pack === undefined || pack.state === 'delivered') return undefined
  if (pack.state === 'signed') {
    // Of the first, scans are missing; of the others, visitors can accept at once what agrees.
    if (serial > 0) await stamp(host, officer, pack.id)
    await doing(host, officer, (work) => askBuild(work, pack.id))
  }
  if (!(await built(host, officer, pack.id, stop))) return undefined
  await handOver(host, officer, pack.id, `EA${String(200_000_000 + serial)}CN`)
  return pack.id
}

async function receive(host: Host, office: Actor, programmeId: string, packageId: string) {
  const { rows } = await doing(host, office, (work) =>
    readLedger(work, programmeId, { limit: 200 }, 'zh'),
  )
  const row = rows.find(({ package: pack }) => pack?.id === packageId)
  for (const { id, medium } of row?.dispatches ?? []) {
    // The disc is left for the visitor to receive.
    if (medium === 'disc') continue
    const pieces = medium === 'paper' ? (row?.volumes ?? 1) : 1
    const receivedAt = host.clock.now().toISOString()
    await doing(host, office, (work) => recordReceipt(work, id, { receivedAt, pieces }))
  }
}

/** One entry waits for its scans; on the next nothing but the results is written yet. */
async function check(host: Host, office: Actor, programmeId: string): Promise<void> {
  const { rows } = await doing(host, office, (work) =>
    listEntries(work, programmeId, { limit: 2 }, 'zh'),
  )
  const ids = rows.map(({ id }) => id)
  const missing = '盖章页扫描件未随包送达，请补送（演示）。'
  for (const id of ids) {
    const { items } = await doing(host, office, (work) => readEntry(work, id, 'zh'))
    const results = items.map(({ code }) =>
      code === 'scans'
        ? { item: code, result: 'needsMending' as const, note: missing }
        : { item: code, result: 'pass' as const, note: '已核对原件（演示），情况属实。' },
    )
    await doing(host, office, (work) => checkEntry(work, id, results, 'zh'))
  }
  const [first] = ids
  if (first === undefined) return
  const day = '2019-07-15'
  const { version: seen } = await doing(host, office, (work) => readEntry(work, first, 'zh'))
  await doing(host, office, (work) => conditionEntry(work, first, { seen, missing, day }, 'zh'))
}

export async function receivePackages(
  host: Host,
  programmeId: string,
  units: readonly string[],
  stop?: AbortSignal,
): Promise<void> {
  const office = await doing(host, systemActor, (work) =>
    personAt(work, 'office', 'office.officer'),
  )
  const box = { programmeId, medium: 'email' }
  await doing(host, office, (work) => setMailbox(work, box, 'office-box@demo.test'))
  for (const [serial, unit] of units.entries()) {
    const id = await send(host, { programmeId, unit, serial, stop })
    if (id !== undefined) await receive(host, office, programmeId, id)
  }
  await check(host, office, programmeId)
}
