/** One program, many verbs: serve, work, migrate, seed, check-data, verify, backup, restore, doctor, … */
import { runProgram } from './commands/program.ts'

await runProgram(process.argv)
