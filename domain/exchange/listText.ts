/** A list that was read from shells as .csv, in which the import of offers takes it. */
import { csvOf } from '../kernel/csv.ts'
import type { ShellList } from './readShells.ts'

export const csvOfList = ({ columns, rows }: ShellList): string => csvOf(columns, rows)
