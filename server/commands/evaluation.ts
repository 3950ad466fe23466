/** `baigong evaluation reproduce FILE`: the ranking of a pseudonymised export, computed again. */
import { Command } from 'commander'
import { checkRankingExport } from '../../domain/evaluation/rankingCheck.ts'
import { reproduceRanking, type RankedItem } from '../../domain/evaluation/ranking.ts'
import { say } from '../texts.ts'
import { exit, readJson, tell, type Spoken } from './output.ts'

/** Best first; what has no rank last. */
function lineOf({ item, ranks, range }: RankedItem, method: keyof RankedItem['ranks']): string {
  const reached = range === null ? '' : `  ${range[0]}–${range[1]}`
  return `${ranks[method] ?? '-'}\t#${item}${reached}`
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
  return evaluation
}
