/** `baigong backup` and `baigong restore`. */
import { resolve } from 'node:path'
import { Command } from 'commander'
import { systemClock } from '../compose.ts'
import { backup, readPassphrase } from '../kernel/backup/backup.ts'
import type { FileKeeper } from '../kernel/backup/fileKeeper.ts'
import type { Contents } from '../kernel/backup/contents.ts'
import { restore } from '../kernel/backup/restore.ts'
import { readConfig, type Config } from '../kernel/config.ts'
import { fileKeeper, openStorage } from '../files/index.ts'
import { moduleOrder } from '../modules.ts'
import { tell, type Spoken } from './output.ts'
import { withDatabase, withHost } from './running.ts'

type Passed = Spoken & { readonly passphraseFile?: string }

function tellContents(options: Passed, verb: string, folder: string, contents: Contents): void {
  const { tables, files, jobs, keys, madeAt, postgres } = contents
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const counts = { tables: tables.length, rows, files: files.length, jobs: jobs.length }
  tell(options, { folder, madeAt, postgres, ...counts, keys: keys.length }, [
    `${verb}: ${rows} rows of ${tables.length} tables, ${files.length} files, ${jobs.length} jobs`,
    keys.length > 0
      ? `${keys.length} keys`
      : 'without keys: sealed values can be read only beside the keys of the data folder',
  ])
}

async function passphraseOf({ passphraseFile }: Passed): Promise<{ passphrase?: string }> {
  return passphraseFile === undefined ? {} : { passphrase: await readPassphrase(passphraseFile) }
}

/** Files are carried through their store where they have one; a backup fits either kind of house. */
function storeOf(config: Config): { files?: FileKeeper } {
  if (config.s3 === null) return {}
  return {
    files: fileKeeper(openStorage(config, (fault) => console.error(`file store: ${fault}`))),
  }
}

export function backupCommand(): Command {
  return new Command('backup')
    .description('write every table in one snapshot, and the files, into a new folder')
    .argument('<folder>', 'a folder that does not exist yet')
    .option('--passphrase-file <file>', 'encrypt with the passphrase in this file')
    .option('--with-keys', "the instance's keys as well; needs a passphrase")
    .option('--json', 'print JSON only')
    .action(async (named: string, options: Passed & { readonly withKeys?: boolean }) => {
      const passed = await passphraseOf(options)
      const folder = resolve(named)
      await withHost(async (host) => {
        const contents = await backup({
          connection: host.database.connection,
          schemas: moduleOrder,
          dataDir: host.config.dataDir,
          folder,
          now: systemClock.now(),
          withKeys: options.withKeys ?? false,
          ...storeOf(host.config),
          ...passed,
        })
        tellContents(options, 'backed up', folder, contents)
      })
    })
}

export function restoreCommand(): Command {
  return new Command('restore')
    .description('bring a backup into an empty database and data folder')
    .argument('<folder>', 'what "baigong backup" wrote')
    .option('--passphrase-file <file>', 'the passphrase it was encrypted with')
    .option('--json', 'print JSON only')
    .action(async (named: string, options: Passed) => {
      const config = readConfig()
      const passed = await passphraseOf(options)
      const folder = resolve(named)
      const { dataDir } = config
      await withDatabase(config, async (connection) => {
        const wish = {
          connection,
          modules: moduleOrder,
          dataDir,
          folder,
          ...storeOf(config),
          ...passed,
        }
        tellContents(options, 'restored', folder, await restore(wish))
      })
    })
}
