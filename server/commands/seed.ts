/** `baigong seed`: makes the demo world, once. */
import { Command } from 'commander'
import { openDemo } from '../demo/open.ts'
import { complain, exit, tell, type Spoken } from './output.ts'
import { withHost } from './running.ts'

export function seedCommand(): Command {
  return new Command('seed')
    .description('make the demo world; what is there already is kept')
    .option('--core', 'only the small core that a first look needs')
    .option('--json', 'print JSON only')
    .action((options: Spoken & { readonly core?: boolean }) =>
      withHost(async (host) => {
        if (!host.config.demo) {
          complain(options, 'not_a_demo', 'BAIGONG_DEMO is off: no demo persons in a real house')
          process.exitCode = exit.wrongUse
          return
        }
        const { persons, password, loadRest } = await openDemo(host)
        if (!options.core) await loadRest()
        tell(options, { persons, password }, [
          `the demo world stands; all accounts have the password ${password}`,
          ...persons.map(({ email, name, orgName }) => `${email}  ${name}  ${orgName}`),
        ])
      }),
    )
}
