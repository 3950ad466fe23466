/** Commands on the data: migrate, check-data, verify. */
import { Command } from 'commander'
import { verifyHistory } from '../kernel/history/verify.ts'
import { modules } from '../modules.ts'
import { brokenInvariants } from '../kernel/invariants.ts'
import { tell, type Spoken } from './output.ts'
import { withHost } from './running.ts'

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database forward')
    .option('--json', 'print JSON only')
    .action((options: Spoken) =>
      withHost(async () => tell(options, { migrated: true }, ['the database is up to date'])),
    )
}

export function checkDataCommand(): Command {
  return new Command('check-data')
    .description('run every invariant; each must select nothing')
    .option('--json', 'print JSON only')
    .action((options: Spoken) =>
      withHost(async (host) => {
        const broken = await brokenInvariants(host.database.owner, modules)
        tell(
          options,
          { ok: broken.length === 0, broken },
          broken.length === 0
            ? ['every invariant holds']
            : broken.map(({ module, name, rows }) => `${module}: broken: ${name} (${rows} rows)`),
        )
        process.exitCode = broken.length === 0 ? 0 : 1
      }),
    )
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description('recompute every seal of the history; with --against, check a receipt against it')
    .option('--json', 'print JSON only')
    .option('--against <file>', 'a receipt or manifest that names a seal')
    .action((options: Spoken & { against?: string }) =>
      withHost(async (host) => {
        const result = await verifyHistory(host, options.against)
        tell(options, result, [
          `${result.seals} seals over ${result.entries} entries: ${result.ok ? 'all hold' : 'BROKEN'}`,
          ...result.faults,
        ])
        process.exitCode = result.ok ? 0 : 1
      }),
    )
}
