/** `baigong search`: how search is doing, whether its index equals the rows, and making it anew. */
import { Command } from 'commander'
import { compareIndex, searchOf } from '../market/index.ts'
import { exit, tell, type Spoken } from './output.ts'
import { withHost } from './running.ts'

function status(): Command {
  return new Command('status')
    .description('say what the search process holds')
    .option('--json', 'print JSON only')
    .action((options: Spoken) =>
      withHost(async (host) => {
        const found = await searchOf(host).look()
        const told =
          found === null
            ? 'no search process runs'
            : `${found.state}: ${found.offers} offers in ${found.segments} segments`
        tell(options, { status: found }, [told])
        process.exitCode = found === null ? exit.no : exit.yes
      }),
    )
}

function compare(): Command {
  return new Command('compare')
    .description('compare the index with the rows, offer by offer')
    .option('--json', 'print JSON only')
    .action((options: Spoken) =>
      withHost(async (host) => {
        const found = await compareIndex(host, searchOf(host))
        const lines = Object.entries(found).map(([name, ids]) => `${name}: ${ids.length}`)
        tell(options, found, lines)
        const same = Object.values(found).every((ids) => ids.length === 0)
        process.exitCode = same ? exit.yes : exit.no
      }),
    )
}

function rebuild(): Command {
  return new Command('rebuild')
    .description('make the index anew from the rows, while the old one answers')
    .option('--json', 'print JSON only')
    .action((options: Spoken) =>
      withHost(async (host) => {
        const search = searchOf(host)
        await search.ask({ op: 'rebuild' })
        const { offers } = await search.ask({ op: 'status' })
        tell(options, { offers }, [`${offers} offers`])
      }),
    )
}

export function searchCommand(): Command {
  return new Command('search')
    .description('look at the index of the market, compare it, make it anew')
    .addCommand(status())
    .addCommand(compare())
    .addCommand(rebuild())
}
