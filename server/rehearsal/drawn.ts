/** Lots: the list is fixed, a witness speaks, the lots are drawn, and whoever has the record draws them again. */
import { setTimeout as wait } from 'node:timers/promises'
import {
  commitDraw,
  exportDraw,
  readDraw,
  runDraw,
  witnessDraw,
} from '../../domain/evaluation/draw.endpoints.ts'
import { replayDraw } from '../../engines/lot/draw.ts'
import type { Office } from './cast.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { Arranged } from './review.ts'
import type { Round } from './rounds.ts'

const pollMs = 100
const rules = { maxSameRegion: null, maxSameEmployer: 1 }

export async function drawLots(
  { stage, wish }: Rehearsal,
  office: Office,
  round: Round,
): Promise<Arranged> {
  const { calls, tokenOf } = stage
  const begun = performance.now()
  const first = await tokenOf(office.first)
  const at = { params: { id: round.id } }
  const { id } = await calls.ask(first, commitDraw, { ...at, body: rules })
  const draw = { params: { id } }
  const text = `演练见证，随机文字 ${wish.seed} 秋水共长天一色`
  await calls.ask(await tokenOf(office.second), witnessDraw, { ...draw, body: { text } })
  let page = await calls.ask(first, runDraw, draw)
  while (page.state === 'committed' || page.state === 'drawing') {
    await wait(pollMs)
    page = await calls.ask(first, readDraw, draw)
  }
  if (page.state !== 'drawn') throw new Error(`the lots were not drawn: ${page.failure ?? ''}`)
  const record = await calls.ask(first, exportDraw, draw)
  const faults = replayDraw(record)
  if (faults.length > 0) throw new Error(`drawn again the lots differ: ${faults.join(', ')}`)
  const seconds = Number(((performance.now() - begun) / 1000).toFixed(2))
  return {
    ...{ round: round.title, items: round.ids.length, pairs: record.pairs.length },
    ...{ status: 'drawn', gap: null, seconds },
  }
}
