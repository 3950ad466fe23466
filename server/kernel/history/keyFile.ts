/**
 * Files of signing keys, in the folder `keys` of the data folder. The first key of an algorithm lies under its plain
 * name; one that follows has its number in its name, so that its predecessor's file is not touched. Which key is the
 * present one, and when one may be made, `signingKeys.ts` says.
 */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { KeyForm, SigningKey } from './key.ts'

const folderName = 'keys'

/** Below the data folder; `keyId` is null for the first. */
export const keyFileOf = ({ stem }: KeyForm, keyId: string | null): string =>
  `${folderName}/${keyId === null ? stem : `${stem}.${keyId}`}.pem`

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error
    return null
  }
}

/** The names in a folder outlive a loss of power: what is put on record next does. */
function keepNames(folder: string): void {
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** Of several processes that start at once, the one whose link lands first makes the key for all. */
function makeOnce(dataDir: string, file: string, pem: string): void {
  mkdirSync(join(dataDir, folderName), { recursive: true, mode: 0o700 })
  const whole = join(dataDir, file)
  const half = `${whole}.${randomBytes(6).toString('hex')}`
  writeFileSync(half, pem, { mode: 0o600, flush: true })
  try {
    linkSync(half, whole)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  } finally {
    rmSync(half)
  }
  keepNames(join(dataDir, folderName))
}

/** The first key of a data folder, made where there is none. */
export async function openFirstKey(dataDir: string, form: KeyForm): Promise<SigningKey> {
  const file = keyFileOf(form, null)
  const pem = readText(join(dataDir, file))
  if (pem !== null) return form.opensAs(pem)
  makeOnce(dataDir, file, form.newPem())
  return form.opensAs(readFileSync(join(dataDir, file), 'utf8'))
}

/** What lies in such a file; null where it is not there. */
export async function readKey(
  dataDir: string,
  form: KeyForm,
  keyId: string | null,
): Promise<SigningKey | null> {
  const pem = readText(join(dataDir, keyFileOf(form, keyId)))
  return pem === null ? null : form.opensAs(pem)
}

/** Another key in a file of its own. */
export async function makeNextKey(dataDir: string, form: KeyForm): Promise<SigningKey> {
  const pem = form.newPem()
  const key = await form.opensAs(pem)
  makeOnce(dataDir, keyFileOf(form, key.keyId), pem)
  return key
}
