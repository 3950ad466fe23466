/** What the doctor asks of the machine: Node, disk, port, mail. */
import { mkdir, statfs, writeFile, rm } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import { join } from 'node:path'
import type { Config } from '../../kernel/config.ts'
import { no, note, yes, type Finding } from './finding.ts'

const neededNode = 24
const gigabyte = 1024 ** 3
const smtpTimeoutMs = 3000

export function checkNode(version: string): Finding {
  const major = Number(/^v(\d+)/.exec(version)?.[1] ?? 0)
  return major >= neededNode
    ? yes('node', version)
    : no('node', version, `run with Node ${neededNode}: npm start and npm exec bring their own`)
}

export async function checkDisk({ dataDir }: Config): Promise<Finding> {
  const probe = join(dataDir, 'doctor-probe')
  try {
    await mkdir(dataDir, { recursive: true })
    await writeFile(probe, 'x', { flush: true })
    await rm(probe)
  } catch (error) {
    const remedy = 'let the user who runs Baigong write there, or set BAIGONG_DATA'
    return no('data folder', `${dataDir}: ${(error as Error).message}`, remedy)
  }
  const { bavail, bsize } = await statfs(dataDir)
  const free = (bavail * bsize) / gigabyte
  const detail = `${dataDir}, ${free.toFixed(1)} GB free`
  if (free < 1) return no('data folder', detail, 'make room: below 1 GB PostgreSQL may stop')
  return free < 10
    ? note('data folder', detail, 'uploads may be up to 2 GB each')
    : yes('data folder', detail)
}

async function answersReady({ port }: Config): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
      signal: AbortSignal.timeout(2000),
    })
    return ((await answer.json()) as { ready?: boolean }).ready === true
  } catch {
    return false
  }
}

export async function checkPort(config: Config): Promise<Finding> {
  const { host, port } = config
  const code = await new Promise<string>((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
    server.listen(port, host, () => server.close(() => resolve('')))
  })
  if (code === '') return yes('port', `${host}:${port} is free`)
  if (code === 'EADDRINUSE' && (await answersReady(config))) {
    return note('port', `a Baigong answers on ${port}`)
  }
  return no('port', `${host}:${port}: ${code}`, 'stop the program that has it, or set PORT')
}

export async function checkMail({ smtpUrl }: Config): Promise<Finding> {
  if (smtpUrl === null) return note('mail', 'SMTP_URL is unset: mail stays in the outbox here')
  const { hostname, port, protocol } = new URL(smtpUrl)
  const target = { host: hostname, port: Number(port) || (protocol === 'smtps:' ? 465 : 587) }
  const problem = await new Promise<string>((resolve) => {
    const socket = createConnection({ ...target, timeout: smtpTimeoutMs })
    const end = (said: string): void => {
      socket.destroy()
      resolve(said)
    }
    socket.once('connect', () => end(''))
    socket.once('timeout', () => end(`no answer within ${smtpTimeoutMs / 1000} s`))
    socket.once('error', (error) => end(error.message))
  })
  const where = `${target.host}:${target.port}`
  return problem === ''
    ? yes('mail', `${where} answers`)
    : no('mail', `${where}: ${problem}`, 'check SMTP_URL and the firewall')
}
