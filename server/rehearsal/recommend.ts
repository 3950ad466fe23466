/** Units pass what they received, rank within their quotas, check and sign, and send what they recommend. */
import { setTimeout as wait } from 'node:timers/promises'
import { allRows } from '../../domain/kernel/allRows.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { listCandidates, passCandidates } from '../../domain/programmes/candidate.endpoints.ts'
import {
  recordDispatch,
  sendMails,
  setMailbox,
} from '../../domain/programmes/dispatch.endpoints.ts'
import {
  askBuild,
  countCopies,
  listPackages,
  readPackage,
} from '../../domain/programmes/package.endpoints.ts'
import {
  passList,
  rankCandidates,
  readRecommendation,
  sendToCheck,
  signRecommendation,
} from '../../domain/programmes/recommendation.endpoints.ts'
import { withEach } from './calls.ts'
import type { Desk, Office } from './cast.ts'
import { atOnce, reasonOf, type Rehearsal } from './rehearsal.ts'

const bulkMost = 200

async function candidatesOf(
  { stage, definition }: Rehearsal,
  desk: Desk,
  state: 'arrived' | 'checked',
) {
  const token = await stage.tokenOf(desk.officer)
  const narrowed = { programmeId: definition.id, unit: desk.unit.code, state, limit: bulkMost }
  return allRows((page) =>
    stage.calls.ask(token, listCandidates, { query: { ...narrowed, ...page } }),
  )
}

async function pass(rehearsal: Rehearsal, desk: Desk): Promise<void> {
  const { calls, tokenOf } = rehearsal.stage
  const token = await tokenOf(desk.officer)
  const arrived = (await candidatesOf(rehearsal, desk, 'arrived')).map(({ id }) => id)
  for (let from = 0; from < arrived.length; from += bulkMost) {
    const ids = arrived.slice(from, from + bulkMost)
    const { count } = await calls.ask(token, passCandidates, { body: { ids } })
    await calls.ask(token, passCandidates, { body: { ids, expected: count } })
  }
}

/** As many as the unit may recommend without asking anybody. */
async function rank(rehearsal: Rehearsal, desk: Desk): Promise<void> {
  const { calls, tokenOf } = rehearsal.stage
  const token = await tokenOf(desk.officer)
  const passed = await candidatesOf(rehearsal, desk, 'checked')
  const places = desk.unit.quota.value?.max ?? passed.length
  const params = { programmeId: rehearsal.definition.id, unit: desk.unit.code }
  for (const { id: candidateId } of passed.slice(0, places)) {
    const body = { change: { kind: 'insert' as const, candidateId } }
    await calls.ask(token, rankCandidates, { params, body })
  }
}

async function sign(rehearsal: Rehearsal, desk: Desk, serial: number): Promise<void> {
  const { calls, tokenOf, host } = rehearsal.stage
  const params = { programmeId: rehearsal.definition.id, unit: desk.unit.code }
  const officer = await tokenOf(desk.officer)
  const { version } = await calls.ask(officer, readRecommendation, { params })
  const sent = await calls.ask(officer, sendToCheck, { params, body: { version } })
  const passed = await calls.ask(await tokenOf(desk.checker), passList, {
    params,
    body: { version: sent.version },
  })
  await calls.ask(await tokenOf(desk.leader), signRecommendation, {
    params,
    body: {
      version: passed.version,
      documentNumber: `演练函〔${rehearsal.definition.year}〕${serial + 1}号`,
      documentDate: dayOfMoment(host.clock.now().toISOString()),
      publicityWaiver: reasonOf('本地公示已按规定完成，无异议'),
    },
  })
}

/** First reviews and recommendations of all units, side by side. */
export async function recommend(rehearsal: Rehearsal, desks: readonly Desk[]): Promise<void> {
  await withEach(desks, atOnce, async (desk, serial) => {
    await pass(rehearsal, desk)
    await rank(rehearsal, desk)
    await sign(rehearsal, desk, serial)
  })
}

export type Packed = {
  readonly desk: Desk
  readonly id: string
  readonly projects: number
  readonly volumes: number
  readonly bytes: number
  readonly mails: number
}

const pollMs = 250
const builtWithinMs = 3_600_000

async function built({ stage }: Rehearsal, token: string, id: string) {
  const begun = performance.now()
  for (;;) {
    const pack = await stage.calls.ask(token, readPackage, { params: { id } })
    if (pack.state === 'built') return pack
    if (pack.state !== 'building' && pack.state !== 'signed') {
      throw new Error(`the package of ${pack.unitName} is ${pack.state}: ${pack.fault?.code ?? ''}`)
    }
    if (performance.now() - begun > builtWithinMs)
      throw new Error(`${pack.unitName} waits too long`)
    await wait(pollMs)
  }
}

/** The archives and print sets of every unit, made by the jobs of the house. */
export async function buildPackages(
  rehearsal: Rehearsal,
  desks: readonly Desk[],
): Promise<Packed[]> {
  const { stage, definition } = rehearsal
  const asked: { readonly desk: Desk; readonly id: string }[] = []
  await withEach(desks, atOnce, async (desk) => {
    const token = await stage.tokenOf(desk.officer)
    const query = { programmeId: definition.id }
    const { rows } = await stage.calls.ask(token, listPackages, { query })
    for (const { id } of rows) {
      await stage.calls.ask(token, askBuild, { params: { id } })
      asked.push({ desk, id })
    }
  })
  const packed: Packed[] = []
  for (const { desk, id } of asked) {
    const pack = await built(rehearsal, await stage.tokenOf(desk.officer), id)
    const parts = (kind: string) =>
      pack.media.filter((one) => one.kind === kind).flatMap((one) => one.parts)
    const bytes = pack.media.flatMap((one) => one.parts).reduce((sum, part) => sum + part.bytes, 0)
    const volumes = pack.copies.reduce((sum, { required }) => sum + required, 0)
    const { projects } = pack
    packed.push({ desk, id, projects, volumes, bytes, mails: parts('email').length })
  }
  return packed
}

/** Volumes are bound and posted, mails sent. */
async function send(rehearsal: Rehearsal, { desk, id }: Packed, serial: number): Promise<void> {
  const { calls, tokenOf, host } = rehearsal.stage
  const token = await tokenOf(desk.officer)
  const params = { id }
  const { copies, media } = await calls.ask(token, readPackage, { params })
  for (const { applicationId, required } of copies) {
    const body = { printed: required }
    await calls.ask(token, countCopies, { params: { id, applicationId }, body })
  }
  const codes = (kinds: readonly string[]) =>
    media.filter(({ kind }) => kinds.includes(kind)).map(({ code }) => code)
  const sentAt = host.clock.now().toISOString()
  const posted = codes(['paper', 'disc'])
  if (posted.length > 0) {
    const number = `EA${String(100_000_000 + serial)}CN`
    const body = { media: posted, way: 'ems' as const, number, sentAt }
    await calls.ask(token, recordDispatch, { params, body })
  }
  for (const code of codes(['online', 'folder'])) {
    const body = { media: [code], way: 'online' as const, sentAt }
    await calls.ask(token, recordDispatch, { params, body })
  }
  for (const medium of codes(['email'])) {
    const withoutScans = reasonOf('盖章扫描件随后补送')
    await calls.ask(token, sendMails, { params, body: { medium, ownMailbox: true, withoutScans } })
  }
}

export async function sendPackages(
  rehearsal: Rehearsal,
  office: Office,
  packed: readonly Packed[],
): Promise<void> {
  const { stage, definition } = rehearsal
  const token = await stage.tokenOf(office.first)
  for (const { code, kind } of definition.media) {
    if (kind !== 'email') continue
    const params = { programmeId: definition.id, medium: code }
    await stage.calls.ask(token, setMailbox, { params, body: { address: 'office@rehearsal.test' } })
  }
  await withEach(packed, atOnce, (one, serial) => send(rehearsal, one, serial))
}
