/** S3-compatible stores on this machine for tests: one from npm that is always there, and OpenStack Swift. */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import S3rver from '@20minutes/s3rver'
import type { S3Settings } from '../kernel/config.s3.ts'
import { freePort } from './freePort.ts'

export type S3Peer = {
  readonly settings: S3Settings
  /** Stops answering, as a store that is away, and answers again. */
  readonly leave: () => Promise<void>
  readonly comeBack: () => Promise<void>
  readonly close: () => Promise<void>
}

const bucket = 'baigong-files'

/** The npm one: small, single-user, keeps files in a folder; lists no unfinished uploads. */
export async function openS3rver(prefix = ''): Promise<S3Peer> {
  const directory = await mkdtemp(join(tmpdir(), 'baigong-s3-'))
  const port = await freePort()
  const make = (): S3rver =>
    new S3rver({
      port,
      address: '127.0.0.1',
      silent: true,
      directory,
      configureBuckets: [{ name: bucket, configs: [] }],
    })
  let served = make()
  await served.run()
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket,
      region: 'us-east-1',
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
      pathStyle: true,
      prefix,
    },
    leave: () => served.close(),
    async comeBack() {
      served = make()
      await served.run()
    },
    async close() {
      await served.close().catch(() => undefined)
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** The variables by which a house is told of this store. */
export function s3Environment(settings: S3Settings): Record<string, string> {
  return {
    S3_ENDPOINT: settings.endpoint,
    S3_BUCKET: settings.bucket,
    S3_REGION: settings.region,
    S3_ACCESS_KEY_ID: settings.accessKeyId,
    S3_SECRET_ACCESS_KEY: settings.secretAccessKey,
    S3_PATH_STYLE: String(settings.pathStyle),
    S3_PREFIX: settings.prefix,
  }
}

const swiftServers = ['proxy', 'account', 'container', 'object'] as const
type SwiftServer = (typeof swiftServers)[number]

const user = { account: 'baigong', name: 'files', key: 'files-secret' }

/** One configuration a server; all on loopback, one device, one replica, no daemon beside. */
function swiftConfig(
  server: SwiftServer,
  home: string,
  ports: Record<SwiftServer, number>,
): string {
  const common = [
    '[DEFAULT]',
    'bind_ip = 127.0.0.1',
    `bind_port = ${ports[server]}`,
    'workers = 0',
    `swift_dir = ${home}`,
    'log_level = ERROR',
    'eventlet_debug = false',
  ]
  if (server !== 'proxy') {
    return [
      ...common,
      `devices = ${home}/devices`,
      'mount_check = false',
      'fallocate_reserve = 0',
      '[pipeline:main]',
      `pipeline = ${server}-server`,
      `[app:${server}-server]`,
      `use = egg:swift#${server}`,
      `[${server}-replicator]`,
    ].join('\n')
  }
  return [
    ...common,
    '[pipeline:main]',
    'pipeline = catch_errors cache listing_formats bulk s3api tempauth slo dlo proxy-logging proxy-server',
    '[filter:catch_errors]',
    'use = egg:swift#catch_errors',
    '[filter:cache]',
    'use = egg:swift#memcache',
    'memcache_servers = 127.0.0.1:1',
    'io_timeout = 0.1',
    'connect_timeout = 0.1',
    '[filter:listing_formats]',
    'use = egg:swift#listing_formats',
    '[filter:bulk]',
    'use = egg:swift#bulk',
    '[filter:s3api]',
    'use = egg:swift#s3api',
    's3_acl = false',
    'location = us-east-1',
    '[filter:tempauth]',
    'use = egg:swift#tempauth',
    `user_${user.account}_${user.name} = ${user.key} .admin`,
    '[filter:slo]',
    'use = egg:swift#slo',
    '[filter:dlo]',
    'use = egg:swift#dlo',
    '[filter:proxy-logging]',
    'use = egg:swift#proxy_logging',
    '[app:proxy-server]',
    'use = egg:swift#proxy',
    'account_autocreate = true',
    'allow_account_management = true',
  ].join('\n')
}

async function prepareSwift(home: string, ports: Record<SwiftServer, number>): Promise<void> {
  await mkdir(join(home, 'devices', 'd1'), { recursive: true })
  await writeFile(
    join(home, 'swift.conf'),
    [
      '[swift-hash]',
      'swift_hash_path_suffix = test',
      'swift_hash_path_prefix = test',
      '[storage-policy:0]',
      'name = one',
      'default = yes',
    ].join('\n'),
  )
  for (const server of swiftServers) {
    await writeFile(join(home, `${server}.conf`), swiftConfig(server, home, ports))
    if (server === 'proxy') continue
    const builder = join(home, `${server}.builder`)
    const ring = (...args: string[]) =>
      execFileSync('swift-ring-builder', [builder, ...args], { stdio: 'ignore' })
    ring('create', '4', '1', '0')
    ring('add', `r1z1-127.0.0.1:${ports[server]}/d1`, '1')
    ring('rebalance')
  }
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2000) }).then(
    () => true,
    () => false,
  )
}

/** OpenStack Swift with its S3 API, as object stores of government clouds have it; undefined where it is not installed. */
export async function openSwift(prefix = ''): Promise<S3Peer | undefined> {
  if (!existsSync('/usr/bin/swift-proxy-server')) return undefined
  const home = await mkdtemp(join(tmpdir(), 'baigong-swift-'))
  const numbers = await Promise.all(swiftServers.map(freePort))
  const ports = Object.fromEntries(
    swiftServers.map((server, at) => [server, numbers[at]]),
  ) as Record<SwiftServer, number>
  await prepareSwift(home, ports)
  const start = (server: SwiftServer) =>
    spawn(`/usr/bin/swift-${server}-server`, [join(home, `${server}.conf`)], {
      env: { PATH: '/usr/bin:/bin', SWIFT_DIR: home, HOME: home },
      stdio: 'ignore',
    })
  const running = new Map(swiftServers.map((server) => [server, start(server)]))
  const end = async (server: SwiftServer) => {
    const child = running.get(server)!
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGKILL')
    await ended
  }
  const ready = async () => {
    for (let tries = 0; tries < 400; tries++) {
      if (await answers(ports.proxy)) return
      await sleep(100)
    }
    throw new Error('Swift does not answer')
  }
  await ready()
  const settings: S3Settings = {
    endpoint: `http://127.0.0.1:${ports.proxy}`,
    bucket,
    region: 'us-east-1',
    accessKeyId: `${user.account}:${user.name}`,
    secretAccessKey: user.key,
    pathStyle: true,
    prefix,
  }
  const signer = new AwsClient({ ...settings, service: 's3', retries: 5, initRetryMs: 200 })
  const made = await signer.fetch(`${settings.endpoint}/${bucket}`, { method: 'PUT' })
  if (!made.ok) throw new Error(`no bucket: ${made.status} ${await made.text()}`)
  return {
    settings,
    leave: () => end('proxy'),
    async comeBack() {
      running.set('proxy', start('proxy'))
      await ready()
    },
    async close() {
      for (const server of swiftServers) await end(server)
      await rm(home, { recursive: true, force: true })
    },
  }
}
