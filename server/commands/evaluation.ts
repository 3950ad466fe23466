/** `baigong evaluation reproduce FILE` and `replay-draw FILE`: rankings and draws computed again from what was exported. */
import { Command } from 'commander'
import { Value } from 'typebox/value'
import { LotRecord, lotFaultReasons } from '../../domain/evaluation/lot.ts'
import { checkRankingExport } from '../../domain/evaluation/rankingCheck.ts'
import { reproduceRanking, type RankedItem } from '../../domain/evaluation/ranking.ts'
import { replayDraw, seedOf } from '../../engines/lot/draw.ts'
import { say } from '../texts.ts'
import { complain, exit, readJson, tell, type Spoken } from './output.ts'

/** Best first; what has no rank last. */
function lineOf({ item, ranks, range }: RankedItem, method: keyof RankedItem['ranks']): string {
  const reached = range === null ? '' : `  ${range[0]}–${range[1]}`
  return `${ranks[method] ?? '-'}\t#${item}${reached}`
}

/** 0: drawn as recorded; 1: not so; 2: no record of a draw. */
async function replay(file: string, options: Spoken): Promise<void> {
  const read = await readJson(file, options)
  if (read === undefined) return
  const { value } = read
  if (!Value.Check(LotRecord, value)) {
    complain(options, 'evaluation.export_malformed', say('zh', 'evaluation.export_malformed'))
    process.exitCode = exit.wrongUse
    return
  }
  const faults = replayDraw(value).map((code) => ({
    code,
    message: say('zh', lotFaultReasons[code]),
  }))
  const { items, experts } = value.sheet
  const facts = {
    ...{ holds: faults.length === 0, faults, seed: seedOf(value) },
    ...{ items: items.length, experts: experts.length, pairs: value.pairs.length },
  }
  const told = faults.map(({ code, message }) => `${code}  ${message}`)
  tell(options, facts, [...told, `seed ${facts.seed}`, `pairs ${facts.pairs}`])
  if (faults.length > 0) process.exitCode = exit.no
}

export function evaluationCommand(): Command {
  const evaluation = new Command('evaluation').description('rankings and draws, computed again')
  evaluation
    .command('reproduce')
    .description('recompute a ranking from a pseudonymised export')
    .argument('<file>', 'a JSON file')
    .option('--json', 'print JSON only')
    .action(async (file: string, options: Spoken) => {
      const read = await readJson(file, options)
      if (read === undefined) return
      const { data, faults } = checkRankingExport(read.value)
      if (data === null) {
        const told = faults.map((fault) => ({
          ...fault,
          message: say('zh', fault.code, fault.facts),
        }))
        const lines = told.map(({ at, code, message }) => `${at}  ${code}  ${message}`)
        tell(options, { faults: told }, lines)
        process.exitCode = exit.no
        return
      }
      const ranking = reproduceRanking(data)
      const place = ({ ranks }: RankedItem) => ranks[data.method] ?? Infinity
      const lines = ranking.items
        .toSorted((a, b) => place(a) - place(b))
        .map((one) => lineOf(one, data.method))
      tell(options, { method: data.method, seed: data.seed, ...ranking }, lines)
    })
  evaluation
    .command('replay-draw')
    .description('draw the lots again from the record of a draw')
    .argument('<file>', 'a JSON file')
    .option('--json', 'print JSON only')
    .action(replay)
  return evaluation
}
