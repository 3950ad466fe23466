/** `baigong rehearse FILE`: an organiser's dry run and a load test in one. */
import { Command, InvalidArgumentError, Option } from 'commander'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { checkProgramme } from '../../domain/programmes/programmeCheck.ts'
import { readConfig } from '../kernel/config.ts'
import { shippedForm } from '../programmes/index.ts'
import type { Wish } from '../rehearsal/rehearsal.ts'
import { rehearse, type Hearing } from '../rehearsal/rehearse.ts'
import { isSound, reportLines, timedLine } from '../rehearsal/report.ts'
import { complain, exit, readJson, tell, type Spoken } from './output.ts'
import { withDatabase } from './running.ts'

type Options = Spoken & Wish

const applicationsMost = 20_000

function wholeFrom(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`a whole number from ${least} to ${most}`)
  }
}

export function rehearseCommand(): Command {
  return new Command('rehearse')
    .description('play a whole programme through the API, in a database that is thrown away')
    .argument('<file>', 'a programme as a JSON file')
    .option('--applications <n>', 'how many are made', wholeFrom(1, applicationsMost), 100)
    .option('--seed <s>', 'what chance begins with', wholeFrom(0, 2 ** 31), 1)
    .addOption(
      new Option('--papers <kind>', 'set every paper, or let one sheet stand in for most of them')
        .choices(['full', 'light'])
        .default('full'),
    )
    .addOption(
      new Option('--quotas <kind>', 'give units more places where more apply than they have')
        .choices(['widened', 'kept'])
        .default('widened'),
    )
    .option('--json', 'print JSON only')
    .action(async (file: string, options: Options) => {
      const read = await readJson(file, options)
      if (read === undefined) return
      const { valid, faults } = checkProgramme(read.value)
      if (!valid) {
        complain(options, 'programme_faulty', faults.map(({ message }) => message).join('; '))
        process.exitCode = exit.wrongUse
        return
      }
      const definition = read.value as ProgrammeDefinition
      const config = readConfig()
      const form = await shippedForm(definition)
      const { applications, seed, papers, quotas } = options
      const wish = { applications, seed, papers, quotas }
      // Beside the answer, which belongs to standard output.
      const hear: Hearing = (ended) => console.error(timedLine(ended))
      const report = await withDatabase(config, (server) =>
        rehearse(server, config, { definition, form }, wish, hear),
      )
      tell(options, report, reportLines(report))
      if (!isSound(report)) process.exitCode = exit.no
    })
}
