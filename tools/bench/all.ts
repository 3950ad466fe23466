/** Runs every benchmark in turn, each in a process of its own, and writes what they printed into one document. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../steps.ts'
import type { Report, Result } from './report.ts'

export const benchmarksFile = join(root, 'docs/BENCHMARKS.md')

async function run(name: string): Promise<Report> {
  const child = spawn(process.execPath, [join(root, 'tools/bench/run.ts'), name, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`bench ${name} ended with ${code}`)
  return JSON.parse(said) as Report
}

const settings = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')

function tableOf(results: readonly Result[]): string {
  const columns = [...new Set(results.flatMap(Object.keys))]
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  const rows = results.map((result) => line(columns.map((column) => result[column] ?? '')))
  return [line(columns), line(columns.map(() => '---')), ...rows].join('\n')
}

/** One section a benchmark: how it was run, and its results as they were printed. */
export function documentOf(reports: readonly Report[]): string {
  const sections = reports.map(({ name, machine, versions, seed, sizes, results }) => {
    const on = `${machine.cores} × ${machine.cpu}, ${machine.memory_gb} GB; ${settings(versions)}`
    return `## ${name}\n\n${on}\n\nseed ${seed}, ${settings(sizes)}\n\n${tableOf(results)}\n`
  })
  const head = '# Benchmarks\n\nReal output of `npm run --silent bench -- all --markdown`.\n'
  return [head, ...sections].join('\n')
}

/** Prints one report a line, or writes the document. */
export async function runAll(names: readonly string[], markdown: boolean): Promise<void> {
  const reports: Report[] = []
  for (const name of names) {
    const report = await run(name)
    reports.push(report)
    if (!markdown) console.log(JSON.stringify(report))
  }
  if (markdown) await writeFile(benchmarksFile, documentOf(reports))
}
