/** Starts the inspecting process under limits of the operating system and reads its one answer. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { finding, type InspectionReport } from '../../../domain/files/inspectionReport.ts'
import { confinedCommand, type ConfinedLimits } from '../../kernel/confined/command.ts'

const child = fileURLToPath(new URL('./inspectChild.ts', import.meta.url))

export type InspectionBounds = Required<Omit<ConfinedLimits, 'dataKiB' | 'writesFiles'>> & {
  readonly timeLimitMs: number
}

const bounds: InspectionBounds = {
  timeLimitMs: 60_000,
  cpuSeconds: 45,
  addressKiB: 3_500_000,
  heapMiB: 512,
}

const maxAnswerBytes = 64 * 1024

function refused(code: string): InspectionReport {
  return {
    kind: null,
    findings: [finding(code)],
    pages: null,
    widthPixels: null,
    heightPixels: null,
  }
}

/**
 * What the inspecting process says of a file. A process that is killed, by us or by its limits, means
 * `files.inspection_timed_out`. `note` hears what it printed as errors.
 */
export function runInspection(
  path: string,
  note: (error: string) => void,
  limits: InspectionBounds = bounds,
): Promise<InspectionReport> {
  const [command, args] = confinedCommand(child, [path], limits)
  return new Promise((resolve, reject) => {
    const running = spawn(command, [...args], {
      // Nothing of the server's environment belongs in a process that opens hostile files.
      env: {},
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const timer = setTimeout(() => running.kill('SIGKILL'), limits.timeLimitMs)
    let answer = ''
    let errors = ''
    running.stdout.on('data', (chunk: Buffer) => {
      answer += chunk.toString('utf8')
      if (answer.length > maxAnswerBytes) running.kill('SIGKILL')
    })
    running.stderr.on('data', (chunk: Buffer) => {
      if (errors.length < 4000) errors += chunk.toString('utf8')
    })
    running.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    running.on('close', (code) => {
      clearTimeout(timer)
      if (errors !== '') note(errors)
      if (code !== 0) return resolve(refused('files.inspection_timed_out'))
      resolve(JSON.parse(answer) as InspectionReport)
    })
  })
}
