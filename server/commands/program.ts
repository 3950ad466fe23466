/** The command line. Exit 0 yes, 1 no, 2 wrong use, 3 our fault; with --json nothing but JSON is printed. */
import { Command, CommanderError } from 'commander'
import { ConfigError } from '../kernel/config.ts'
import { codeCommand } from './code.ts'
import { databaseCommands } from './database.ts'
import { programmeCommand } from './programme.ts'
import { serveCommands } from './serve.ts'

export const exit = { yes: 0, no: 1, wrongUse: 2, ourFault: 3 } as const

function explain(error: unknown): never {
  if (error instanceof CommanderError) {
    process.exit(error.exitCode === 0 ? exit.yes : exit.wrongUse)
  }
  if (error instanceof ConfigError) {
    console.error(error.message)
    process.exit(exit.wrongUse)
  }
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exit(exit.ourFault)
}

export function program(): Command {
  const root = new Command('baigong')
    .description('百工: the platform and the programme that selects such platforms')
    .version('0.1.0')
    .showHelpAfterError()
    .exitOverride()
  for (const command of [
    ...serveCommands(),
    ...databaseCommands(),
    codeCommand(),
    programmeCommand(),
  ]) {
    root.addCommand(command)
  }
  // Subcommands made apart inherit neither the override nor the help setting.
  for (const command of [root, ...root.commands.flatMap((one) => [one, ...one.commands])]) {
    command.exitOverride().showHelpAfterError()
  }
  return root
}

export async function runProgram(argv: readonly string[]): Promise<void> {
  await program()
    .parseAsync([...argv])
    .catch(explain)
}
