/** `baigong doctor`: looks at everything that keeps a house from running well, and names the remedy. */
import { Command } from 'commander'
import { systemClock } from '../compose.ts'
import { ConfigError, readConfig, type Config } from '../kernel/config.ts'
import { moduleOrder } from '../modules.ts'
import { checkConformance } from './doctor/conformance.ts'
import { checkDatabase } from './doctor/database.ts'
import { no, yes, type Finding } from './doctor/finding.ts'
import { checkSearch } from './doctor/search.ts'
import { checkStore } from './doctor/store.ts'
import { checkDisk, checkMail, checkNode, checkPort } from './doctor/machine.ts'
import { exit, tell, type Spoken } from './output.ts'
import { withDatabase } from './running.ts'

function configuration(): { config: Config | undefined; findings: Finding[] } {
  try {
    const config = readConfig()
    const where = config.databaseUrl === null ? 'embedded database' : 'DATABASE_URL'
    return { config, findings: [yes('configuration', where)] }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const findings = error.faults.map(({ name, problem }) =>
      no('configuration', `${name} ${problem}`, `set ${name} rightly or unset it`),
    )
    return { config: undefined, findings }
  }
}

async function databaseFindings(config: Config, conformance: boolean): Promise<Finding[]> {
  try {
    return await withDatabase(config, async (connection) => [
      ...(await checkDatabase(connection, moduleOrder, systemClock, config.dataDir)),
      await checkSearch(config, connection),
      ...(conformance ? await checkConformance(connection) : []),
    ])
  } catch (error) {
    return [
      no('database', (error as Error).message, 'see "data folder" above, or set DATABASE_URL'),
    ]
  }
}

async function examine(conformance: boolean): Promise<Finding[]> {
  const { config, findings } = configuration()
  const node = checkNode(process.version)
  if (config === undefined) return [node, ...findings]
  const disk = await checkDisk(config)
  const looking = [checkPort(config), checkStore(config), checkMail(config)] as const
  const [port, store, mail] = await Promise.all(looking)
  const database = await databaseFindings(config, conformance)
  return [node, ...findings, disk, store, port, mail, ...database]
}

const marks = { yes: 'ok  ', note: 'note', no: 'NO  ' } as const

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('look at configuration, machine and database, and name what to mend')
    .option('--database', 'also prove that the server keeps every promise the house is built on')
    .option('--json', 'print JSON only')
    .action(async (options: Spoken & { readonly database?: boolean }) => {
      const findings = await examine(options.database ?? false)
      const ok = findings.every((finding) => finding.ok !== 'no')
      const lines = findings.map(
        ({ name, ok: mark, detail, remedy }) =>
          `${marks[mark]}  ${name}: ${detail}${remedy === undefined ? '' : `\n        ${remedy}`}`,
      )
      tell(options, { ok, findings }, lines)
      process.exitCode = ok ? exit.yes : exit.no
    })
}
