/** Where files are kept if not in the data folder, as the environment names it. */
type Fault = { readonly name: string; readonly problem: string }

export type S3Settings = {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** `https://host/bucket/key` as MinIO and Ceph have it, or `https://bucket.host/key` as clouds do. */
  readonly pathStyle: boolean
  /** Stands before every key; empty or ending in a slash. */
  readonly prefix: string
}

type Reader = {
  readonly faults: Fault[]
  text(name: string, fallback: string): string
  flag(name: string, fallback: boolean): boolean
  url(name: string, fallback: string | null, protocols: readonly string[]): string | null
}

const bucketPattern = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
const prefixPattern = /^([A-Za-z0-9._-]+\/)*$/

/** Null where no `S3_` name is set; with one, all that are needed are asked for. */
export function readS3(read: Reader): S3Settings | null {
  const names = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const
  const optional = ['S3_REGION', 'S3_PATH_STYLE', 'S3_PREFIX'] as const
  if ([...names, ...optional].every((name) => read.text(name, '') === '')) return null
  for (const name of names.filter((one) => read.text(one, '') === '')) {
    read.faults.push({ name, problem: 'is needed to keep files in an S3-compatible store' })
  }
  const bucket = read.text('S3_BUCKET', '')
  if (bucket !== '' && !bucketPattern.test(bucket)) {
    const problem = 'must be 3 to 63 lower-case letters, digits, dots or hyphens'
    read.faults.push({ name: 'S3_BUCKET', problem })
  }
  const prefix = read.text('S3_PREFIX', '')
  if (!prefixPattern.test(prefix)) {
    read.faults.push({ name: 'S3_PREFIX', problem: 'must end in a slash, such as baigong/' })
  }
  return {
    endpoint: read.url('S3_ENDPOINT', null, ['http:', 'https:']) ?? '',
    bucket,
    region: read.text('S3_REGION', 'us-east-1'),
    accessKeyId: read.text('S3_ACCESS_KEY_ID', ''),
    secretAccessKey: read.text('S3_SECRET_ACCESS_KEY', ''),
    pathStyle: read.flag('S3_PATH_STYLE', true),
    prefix,
  }
}
