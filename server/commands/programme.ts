/** `baigong programme check FILE`: is this a programme, and what does it say. */
import { Command } from 'commander'
import { checkProgramme } from '../../domain/programmes/programmeCheck.ts'
import { readJson, tell, type Spoken } from './output.ts'

export function programmeCommand(): Command {
  const programme = new Command('programme').description('programmes as data files')
  programme
    .command('check')
    .description('check a programme file and print its key figures')
    .argument('<file>', 'a JSON file')
    .option('--json', 'print JSON only')
    .action(async (file: string, options: Spoken) => {
      const read = await readJson(file, options)
      if (read === undefined) return
      const result = checkProgramme(read.value)
      const faults = result.faults.map((fault) => `${fault.at}  ${fault.code}  ${fault.message}`)
      tell(options, result, [
        `${result.id ?? '?'}: ${result.valid ? 'valid' : 'not valid'}`,
        ...faults,
      ])
      process.exitCode = result.valid ? 0 : 1
    })
  return programme
}
