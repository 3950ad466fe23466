/** `check-data --deep`: reads every kept byte and compares it with its digest. */
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Host } from '../kernel/host.ts'
import { DamagedBytes, storageOf } from './storage.ts'

export type DamagedContent = {
  readonly digest: string
  readonly fault: 'absent' | 'wrong_size' | 'wrong_digest'
}

const batchMax = 500

async function faultOf(
  host: Host,
  row: { digest: string; bytes: number },
): Promise<DamagedContent['fault'] | null> {
  const storage = storageOf(host)
  const stored = await storage.stat(row.digest)
  if (stored === null) return 'absent'
  if (stored.bytes !== row.bytes) return 'wrong_size'
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  try {
    await pipeline(storage.get(row.digest), nowhere)
    return null
  } catch (error) {
    if (error instanceof DamagedBytes) return 'wrong_digest'
    throw error
  }
}

/** Every content that a version has and that is not what it should be. */
export async function damagedContent(host: Host): Promise<DamagedContent[]> {
  const damaged: DamagedContent[] = []
  for (let after = ''; ;) {
    const rows = await host.database.reader
      .selectFrom('files.content')
      .where('digest', '>', after)
      .where('removed_at', 'is', null)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('files.version')
            .whereRef('files.version.digest', '=', 'files.content.digest')
            .select('files.version.id'),
        ),
      )
      .select(['digest', 'bytes'])
      .orderBy('digest')
      .limit(batchMax)
      .execute()
    for (const row of rows) {
      const fault = await faultOf(host, row)
      if (fault !== null) damaged.push({ digest: row.digest, fault })
    }
    if (rows.length < batchMax) return damaged
    after = rows.at(-1)!.digest
  }
}
