/** The only reader of the environment: reads everything once, reports all faults together. */
import { isAbsolute, join, resolve } from 'node:path'
import { readChannels, type ChannelSettings } from './config.channels.ts'
import { readS3, type S3Settings } from './config.s3.ts'

export const projectRoot = resolve(import.meta.dirname, '../..')

export type Config = {
  readonly port: number
  readonly host: string
  /** Folder of files, keys and, without `databaseUrl`, the database cluster. */
  readonly dataDir: string
  /** Null means: start and keep the embedded PostgreSQL. */
  readonly databaseUrl: string | null
  /** The address that people type; links in mails are made from it. */
  readonly baseUrl: string
  /** The domain passkeys belong to: that of `baseUrl`, or one above it that several sites share. */
  readonly passkeyDomain: string
  /** A demo shows its banner everywhere and never lets mail leave. */
  readonly demo: boolean
  /** `smtp://user:password@host:port`, or null: mail stays in the local outbox. */
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Text messages and messengers. In a demo nothing leaves by them. */
  readonly channels: ChannelSettings
  /** Null means: files are kept in the data folder. */
  readonly s3: S3Settings | null
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Whether a reverse proxy in front sets X-Forwarded-For. */
  readonly trustProxy: boolean
  readonly poolSize: number
  /** Who watches the house from another machine says it; null: only this machine may. */
  readonly metricsToken: string | null
  /** Requests per minute and client where an endpoint says nothing else. */
  readonly ratePerMinute: number
}

export type ConfigFault = { readonly name: string; readonly problem: string }

export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[]
  constructor(faults: readonly ConfigFault[]) {
    super(faults.map((fault) => `${fault.name}: ${fault.problem}`).join('\n'))
    this.faults = faults
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads one environment; collects faults instead of stopping at the first. */
function reader(environment: Environment) {
  const faults: ConfigFault[] = []
  const text = (name: string, fallback: string): string => environment[name]?.trim() || fallback
  return {
    faults,
    text,
    whole(name: string, fallback: number, min: number, max: number): number {
      const value = Number(text(name, String(fallback)))
      if (Number.isInteger(value) && value >= min && value <= max) return value
      faults.push({ name, problem: `must be a whole number from ${min} to ${max}` })
      return fallback
    },
    flag(name: string, fallback: boolean): boolean {
      const value = text(name, String(fallback)).toLowerCase()
      if (['true', '1', 'yes'].includes(value)) return true
      if (['false', '0', 'no'].includes(value)) return false
      faults.push({ name, problem: 'must be true or false' })
      return fallback
    },
    oneOf<T extends string>(name: string, fallback: T, choices: readonly T[]): T {
      const value = text(name, fallback) as T
      if (choices.includes(value)) return value
      faults.push({ name, problem: `must be one of ${choices.join(', ')}` })
      return fallback
    },
    url(name: string, fallback: string | null, protocols: readonly string[]): string | null {
      const value = text(name, fallback ?? '')
      if (value === '') return null
      if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
      faults.push({
        name,
        problem: `must be an address that begins with ${protocols.join(' or ')}//`,
      })
      return fallback
    },
  }
}

/** A passkey works on its domain and below, and nowhere else. */
function readPasskeyDomain(read: ReturnType<typeof reader>, baseUrl: string): string {
  const own = new URL(baseUrl).hostname
  const chosen = read.text('BAIGONG_PASSKEY_DOMAIN', own).toLowerCase()
  if (chosen === own || (chosen.includes('.') && own.endsWith(`.${chosen}`))) return chosen
  const problem = `must be ${own} or a domain above it`
  read.faults.push({ name: 'BAIGONG_PASSKEY_DOMAIN', problem })
  return own
}

/** Throws `ConfigError` with every fault found. */
export function readConfig(environment: Environment = process.env): Config {
  const read = reader(environment)
  const port = read.whole('PORT', 7100, 0, 65_535)
  const dataDir = read.text('BAIGONG_DATA', join(projectRoot, '.baigong'))
  const databaseUrl = read.url('DATABASE_URL', null, ['postgres:', 'postgresql:'])
  const ownUrl = `http://localhost:${port}`
  const baseUrl = read.url('BAIGONG_URL', ownUrl, ['http:', 'https:']) ?? ownUrl
  const config: Config = {
    port,
    host: read.text('HOST', '127.0.0.1'),
    dataDir: isAbsolute(dataDir) ? dataDir : resolve(dataDir),
    databaseUrl,
    baseUrl,
    passkeyDomain: readPasskeyDomain(read, baseUrl),
    demo: read.flag('BAIGONG_DEMO', true),
    smtpUrl: read.url('SMTP_URL', null, ['smtp:', 'smtps:']),
    mailFrom: read.text('MAIL_FROM', 'baigong@localhost'),
    s3: readS3(read),
    channels: readChannels(read),
    logLevel: read.oneOf('LOG_LEVEL', 'info', [
      'trace',
      'debug',
      'info',
      'warn',
      'error',
      'silent',
    ] as const),
    trustProxy: read.flag('TRUST_PROXY', false),
    metricsToken: read.text('METRICS_TOKEN', '') || null,
    poolSize: read.whole('DATABASE_POOL', 16, 2, 200),
    ratePerMinute: read.whole('RATE_PER_MINUTE', 1200, 1, 1_000_000),
  }
  if (read.faults.length > 0) throw new ConfigError(read.faults)
  return config
}
