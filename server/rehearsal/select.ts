/** The issuer decides: rules, a list that two persons confirm, days before the public, publication. */
import { setTimeout as wait } from 'node:timers/promises'
import { addDays, dayOfMoment } from '../../domain/kernel/moment.ts'
import { listSelected } from '../../domain/programmes/selected.endpoints.ts'
import {
  beginSelectionPublicity,
  keepRules,
  lookSelection,
  publishSelection,
  readSelection,
  stepSelection,
} from '../../domain/programmes/selection.endpoints.ts'
import { openRules } from '../../domain/programmes/selection.ts'
import type { Host } from '../kernel/host.ts'
import { modules } from '../modules.ts'
import type { Office } from './cast.ts'
import type { Rehearsal } from './rehearsal.ts'

export type Selected = {
  readonly qualified: number
  readonly claims: number
  readonly published: number
}

const pollMs = 200
const scoresWithinMs = 120_000

/** The page once the released scores have arrived, which they do as an event. */
async function scored({ stage, definition }: Rehearsal, token: string) {
  const begun = performance.now()
  for (;;) {
    const page = await stage.calls.ask(token, readSelection, {
      params: { programmeId: definition.id },
    })
    const { claims, scored: come } = page.counts
    if (come === claims || performance.now() - begun > scoresWithinMs) return page
    await wait(pollMs)
  }
}

/** Of what qualifies a third, at most one direction of a project. */
async function propose(rehearsal: Rehearsal, office: Office) {
  const { stage, definition } = rehearsal
  const { calls } = stage
  const params = { programmeId: definition.id }
  const first = await stage.tokenOf(office.first)
  const begun = await scored(rehearsal, first)
  const cap = begun.fileCap?.max ?? Math.max(1, Math.round(begun.counts.projects / 3))
  const rules = { ...openRules, cap, perProject: 1 }
  const body = { version: begun.version, rules }
  const page = await calls.ask(first, keepRules, { params, body })
  const seen = { count: page.counts.taken, digest: page.digest }
  await calls.ask(first, stepSelection, { params, body: { verb: 'propose', seen } })
  return { seen, counts: page.counts }
}

/** What is due by the clock of the house; the worker's own schedules keep the real one, which did not move. */
async function runSchedules(host: Host): Promise<void> {
  for (const { schedules = [] } of modules) for (const { run } of schedules) await run(host)
}

export async function select(rehearsal: Rehearsal, office: Office): Promise<Selected> {
  const { stage, definition } = rehearsal
  const { calls } = stage
  const params = { programmeId: definition.id }
  const { seen, counts } = await propose(rehearsal, office)
  const second = await stage.tokenOf(office.second)
  await calls.ask(second, lookSelection, { params, body: seen })
  await calls.ask(second, stepSelection, { params, body: { verb: 'confirm', seen } })
  const first = await stage.tokenOf(office.first)
  const publicity = await calls.ask(first, beginSelectionPublicity, { params, body: { seen } })
  stage.travel(new Date(`${addDays(publicity.lastDay, 1)}T09:00:00+08:00`))
  await runSchedules(stage.host)
  const documentDate = dayOfMoment(stage.host.clock.now().toISOString())
  const documentNumber = `演练函〔${documentDate.slice(0, 4)}〕100号`
  await calls.ask(await stage.tokenOf(office.first), publishSelection, {
    params,
    body: { documentNumber, documentDate },
  })
  const { total } = await calls.ask(null, listSelected, { query: { programmeId: definition.id } })
  return { qualified: counts.qualified, claims: counts.claims, published: total }
}
