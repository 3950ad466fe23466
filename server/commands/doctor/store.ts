/** What the doctor asks of the file store. */
import { join } from 'node:path'
import { openStorage, proveStorage } from '../../files/index.ts'
import type { Config } from '../../kernel/config.ts'
import { no, note, yes, type Finding } from './finding.ts'

const remedies = {
  SignatureDoesNotMatch: 'check S3_SECRET_ACCESS_KEY and S3_REGION',
  InvalidAccessKeyId: 'check S3_ACCESS_KEY_ID',
  AccessDenied: 'let this key read, write, list and delete in the bucket',
  NoSuchBucket: 'make the bucket, or set S3_BUCKET',
  RequestTimeTooSkewed: "set this machine's clock right",
} as const
type KnownFault = keyof typeof remedies

export async function checkStore(config: Config): Promise<Finding> {
  const { s3, dataDir } = config
  if (s3 === null) return yes('files', 'kept in the data folder')
  const where = `${s3.endpoint} ${s3.bucket}/${s3.prefix}`
  const heard: string[] = []
  const storage = openStorage(config, (fault) => void heard.push(fault))
  try {
    await proveStorage(storage, join(dataDir, 'uploads'))
  } catch (error) {
    const fault = heard.at(-1) ?? (error as Error).message
    const known = Object.keys(remedies) as KnownFault[]
    const code = known.find((one) => fault.includes(one))
    const remedy =
      code === undefined ? 'check S3_ENDPOINT, S3_PATH_STYLE and the firewall' : remedies[code]
    return no('files', `${where}: ${fault}`, remedy)
  }
  return s3.endpoint.startsWith('http:')
    ? note('files', `${where}: keeps, gives, lists and removes`, 'http: files travel unencrypted')
    : yes('files', `${where}: keeps, gives, lists and removes`)
}
