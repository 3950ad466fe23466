/** The issuer decides: rules, a list that two persons confirm, days before the public, publication. */
import { setTimeout as wait } from 'node:timers/promises'
import { addDays, dayOfMoment } from '../../domain/kernel/moment.ts'
import {
  raiseObjection,
  readObjectionReceipt,
  readObjector,
  rejectObjection,
} from '../../domain/programmes/objection.endpoints.ts'
import { readPublicity } from '../../domain/programmes/publicity.endpoints.ts'
import { listSelected } from '../../domain/programmes/selected.endpoints.ts'
import {
  beginSelectionPublicity,
  keepRules,
  listSelectionObjections,
  lookSelection,
  publishSelection,
  readSelection,
  stepSelection,
} from '../../domain/programmes/selection.endpoints.ts'
import { openRules } from '../../domain/programmes/selection.ts'
import type { Host } from '../kernel/host.ts'
import { modules } from '../modules.ts'
import type { Office } from './cast.ts'
import { reasonOf, type Rehearsal } from './rehearsal.ts'

export type Selected = {
  readonly qualified: number
  readonly claims: number
  readonly objections: number
  readonly published: number
}

const pollMs = 200
const scoresWithinMs = 120_000

/** The page once the scores of all released rounds have arrived, which they do as events. */
export async function scored({ stage, definition }: Rehearsal, token: string, rounds: number) {
  const begun = performance.now()
  for (;;) {
    const page = await stage.calls.ask(token, readSelection, {
      params: { programmeId: definition.id },
    })
    const { claims, scored: come } = page.counts
    const whole = come === claims && page.sources.length >= rounds
    if (whole || performance.now() - begun > scoresWithinMs) return page
    await wait(pollMs)
  }
}

/** Of what qualifies a third, at most one direction of a project. */
async function propose(rehearsal: Rehearsal, office: Office, rounds: number) {
  const { stage, definition } = rehearsal
  const { calls } = stage
  const params = { programmeId: definition.id }
  const first = await stage.tokenOf(office.first)
  const begun = await scored(rehearsal, first, rounds)
  const cap = begun.fileCap?.max ?? Math.max(1, Math.round(begun.counts.projects / 3))
  const rules = { ...openRules, cap, perProject: 1 }
  const body = { version: begun.version, rules }
  const page = await calls.ask(first, keepRules, { params, body })
  const seen = { count: page.counts.taken, digest: page.digest }
  await calls.ask(first, stepSelection, { params, body: { verb: 'propose', seen } })
  return { seen, counts: page.counts }
}

/** Somebody objects by real name to a name on the list; the office looks into it and answers with reasons. */
async function object(
  { stage, definition }: Rehearsal,
  office: Office,
  publicityId: string,
): Promise<number> {
  const { calls } = stage
  const { names } = await calls.ask(null, readPublicity, { params: { id: publicityId } })
  const [line] = names
  if (line === undefined) return 0
  const { receiptNo } = await calls.ask(null, raiseObjection, {
    params: { id: publicityId },
    body: {
      key: line.key,
      objector: { name: '甲乙丙', mobile: '13800000000' },
      text: '演练中自动写成的异议，不是真实意见。',
      evidence: '演练中没有真实材料。',
    },
  })
  const token = await stage.tokenOf(office.first)
  const { rows } = await calls.ask(token, listSelectionObjections, {
    params: { programmeId: definition.id },
  })
  const { id } = rows.find((one) => one.receiptNo === receiptNo)!
  await calls.ask(token, readObjector, { params: { id } })
  const answer = reasonOf('经核查，异议所述与事实不符，不予采纳')
  await calls.ask(token, rejectObjection, { params: { id }, body: { answer } })
  const told = await calls.ask(null, readObjectionReceipt, { params: { receiptNo } })
  if (told.state !== 'rejected') throw new Error(`the objection is ${told.state}`)
  return 1
}

/** What is due by the clock of the house; the worker's own schedules keep the real one, which did not move. */
async function runSchedules(host: Host): Promise<void> {
  for (const { schedules = [] } of modules) for (const { run } of schedules) await run(host)
}

/** `rounds`: so many have been released. */
export async function select(
  rehearsal: Rehearsal,
  office: Office,
  rounds: number,
): Promise<Selected> {
  const { stage, definition } = rehearsal
  const { calls } = stage
  const params = { programmeId: definition.id }
  const { seen, counts } = await propose(rehearsal, office, rounds)
  const second = await stage.tokenOf(office.second)
  await calls.ask(second, lookSelection, { params, body: seen })
  await calls.ask(second, stepSelection, { params, body: { verb: 'confirm', seen } })
  const first = await stage.tokenOf(office.first)
  const publicity = await calls.ask(first, beginSelectionPublicity, { params, body: { seen } })
  await stage.travel(new Date(`${publicity.firstDay}T12:00:00+08:00`))
  const objections = await object(rehearsal, office, publicity.id)
  await stage.travel(new Date(`${addDays(publicity.lastDay, 1)}T09:00:00+08:00`))
  await runSchedules(stage.host)
  const documentDate = dayOfMoment(stage.host.clock.now().toISOString())
  const documentNumber = `演练函〔${documentDate.slice(0, 4)}〕100号`
  await calls.ask(await stage.tokenOf(office.first), publishSelection, {
    params,
    body: { documentNumber, documentDate },
  })
  const { total } = await calls.ask(null, listSelected, { query: { programmeId: definition.id } })
  const { qualified, claims } = counts
  return { qualified, claims, objections, published: total }
}
