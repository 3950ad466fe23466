/** The instance's master key: 32 random bytes in the data folder, made once, never in the database. */
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Host } from '../host.ts'
import { makeVault, type Vault } from './vault.ts'

const fileName = 'vault-key'

function isCode(error: unknown, code: string): boolean {
  return (error as { code?: string }).code === code
}

/** Of several processes that start at once, the one whose link lands first makes the key for all. */
function makeKeyOnce(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const half = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(half, randomBytes(32), { mode: 0o600, flush: true })
  try {
    linkSync(half, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(half)
  }
}

export function openMasterKey(dataDir: string): Buffer {
  const folder = join(dataDir, 'keys')
  const file = join(folder, fileName)
  try {
    return readFileSync(file)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
  makeKeyOnce(folder, file)
  return readFileSync(file)
}

export const openVault = (dataDir: string): Vault => makeVault(openMasterKey(dataDir))

const opened = new WeakMap<Host, Vault>()

/** The vault of a host, opened when somebody first needs it. */
export function vaultOf(host: Host): Vault {
  const known = opened.get(host)
  if (known !== undefined) return known
  const vault = openVault(host.config.dataDir)
  opened.set(host, vault)
  return vault
}
