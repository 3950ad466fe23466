/**
 * What the actor finds by a few words. Every kind starts from the query that its own list starts from, so
 * that nothing is found here which the list would not show.
 */
import { sql, type RawBuilder } from 'kysely'
import type { FoundThing } from '../../domain/programmes/find.endpoints.ts'
import { isSound, soundsLike } from '../kernel/sound.ts'
import { hasText, likePart } from '../kernel/textParts.ts'
import type { Reading } from '../kernel/work.ts'
import { organisationsLike } from '../people/index.ts'
import { visibleApplications } from './application.queries.ts'
import { candidatesLike, visibleCandidates } from './candidate.queries.ts'
import { managedProgrammes } from './managed.queries.ts'
import { visibleQuestions } from './question.actions.ts'

/** Of each kind: more is what lists are for. */
const eachMost = 5
/** By sound only the newest of a kind are looked through: the database knows no pinyin. */
const soundedMost = 300
const questionShownLength = 80

/** What was typed, and how many; without words, the newest of all. */
type Wish = { readonly typed: string | null; readonly limit: number }
type Read = (work: Reading, wish: Wish) => Promise<FoundThing[]>

const newestWish: Wish = { typed: null, limit: soundedMost }

/** For what is few in any house, or few to the one who asks: their own applications, the programmes. */
function has(
  typed: string | null,
  ...columns: readonly RawBuilder<string | null>[]
): RawBuilder<boolean> {
  if (typed === null) return sql<boolean>`true`
  const part = likePart(typed)
  return sql<boolean>`(${sql.join(
    columns.map((column) => sql`${column} ilike ${part}`),
    sql` or `,
  )})`
}

/** Questions by what was asked and answered or by who asked, each kind by its index. */
const questionsLike = (typed: string) => sql<string>`
  select q.id from programmes.question q
  where ${hasText([sql<string>`q.body`, sql<string>`coalesce(q.answer, '')`], typed)}
  union
  select q.id from programmes.question q where q.org_id in (${organisationsLike(typed)})`

const alike = (text: string) => ({ zh: text, en: text })

const readApplications: Read = async (work, { typed, limit }) => {
  const receipts = sql<string>`(select string_agg(s.receipt_no, ' ') from programmes.submission s
    where s.application_id = a.id)`
  const rows = await visibleApplications(work)
    .where(has(typed, sql`a.title`, receipts))
    .select(['a.id', 'a.programme_id', 'a.title', 'o.name as about'])
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, programme_id, title, about }) => ({
    kind: 'application',
    id,
    programmeId: programme_id,
    title: alike(title),
    about,
  }))
}

const readCandidates: Read = async (work, { typed, limit }) => {
  const rows = await visibleCandidates(work)
    .$if(typed !== null, (query) =>
      query.where(sql<boolean>`c.id in (${candidatesLike(typed ?? '')})`),
    )
    .select(['c.id', 'c.programme_id', 's.title', 'o.name as about'])
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, programme_id, title, about }) => ({
    kind: 'candidate',
    id,
    programmeId: programme_id,
    title: alike(title),
    about,
  }))
}

const readQuestions: Read = async (work, { typed, limit }) => {
  const rows = await visibleQuestions(work)
    .$if(typed !== null, (query) =>
      query.where(sql<boolean>`q.id in (${questionsLike(typed ?? '')})`),
    )
    .orderBy('q.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, programme_id, body, org_name }) => ({
    kind: 'question',
    id,
    programmeId: programme_id,
    title: alike(body.slice(0, questionShownLength)),
    about: org_name,
  }))
}

/** Programmes that are called or were, and to whoever manages them their drafts as well. */
const readProgrammes: Read = async (work, { typed, limit }) => {
  const manages = work.actor.permits.has('programmes.programme.manage')
  // A programme under change is found by what the public reads; one not called yet by what is kept of it.
  const shown = sql`case when g.state = 'draft' then coalesce(g.draft, g.definition) else g.definition end`
  const zh = sql<string | null>`(${shown}) #>> '{title,zh}'`
  const en = sql<string | null>`(${shown}) #>> '{title,en}'`
  const rows = await work.db
    .selectFrom('programmes.programme as g')
    .where((eb) =>
      eb.or([
        eb('g.state', '<>', 'draft'),
        manages ? eb('g.id', 'in', managedProgrammes(work).select('g.id')) : eb.val(false),
      ]),
    )
    .where(has(typed, zh, en, sql`g.id`, sql`(${shown}) #>> '{documentNumber,value}'`))
    .select(['g.id', 'g.state', zh.as('zh'), en.as('en')])
    .orderBy('g.opened_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, state, zh: name, en: nameEn }) => ({
    kind: state === 'draft' ? 'programmeDraft' : 'programme',
    id: null,
    programmeId: id,
    title: { zh: name ?? id, en: nameEn ?? id },
    about: null,
  }))
}

const keyOf = ({ kind, id, programmeId }: FoundThing) => `${kind} ${id ?? programmeId}`

/** By the words themselves, and where these are letters by their sound as well. */
async function find(work: Reading, read: Read, typed: string): Promise<FoundThing[]> {
  const named = await read(work, { typed, limit: eachMost })
  if (!isSound(typed) || named.length === eachMost) return named
  const [newest, sounds] = await Promise.all([read(work, newestWish), soundsLike(typed)])
  const known = new Set(named.map(keyOf))
  const sounding = newest.filter(
    (thing) => !known.has(keyOf(thing)) && sounds(`${thing.title.zh} ${thing.about ?? ''}`),
  )
  return [...named, ...sounding].slice(0, eachMost)
}

/** Nobody finds what they have no list of. In this order: one's own, one's desk, what was asked, programmes. */
export async function findThings(work: Reading, text: string): Promise<{ rows: FoundThing[] }> {
  const typed = text.trim()
  if (typed === '') return { rows: [] }
  const { orgId, permits } = work.actor
  const may = (permit: string) => orgId !== null && permits.has(permit)
  const reads = [
    ...(may('programmes.application.edit') ? [readApplications] : []),
    ...(may('programmes.candidate.read') ? [readCandidates] : []),
    ...(orgId === null ? [] : [readQuestions]),
    readProgrammes,
  ]
  const found = await Promise.all(reads.map((read) => find(work, read, typed)))
  return { rows: found.flat() }
}
