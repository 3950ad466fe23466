/** The command line. Exit 0 yes, 1 no, 2 wrong use, 3 our fault; with --json nothing but JSON is printed. */
import { Command, CommanderError } from 'commander'
import { BackupRefused } from '../kernel/backup/parcel.ts'
import { ConfigError } from '../kernel/config.ts'
import { complain, exit, type Spoken } from './output.ts'

/** Each command is loaded when it is called for: checking a code needs no web server. */
const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serveCommand(),
  work: async () => (await import('./serve.ts')).workCommand(),
  migrate: async () => (await import('./database.ts')).migrateCommand(),
  seed: async () => (await import('./seed.ts')).seedCommand(),
  'check-data': async () => (await import('./database.ts')).checkDataCommand(),
  verify: async () => (await import('./database.ts')).verifyCommand(),
  backup: async () => (await import('./backup.ts')).backupCommand(),
  restore: async () => (await import('./backup.ts')).restoreCommand(),
  doctor: async () => (await import('./doctor.ts')).doctorCommand(),
  'signing-key': async () => (await import('./signingKey.ts')).signingKeyCommand(),
  code: async () => (await import('./code.ts')).codeCommand(),
  evaluation: async () => (await import('./evaluation.ts')).evaluationCommand(),
  parts: async () => (await import('./parts.ts')).partsCommand(),
  programme: async () => (await import('./programme.ts')).programmeCommand(),
  search: async () => (await import('./search.ts')).searchCommand(),
  rehearse: async () => (await import('./rehearse.ts')).rehearseCommand(),
}

/** Answers the exit code after saying what happened. */
function explain(error: unknown, spoken: Spoken): number {
  // Commander has said it already, in words that name the argument.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.yes : exit.wrongUse
  if (error instanceof ConfigError) {
    complain(spoken, 'configuration', error.message)
    return exit.wrongUse
  }
  if (error instanceof BackupRefused) {
    complain(spoken, 'refused', error.message)
    return exit.no
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  complain(spoken, 'fault', spoken.json ? message : (stack ?? message))
  return exit.ourFault
}

/** The whole command line, or the part of it that `called` needs. */
export async function program(called?: string): Promise<Command> {
  const root = new Command('baigong')
    .description('Baigong: the platform, and the programme that selects such platforms')
    .version('0.1.0')
  const known = called === undefined ? undefined : loaders[called]
  const needed = known === undefined ? Object.values(loaders) : [known]
  for (const load of needed) root.addCommand(await load())
  // Subcommands made apart inherit neither the override nor the help setting.
  for (const command of [root, ...root.commands.flatMap((one) => [one, ...one.commands])]) {
    command.exitOverride().showHelpAfterError('(add --help to see how it is used)')
  }
  return root
}

export async function runProgram(argv: readonly string[]): Promise<void> {
  try {
    const parsed = await program(argv[2])
    await parsed.parseAsync([...argv])
  } catch (error) {
    process.exitCode = explain(error, { json: argv.includes('--json') })
  }
}
