/** Needs with a part held against offers of the market's own index: built, kept, and asked in a process of its own. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { snapshotOf } from '../../../engines/search/index/snapshot.ts'
import { allKinds } from '../../../server/catalog/index.ts'
import { marketSchema } from '../../../server/market/index.ts'
import { buildIn, runsOf } from './build.ts'
import { kindsInOrder, needsOf } from './offers.ts'
import type { NeedReply, NeedRequest } from './serveNeeds.ts'

export type NeedsMeasured = {
  readonly what: string
  readonly each: readonly number[]
  readonly eachCpu: readonly number[]
  readonly candidates: readonly number[]
}

type NeedSizes = { readonly seed: number; readonly offers: number; readonly questions: number }

async function writeIndex(folder: string, { seed, offers }: NeedSizes, threads: number) {
  const making = { file: 'offers.worker.ts', schema: marketSchema('bench'), seed }
  const { index } = await buildIn(making, runsOf(offers), threads)
  const { files, manifest } = snapshotOf(index, '0')
  await mkdir(folder)
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
  await writeFile(join(folder, 'manifest'), manifest)
}

/** All needs, then those of the kind that most offers are of. */
export async function measureNeeds(
  into: string,
  sizes: NeedSizes,
  threads: number,
): Promise<readonly NeedsMeasured[]> {
  const folder = join(into, 'market')
  await writeIndex(folder, sizes, threads)
  const kinds = kindsInOrder(await allKinds())
  const needs = needsOf(kinds, sizes.seed, sizes.questions)
  const child = fork(join(import.meta.dirname, 'serveNeeds.ts'), { serialization: 'advanced' })
  const ask = async (request: NeedRequest): Promise<NeedReply> => {
    child.send(request)
    const [reply] = (await once(child, 'message')) as [NeedReply]
    return reply
  }
  const measure = async (what: string, of: typeof needs): Promise<NeedsMeasured> => {
    const reply = await ask({ kind: 'measure', needs: of })
    if (reply.kind !== 'measured') throw new Error('the process did not measure')
    return { what, ...reply }
  }
  try {
    await ask({ kind: 'open', folder, seed: sizes.seed })
    // The first ones find code that is not compiled yet.
    await measure('', needs.slice(0, 50))
    const largest = needs.filter(({ kind }) => kind === kinds[0]!.id)
    return [await measure('matched', needs), await measure('matched, largest kind', largest)]
  } finally {
    child.disconnect()
  }
}
