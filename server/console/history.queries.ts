/** The audit trail as sentences. It holds references: names are those of the moment of reading. */
import { sql } from 'kysely'
import { addDays, startOfDay } from '../../domain/kernel/moment.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { missing } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/console/history.endpoints.ts'
import {
  countedMax,
  type HistoryLine,
  type HistoryQuery,
  type Reference,
} from '../../domain/console/history.ts'
import { sentenceOf, thingWords } from '../../domain/console/sentence.ts'
import { countUpTo } from '../kernel/countUpTo.ts'
import { ed25519Form } from '../kernel/history/key.ts'
import { proofOfEntryAt } from '../kernel/history/proof.ts'
import { askedBy, keptKeys } from '../kernel/history/signingKeys.ts'
import { trace } from '../kernel/history/trace.ts'
import { proofFaults, signatureFaults } from '../kernel/history/verify.ts'
import { Problem } from '../kernel/problem.ts'
import { wholeList } from '../kernel/wholeList.ts'
import type { Reading } from '../kernel/work.ts'
import { orgsById, personNames } from '../people/index.ts'
import { isUuid, thingNames } from './thingNames.ts'

const historyName = 'kernel.history'

function filtered(work: Reading, query: HistoryQuery) {
  const { personId, orgId, thingId, verb, from, until } = query
  const stem = verb?.replace(/\.$/, '') ?? ''
  return work.db
    .selectFrom('kernel.history as h')
    .$if(personId !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb('h.person_id', '=', personId ?? ''),
          eb('h.on_behalf_of', '=', personId ?? ''),
          eb('h.thing_id', '=', personId ?? ''),
        ]),
      ),
    )
    .$if(orgId !== undefined, (q) =>
      q.where((eb) =>
        eb.or([eb('h.org_id', '=', orgId ?? ''), eb('h.thing_id', '=', orgId ?? '')]),
      ),
    )
    .$if(thingId !== undefined, (q) => q.where('h.thing_id', '=', thingId ?? ''))
    .$if(verb !== undefined, (q) =>
      q.where((eb) => eb.or([eb('h.verb', '=', stem), eb('h.verb', 'like', `${stem}.%`)])),
    )
    .$if(from !== undefined, (q) => q.where('h.at', '>=', new Date(startOfDay(from ?? ''))))
    .$if(until !== undefined, (q) =>
      q.where('h.at', '<', new Date(startOfDay(addDays(until ?? '', 1)))),
    )
}

/** The number of the seal over a line: the first whose end is not before it. */
const sealSeq = sql<number | null>`(select s.seq from kernel.seal s
  where (s.last_xid, s.last_id) >= (h.xid, h.id) order by s.last_xid, s.last_id limit 1)`

async function pageOf(work: Reading, query: HistoryQuery, limit: number) {
  return filtered(work, query)
    .$if(query.after !== undefined, (q) => q.where('h.id', '<', Number(query.after)))
    .select(['h.id', 'h.at', 'h.request_id', 'h.via', 'h.person_id', 'h.org_id'])
    .select(['h.on_behalf_of', 'h.verb', 'h.thing_id', 'h.facts', sealSeq.as('seal')])
    .orderBy('h.id', 'desc')
    .limit(limit)
    .execute()
}

type Row = Awaited<ReturnType<typeof pageOf>>[number]

type Names = {
  readonly persons: ReadonlyMap<string, string>
  readonly orgs: ReadonlyMap<string, { readonly name: string }>
  readonly things: ReadonlyMap<string, string>
}

const factsOf = (row: Row) => Object.entries(row.facts as Record<string, unknown>)

/** Every reference of a page is looked up once. */
async function namesFor(work: Reading, page: readonly Row[], language: Language): Promise<Names> {
  const mentioned = page
    .flatMap((row) => [
      row.person_id,
      row.org_id,
      row.on_behalf_of,
      row.thing_id,
      ...factsOf(row).map(([, value]) => value),
    ])
    .filter((id): id is string => typeof id === 'string' && isUuid(id))
  return {
    persons: await personNames(work, mentioned),
    orgs: await orgsById(work, mentioned),
    things: await thingNames(
      work,
      page.map((row) => ({ verb: row.verb, thingId: row.thing_id })),
      language,
    ),
  }
}

function thingOf(row: Row, names: Names): Reference {
  const id = row.thing_id
  const person = names.persons.get(id)
  if (person !== undefined) return { id, kind: 'person', name: person }
  const org = names.orgs.get(id)
  if (org !== undefined) return { id, kind: 'organisation', name: org.name }
  return { id, kind: 'thing', name: names.things.get(`${row.verb} ${id}`) ?? null }
}

const idShown = 8

/** A thing without a name is told by the end of its number, a code by itself. */
function said(thing: Reference, language: Language): string {
  if (thing.name !== null) return thing.name
  if (!isUuid(thing.id)) return thing.id
  return thingWords(language, 'unnamed', { id: thing.id.slice(-idShown) })
}

/** What a code among the facts of a line is called; undefined where it is called by itself. */
type FactNamer = (name: string, value: string) => string | undefined

function lineOf(
  row: Row,
  names: Names,
  language: Language,
  called: FactNamer = () => undefined,
): HistoryLine {
  const person = (id: string | null): Reference | null =>
    id === null ? null : { id, kind: 'person', name: names.persons.get(id) ?? null }
  const nameOf = (value: unknown): string =>
    names.persons.get(String(value)) ?? names.orgs.get(String(value))?.name ?? String(value)
  const facts = factsOf(row).map(([name, value]) => ({
    name,
    value: called(name, String(value)) ?? nameOf(value),
  }))
  const thing = thingOf(row, names)
  const orgName = names.orgs.get(row.org_id ?? '')?.name ?? null
  const doer = person(row.person_id)
  const principal = person(row.on_behalf_of)
  return {
    id: row.id,
    at: row.at.toISOString(),
    via: row.via as HistoryLine['via'],
    person: doer,
    organisation:
      row.org_id === null ? null : { id: row.org_id, kind: 'organisation', name: orgName },
    onBehalfOf: principal,
    verb: row.verb,
    thing,
    sentence: sentenceOf(language, {
      verb: row.verb,
      via: row.via,
      person: doer === null ? null : said(doer, language),
      organisation: orgName,
      onBehalfOf: principal === null ? null : said(principal, language),
      thing: said(thing, language),
      facts: Object.fromEntries(facts.map(({ name, value }) => [name, value])),
    }),
    facts,
    seal: row.seal,
    requestId: row.request_id,
  }
}

/** Newest first; the cursor is the number of the last line. Whoever reads leaves a trace of what was asked. */
async function read(
  work: Reading,
  query: HistoryQuery,
  language: Language,
): Promise<AnswerOf<typeof endpoints.listHistory>> {
  const limit = query.limit ?? 50
  const counted = await countUpTo(work, filtered(work, query).select('h.id'), countedMax)
  const page = await pageOf(work, query, limit)
  const names = await namesFor(work, page, language)
  return {
    rows: page.map((row) => lineOf(row, names, language)),
    ...counted,
    next: page.length === limit ? String(page.at(-1)?.id ?? '') : null,
  }
}

export async function listHistory(work: Reading, query: HistoryQuery, language: Language) {
  const page = await read(work, query, language)
  trace(work, 'console.history.list', historyName, { ...query, lines: page.rows.length })
  return page
}

/** However many pages it takes, it is looked at once. */
export async function exportHistory(
  work: Reading,
  query: QueryOf<typeof endpoints.exportHistory>,
  language: Language,
) {
  const whole = await wholeList(work, (page) => read(work, { ...query, ...page }, language))
  trace(work, 'console.history.export', historyName, { ...query, lines: whole.rows.length })
  return whole
}

/**
 * For a module that shows the acts on its own things to whoever may see all of them: the newest first. The
 * caller has established the right, and chooses the things and the verbs.
 */
export async function historyOf(
  work: Reading,
  which: {
    readonly thingIds: readonly string[]
    readonly verbs: readonly string[]
    readonly limit: number
    readonly after?: string | undefined
    readonly called?: FactNamer
  },
  language: Language,
): Promise<{ rows: HistoryLine[]; next: string | null }> {
  const { thingIds, verbs, limit, after, called } = which
  const page = await work.db
    .selectFrom('kernel.history as h')
    .where('h.thing_id', '=', sql<string>`any (${[...thingIds]}::text[])`)
    .where('h.verb', '=', sql<string>`any (${[...verbs]}::text[])`)
    .$if(after !== undefined, (q) => q.where('h.id', '<', Number(after)))
    .select(['h.id', 'h.at', 'h.request_id', 'h.via', 'h.person_id', 'h.org_id'])
    .select(['h.on_behalf_of', 'h.verb', 'h.thing_id', 'h.facts', sealSeq.as('seal')])
    .orderBy('h.id', 'desc')
    .limit(limit)
    .execute()
  const names = await namesFor(work, page, language)
  return {
    rows: page.map((row) => lineOf(row, names, language, called)),
    next: page.length === limit ? String(page.at(-1)?.id ?? '') : null,
  }
}

/** The proof of a line, recomputed here: leaf, path, root, chain and signature must agree. */
export async function proveHistory(
  work: Reading,
  id: number,
): Promise<AnswerOf<typeof endpoints.proveHistory>> {
  const line = await work.db
    .selectFrom('kernel.history')
    .where('id', '=', id)
    .select('id')
    .executeTakeFirst()
  if (line === undefined) throw new Problem(missing('kernel.missing', { noun: 'history' }))
  trace(work, 'console.history.prove', String(id))
  const proof = await proofOfEntryAt(work, id)
  if (proof === null) return { proof: null, holds: false, faults: [] }
  const seals = await work.db
    .selectFrom('kernel.seal')
    .where('seq', '=', proof.seq)
    .select(['seq', 'root', 'chain', 'sm3_root', 'sm3_chain'])
    .execute()
  const { seq, chain, keyId: key_id, signature } = proof
  const sealed = { seq, chain, key_id, signature, sealed_at: new Date(proof.sealedAt) }
  const faults = [
    ...proofFaults(proof, seals),
    ...signatureFaults(await keptKeys(askedBy(work), ed25519Form), sealed),
  ]
  const { national, ...plain } = proof
  const shown = {
    ...{ ...plain, path: [...plain.path] },
    ...(national === undefined ? {} : { national: { ...national, path: [...national.path] } }),
  }
  return { proof: shown, holds: faults.length === 0, faults }
}
