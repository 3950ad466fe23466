/** `baigong seed`: makes the demo world, once. */
import { Command } from 'commander'
import { openDemo } from '../demo/open.ts'
import { worldOf } from '../demo/world/make.ts'
import { complain, exit, tell, type Spoken } from './output.ts'
import { withHost } from './running.ts'

const offersMost = 10_000_000

const isCount = (value: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= offersMost

export function seedCommand(): Command {
  return new Command('seed')
    .description('make the demo world; what is there already is kept')
    .option('--core', 'only the small core that a first look needs')
    .option('--offers <count>', 'let the world grow to that many offers')
    .option('--json', 'print JSON only')
    .action((options: Spoken & { readonly core?: boolean; readonly offers?: string }) =>
      withHost(async (host) => {
        if (!host.config.demo) {
          complain(options, 'not_a_demo', 'BAIGONG_DEMO is off: no demo persons in a real house')
          process.exitCode = exit.wrongUse
          return
        }
        const { persons, password, loadRest, growWorld } = await openDemo(host)
        const offers = options.offers === undefined ? undefined : Number(options.offers)
        if (offers !== undefined && !isCount(offers)) {
          complain(options, 'no_count', `--offers takes a whole number up to ${offersMost}`)
          process.exitCode = exit.wrongUse
          return
        }
        if (!options.core) await loadRest()
        if (offers !== undefined) {
          await growWorld(worldOf(offers), (made) => {
            if (options.json !== true) process.stderr.write(`\r${made.offers} offers`)
          })
        }
        tell(options, { persons, password }, [
          `the demo world stands; all accounts have the password ${password}`,
          ...persons.map(({ email, name, orgName }) => `${email}  ${name}  ${orgName}`),
        ])
      }),
    )
}
