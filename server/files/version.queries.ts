/** Versions as an actor may see them: one's own while nothing holds them, else by the things that hold them. */
import { sql } from 'kysely'
import { contentKind } from '../../domain/files/contentKind.ts'
import type { Finding, Inspection, InspectionState } from '../../domain/files/inspection.ts'
import type { File, Version } from '../../domain/files/version.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { decide, decideInVain, type AudienceVerb } from './audience.ts'

/** A file is read by many, through what holds it; who kept it is named to the owner's people alone. */
function rows(work: Reading) {
  const owner = work.actor.orgId ?? work.actor.personId
  return work.db
    .selectFrom('files.version as v')
    .innerJoin('files.content as c', 'c.digest', 'v.digest')
    .leftJoin('people.pub_person as p', (join) =>
      join.onRef('p.id', '=', 'v.person_id').on('v.owner_id', '=', owner),
    )
    .select([
      'v.id',
      'v.file_id',
      'v.number',
      'v.name',
      'v.kind',
      'v.bytes',
      'v.digest',
      'v.person_id',
      'v.owner_id',
      'v.refusal',
      'v.made_at',
      'c.state',
      'c.findings',
      'c.kind as found_kind',
      'c.pages',
      'p.id as named_id',
      'p.name as person_name',
      sql<number>`(select count(*) from files.attachment a where a.version_id = v.id)`.as(
        'holders',
      ),
    ])
}

export type VersionRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

function inspectionOf(row: VersionRow): Inspection {
  const state = row.state as InspectionState
  if (state === 'clean' && row.refusal !== null) {
    const facts = { declared: row.kind, found: row.found_kind ?? '' }
    return { state: 'refused', code: row.refusal, facts }
  }
  const first = state === 'refused' ? (row.findings as Finding[])[0] : undefined
  return { state, code: first?.code ?? null, facts: first?.facts ?? {} }
}

export function versionOf(row: VersionRow): Version {
  const kind = contentKind(row.kind)
  return {
    id: row.id,
    fileId: row.file_id,
    number: row.number,
    name: row.name,
    mediaType: kind?.mediaType ?? 'application/octet-stream',
    bytes: row.bytes,
    sha256: row.digest,
    pages: row.pages,
    keptAt: row.made_at.toISOString(),
    keptBy: { id: row.named_id, name: row.person_name ?? '' },
    inspection: inspectionOf(row),
    attachments: row.holders,
    inline: kind?.inline ?? false,
  }
}

type Holder = {
  readonly thing_kind: string
  readonly thing_id: string
  readonly confidential: boolean
}

/** The thing through which the actor reaches the version; `own` where nothing holds it and it is the actor's. */
export type Way = Holder | 'own'

const holdersAsked = 100

function holdersOf(work: Reading, versionId: string): Promise<Holder[]> {
  return (
    work.db
      .selectFrom('files.attachment')
      .where('version_id', '=', versionId)
      .select(['thing_kind', 'thing_id', 'confidential'])
      // Where one way is confidential and another is not, the open one leaves no trace.
      .orderBy('confidential')
      .orderBy('id')
      .limit(holdersAsked)
      .execute()
  )
}

/** How the actor may reach this version, or null; answered by the owners of the things that hold it. */
export async function wayTo(
  work: Reading,
  row: Pick<VersionRow, 'id' | 'person_id' | 'holders'>,
  verb: AudienceVerb,
): Promise<Way | null> {
  if (row.holders === 0) {
    return row.person_id !== null && row.person_id === work.actor.personId ? 'own' : null
  }
  for (const holder of await holdersOf(work, row.id)) {
    if ((await decide(work, holder.thing_kind, holder.thing_id, verb)).ok) return holder
  }
  return null
}

export type Visible = { readonly row: VersionRow; readonly way: Way }

/** The version and the way to it; missing where there is none. */
export async function visibleVersion(
  work: Reading,
  versionId: string,
  verb: AudienceVerb = 'read',
): Promise<Visible> {
  const row = await rows(work).where('v.id', '=', versionId).executeTakeFirst()
  if (row === undefined) {
    // The same steps as for one that is there and held by somebody else's thing.
    await holdersOf(work, versionId)
    await decideInVain(work, verb)
  }
  const version = found(row, 'version')
  const way = found(await wayTo(work, version, verb), 'version')
  return { row: version, way }
}

export async function readVersion(work: Reading, versionId: string): Promise<Version> {
  return versionOf((await visibleVersion(work, versionId)).row)
}

/** A version that the caller has just made or already may see. */
export async function versionById(work: Reading, versionId: string): Promise<Version> {
  return versionOf(await rows(work).where('v.id', '=', versionId).executeTakeFirstOrThrow())
}

export async function readFile(work: Reading, fileId: string): Promise<File> {
  const all = await rows(work)
    .where('v.file_id', '=', fileId)
    .orderBy('v.number', 'desc')
    .limit(200)
    .execute()
  const versions: Version[] = []
  for (const row of all) {
    if ((await wayTo(work, row, 'read')) !== null) versions.push(versionOf(row))
  }
  const current = found(versions[0], 'file').number
  return { id: fileId, current, versions }
}

export type PageWish = { readonly limit?: number; readonly after?: string }

/** What the actor uploaded and nothing holds, newest first. */
export async function listMine(work: Reading, page: PageWish) {
  const limit = page.limit ?? 50
  const mine = work.db
    .selectFrom('files.version as v')
    .where('v.person_id', '=', work.actor.personId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('files.attachment as a').whereRef('a.version_id', '=', 'v.id').select('a.id'),
        ),
      ),
    )
  const { total } = await mine
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  let ids = mine.select('v.id')
  if (page.after !== undefined) ids = ids.where('v.id', '<', page.after)
  const shown = await rows(work)
    .where('v.id', 'in', ids.orderBy('v.id', 'desc').limit(limit))
    .orderBy('v.id', 'desc')
    .execute()
  const next = shown.length === limit ? (shown.at(-1)?.id ?? null) : null
  return { rows: shown.map(versionOf), total, next }
}

export type Attached = { readonly slot: string; readonly version: Version }

const heldMost = 1000

/** What each of these things holds, by slot and age; the caller has decided that the actor sees them. */
export async function attachmentsByThing(
  work: Reading,
  thingKind: string,
  thingIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Attached[]>> {
  if (thingIds.length === 0) return new Map()
  const held = await rows(work)
    .innerJoin('files.attachment as h', 'h.version_id', 'v.id')
    .where('h.thing_kind', '=', thingKind)
    .where('h.thing_id', 'in', [...thingIds])
    .select(['h.slot', 'h.thing_id'])
    .orderBy('h.slot')
    .orderBy('h.id')
    .limit(heldMost * thingIds.length)
    .execute()
  const each = new Map<string, Attached[]>(thingIds.map((id) => [id, []]))
  for (const row of held) each.get(row.thing_id)!.push({ slot: row.slot, version: versionOf(row) })
  return each
}

/** The same of one thing. */
export async function attachmentsOf(
  work: Reading,
  thingKind: string,
  thingId: string,
): Promise<readonly Attached[]> {
  return (await attachmentsByThing(work, thingKind, [thingId])).get(thingId)!
}
