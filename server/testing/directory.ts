/** A real LDAP server on loopback with folders of its own, where `slapd` and `openssl` are installed. */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'ldapts'
import { freePort } from './freePort.ts'

const programs = { slapd: '/usr/sbin/slapd', openssl: '/usr/bin/openssl' }

/** What is missing to run one; empty where it can be. */
export function missingForDirectory(): string[] {
  return Object.entries(programs)
    .filter(([, path]) => !existsSync(path))
    .map(([name]) => name)
}

export type Directory = {
  readonly ldapUrl: string
  readonly ldapsUrl: string
  readonly caPem: string
  readonly baseDn: string
  readonly adminDn: string
  readonly adminPassword: string
  /** Adds or changes entries as the administrator. */
  as<T>(act: (client: Client) => Promise<T>): Promise<T>
  [Symbol.asyncDispose](): Promise<void>
}

const baseDn = 'dc=group,dc=test'
const adminDn = `cn=admin,${baseDn}`
const adminPassword = 'directory secret'

/** A certificate for 127.0.0.1 that vouches for itself. */
function makeCertificate(folder: string): void {
  const subject = ['-subj', '/CN=directory', '-addext', 'subjectAltName=IP:127.0.0.1']
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')]
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  execFileSync(programs.openssl, ['req', '-x509', ...kind, ...subject, ...files], {
    stdio: 'ignore',
  })
}

function configurationIn(folder: string): string {
  const schemas = ['core', 'cosine', 'inetorgperson']
  const lines = [
    ...schemas.map((name) => `include /etc/ldap/schema/${name}.schema`),
    'modulepath /usr/lib/ldap',
    'moduleload back_mdb',
    'moduleload memberof',
    `pidfile ${folder}/pid`,
    `TLSCertificateFile ${folder}/cert.pem`,
    `TLSCertificateKeyFile ${folder}/key.pem`,
    'database mdb',
    `suffix "${baseDn}"`,
    `rootdn "${adminDn}"`,
    `rootpw "${adminPassword}"`,
    `directory ${folder}/db`,
    'overlay memberof',
  ]
  return `${lines.join('\n')}\n`
}

async function as<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ url, timeout: 5000, connectTimeout: 5000 })
  try {
    await client.bind(adminDn, adminPassword)
    return await act(client)
  } finally {
    await client.unbind()
  }
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await as(url, async () => undefined)
      return
    } catch (error) {
      if (tries > 100) throw error
      await new Promise((later) => setTimeout(later, 50))
    }
  }
}

export async function openDirectory(): Promise<Directory> {
  const folder = await mkdtemp(join(tmpdir(), 'baigong-directory-'))
  mkdirSync(join(folder, 'db'))
  makeCertificate(folder)
  writeFileSync(join(folder, 'slapd.conf'), configurationIn(folder))
  const [plain, secure] = [await freePort(), await freePort()]
  const [ldapUrl, ldapsUrl] = [`ldap://127.0.0.1:${plain}`, `ldaps://127.0.0.1:${secure}`]
  const listen = ['-h', `${ldapUrl} ${ldapsUrl}`]
  const child = spawn(programs.slapd, ['-d', '0', '-f', join(folder, 'slapd.conf'), ...listen], {
    stdio: 'ignore',
  })
  const ended = new Promise<void>((end) => child.once('exit', () => end()))
  await untilReady(ldapUrl)
  return {
    ldapUrl,
    ldapsUrl,
    caPem: readFileSync(join(folder, 'cert.pem'), 'utf8'),
    baseDn,
    adminDn,
    adminPassword,
    as: (act) => as(ldapUrl, act),
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
