/** Kinds that ship with the house, checked once when they are first asked for. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { services, type Kind } from '../../domain/catalog/kind.ts'
import { readKind } from '../../domain/catalog/readKind.ts'
import { projectRoot } from '../kernel/config.ts'
import { found } from '../kernel/problem.ts'

let shipped: Promise<ReadonlyMap<string, Kind>> | undefined

async function readKinds(): Promise<ReadonlyMap<string, Kind>> {
  const folder = join(projectRoot, 'data/kinds')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted()
  const kinds = await Promise.all(
    files.map(async (file) => {
      const reading = readKind(JSON.parse(await readFile(join(folder, file), 'utf8')))
      if (!reading.ok) throw new Error(`${file}: ${JSON.stringify(reading.faults)}`)
      return reading.kind
    }),
  )
  const inOrder = kinds.toSorted(
    (one, other) => services.indexOf(one.service) - services.indexOf(other.service),
  )
  return new Map(inOrder.map((kind) => [kind.id, kind]))
}

/** By id, in the order of the services of the notice. */
export function allKinds(): Promise<ReadonlyMap<string, Kind>> {
  shipped ??= readKinds()
  return shipped
}

export async function kindById(id: string): Promise<Kind> {
  return found((await allKinds()).get(id), 'kind')
}
