/** Programmes and their forms, read once and kept by digest: a definition never changes under its digest. */
import { sql } from 'kysely'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'

export type ProgrammeState = 'draft' | 'open' | 'closed' | 'archived'

export type Programme = {
  readonly id: string
  readonly state: ProgrammeState
  readonly version: number
  readonly orgId: string | null
  readonly definition: ProgrammeDefinition
  readonly definitionDigest: string
  readonly form: FormDefinition
  readonly formDigest: string
}

/** By digest; a process sees few programmes, and an edited one gets another digest. */
const kept = new Map<string, unknown>()
const keptMax = 500

function keep<T>(digest: string, value: T): T {
  if (kept.size >= keptMax) kept.clear()
  kept.set(digest, value)
  return value
}

export type ProgrammeHead = {
  readonly id: string
  readonly state: string
  readonly version: number
  readonly org_id: string | null
  readonly definition_digest: string
  readonly form_digest: string
}

export async function withDefinition(work: Reading, head: ProgrammeHead): Promise<Programme> {
  let definition = kept.get(head.definition_digest) as ProgrammeDefinition | undefined
  let form = kept.get(head.form_digest) as FormDefinition | undefined
  if (definition === undefined || form === undefined) {
    const row = await work.db
      .selectFrom('programmes.programme')
      .where('id', '=', head.id)
      .select(['definition', 'form'])
      .executeTakeFirstOrThrow()
    definition = keep(head.definition_digest, row.definition as ProgrammeDefinition)
    form = keep(head.form_digest, row.form as FormDefinition)
  }
  return {
    id: head.id,
    state: head.state as ProgrammeState,
    version: head.version,
    orgId: head.org_id,
    definition,
    definitionDigest: head.definition_digest,
    form,
    formDigest: head.form_digest,
  }
}

function heads(work: Reading) {
  return work.db
    .selectFrom('programmes.programme')
    .select(['id', 'state', 'version', 'org_id', 'definition_digest', 'form_digest'])
}

/** Any programme, drafts included: for rules, not for eyes. */
export async function findProgramme(work: Reading, id: string): Promise<Programme | undefined> {
  const head = await heads(work).where('id', '=', id).executeTakeFirst()
  return head === undefined ? undefined : withDefinition(work, head)
}

export async function programmeOf(work: Reading, id: string): Promise<Programme> {
  return found(await findProgramme(work, id), 'programme')
}

export type ProgrammeBy = (id: string) => Promise<Programme>

/** Each programme read once for one answer, however many of its parts ask for it. */
export function programmesOf(work: Reading, known?: Programme): ProgrammeBy {
  const asked = new Map<string, Promise<Programme>>()
  if (known !== undefined) asked.set(known.id, Promise.resolve(known))
  return (id) => {
    let programme = asked.get(id)
    if (programme === undefined) {
      programme = programmeOf(work, id)
      asked.set(id, programme)
    }
    return programme
  }
}

/** The programme of an application, asked for before anything else is known of the application. */
export async function programmeOfApplication(work: Reading, id: string): Promise<Programme> {
  const head = await heads(work)
    .where('id', '=', (eb) =>
      eb.selectFrom('programmes.application').where('id', '=', id).select('programme_id'),
    )
    .executeTakeFirst()
  return withDefinition(work, found(head, 'application'))
}

/** What the public may read: everything but drafts, those that are open first, then the latest. */
export async function listPublished(work: Reading, wish: PageWish) {
  const list = heads(work).where('state', '<>', 'draft')
  const key = sql<string>`(state = 'open')::int || ' '
    || coalesce(to_char(opened_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), '') || ' ' || id`
  const { shown, ...page } = await readPage(work, list, { key }, wish)
  return { ...page, rows: await Promise.all(shown.map((head) => withDefinition(work, head))) }
}

export async function publishedOf(work: Reading, id: string): Promise<Programme> {
  const programme = await findProgramme(work, id)
  return found(programme?.state === 'draft' ? undefined : programme, 'programme')
}

/** Programmes of lower levels that feed this one and are open. */
export async function listFeeders(work: Reading, topId: string): Promise<Programme[]> {
  const rows = await heads(work)
    .where((eb) =>
      eb(
        eb.fn('jsonb_extract_path_text', ['definition', eb.val('feeds'), eb.val('programme')]),
        '=',
        topId,
      ),
    )
    .where('state', '=', 'open')
    .limit(100)
    .execute()
  return Promise.all(rows.map((head) => withDefinition(work, head)))
}
