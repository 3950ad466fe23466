/** Kinds that ship with the house, and those that its operator made: checked when they are read. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { services, type Kind } from '../../domain/catalog/kind.ts'
import { readKind } from '../../domain/catalog/readKind.ts'
import { projectRoot } from '../kernel/config.ts'
import type { Database } from '../kernel/database/database.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { found, Problem } from '../kernel/problem.ts'

export type Kinds = ReadonlyMap<string, Kind>
type Known = { readonly kinds: Kinds; readonly retired: ReadonlySet<string> }

let shipped: Promise<Kinds> | undefined

async function readShipped(): Promise<Kinds> {
  const folder = join(projectRoot, 'data/kinds')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted()
  const kinds = await Promise.all(
    files.map(async (file) => {
      const reading = readKind(JSON.parse(await readFile(join(folder, file), 'utf8')))
      if (!reading.ok) throw new Error(`${file}: ${JSON.stringify(reading.faults)}`)
      return reading.kind
    }),
  )
  return new Map(kinds.map((kind) => [kind.id, kind]))
}

export const shippedKinds = (): Promise<Kinds> => (shipped ??= readShipped())

/** What one process publishes the others know after this time. */
const keptMs = 500

/** Whose rows are read, and where it is said that they could not be. */
export type KindsHouse = {
  readonly database: Pick<Database, 'owner'>
  readonly warn: (error: unknown) => void
}

let house: KindsHouse | undefined
let known: Known | undefined
let readAtMs = -Infinity
let changes = 0
let reading: Promise<Known> | undefined

/** From now on kinds that were made are read from this house's rows. */
export function watchKinds(of: KindsHouse): void {
  house = of
  forgetKinds()
}

/** Something was published or retired, here or where another process told of it. */
export function forgetKinds(): void {
  readAtMs = -Infinity
  reading = undefined
  changes += 1
}

/**
 * On connections that no request holds: a request that waited for a second one of those that all requests share would
 * wait for the others, and they for it.
 */
async function readMade({ database: { owner } }: KindsHouse): Promise<readonly Kind[]> {
  const { rows } = await owner.query<{ definition: unknown }>(
    `select distinct on (kind_id) definition from catalog.kind_version order by kind_id, version desc`,
  )
  return rows.flatMap(({ definition }) => {
    const read = readKind(definition)
    return read.ok ? [read.kind] : []
  })
}

async function readRetired({ database: { owner } }: KindsHouse): Promise<ReadonlySet<string>> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from catalog.kind where retired_at is not null`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Of two versions the later; in the order of the services of the notice. */
function joined(one: Kinds, made: readonly Kind[]): Kinds {
  const all = new Map(one)
  for (const kind of made) {
    if (kind.version >= (all.get(kind.id)?.version ?? 0)) all.set(kind.id, kind)
  }
  const inOrder = [...all.values()].toSorted(
    (a, b) => services.indexOf(a.service) - services.indexOf(b.service),
  )
  return new Map(inOrder.map((kind) => [kind.id, kind]))
}

async function readKnown(): Promise<Known> {
  const ships = await shippedKinds()
  const [asked, before] = [performance.now(), changes]
  try {
    const [made, retired] =
      house === undefined
        ? [[], new Set<string>()]
        : [await readMade(house), await readRetired(house)]
    known = { kinds: joined(ships, made), retired }
  } catch (error) {
    // While the database does not answer, what was last known holds.
    house?.warn(error)
    known ??= { kinds: joined(ships, []), retired: new Set() }
  }
  // What was published meanwhile is not in it.
  if (before === changes) {
    readAtMs = asked
    reading = undefined
  }
  return known
}

async function current(): Promise<Known> {
  if (known !== undefined && performance.now() - readAtMs < keptMs) return known
  return (reading ??= readKnown())
}

/** By id, in the order of the services of the notice; retired ones as well, for their offers stay. */
export async function allKinds(): Promise<Kinds> {
  return (await current()).kinds
}

/** Kinds of which nothing new is offered. */
export async function retiredKinds(): Promise<ReadonlySet<string>> {
  return (await current()).retired
}

export async function kindById(id: string): Promise<Kind> {
  return found((await allKinds()).get(id), 'kind')
}

/** Of a retired kind nothing new is offered. */
export async function insistOpenKind(id: string): Promise<void> {
  if ((await retiredKinds()).has(id)) throw new Problem(conflict('catalog.kind_retired'))
}
