/** Bundles of an expert, and what is packed in them. */
import { sql } from 'kysely'
import { bundleItemsMax, type BundleItem, type PackedItem } from '../../domain/evaluation/bundle.ts'
import type { PublicPoint, SigningKey } from '../../domain/evaluation/bundleSignature.ts'
import { emptyMarks } from '../../domain/evaluation/marks.ts'
import { stableJson, type Json } from '../../domain/kernel/stableJson.ts'
import { attachmentsOf } from '../files/index.ts'
import { found } from '../kernel/problem.ts'
import { sha256Of } from '../kernel/sha256.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'
import { keyIdOfPoint } from './bundle.signing.ts'
import { isOpen, ownUndone, rowsOfExpert, type OwnRow } from './review.queries.ts'
import { ownReview } from './sealed.ts'

/** As packed. */
export type Packed = PackedItem & { readonly assignmentId: string; readonly version: number }

const kept = (work: Reading) =>
  work.db
    .selectFrom('evaluation.bundle as b')
    .innerJoin('evaluation.expert as e', 'e.id', 'b.expert_id')
    .innerJoin('evaluation.round as r', 'r.id', 'b.round_id')
    .select(['b.id', 'b.round_id', 'b.expert_id', 'b.contents', 'b.point', 'b.key', 'b.made_at'])
    .select(['b.sign_point', 'b.sign_closed', 'b.signs'])
    .select(['b.returned_at', 'e.name as expert', 'r.title as round', 'r.score_by'])

const bundles = (work: Reading) => kept(work).where('e.person_id', '=', work.actor.personId)

type Row = Awaited<ReturnType<ReturnType<typeof bundles>['executeTakeFirstOrThrow']>>

const contentsContext = (id: string): string => `evaluation.bundle.contents ${id}`

/** Sealed: digests of what is judged, from which anybody could tell the items of an expert. */
export const sealContents = (work: Reading, id: string, contents: readonly Packed[]): string => {
  const sealed = vaultOf(work.host).seal(JSON.stringify(contents), contentsContext(id))
  return JSON.stringify({ sealed: sealed.toString('base64') })
}

/** Those of earlier days lie open. */
function contentsOf(work: Reading, { id, contents }: Pick<Row, 'id' | 'contents'>): Packed[] {
  if (Array.isArray(contents)) return contents as Packed[]
  const sealed = Buffer.from((contents as { readonly sealed: string }).sealed, 'base64')
  return JSON.parse(vaultOf(work.host).open(sealed, contentsContext(id))) as Packed[]
}

const bundleRow = (work: Reading, row: Row) => ({
  id: row.id,
  roundId: row.round_id,
  round: row.round,
  items: contentsOf(work, row).length,
  madeAt: row.made_at.toISOString(),
  returnedAt: row.returned_at?.toISOString() ?? null,
  signingKey: keyIdOfPoint(row.sign_point as PublicPoint | null),
})

/** What can be taken along: accepted, and not handed in yet. */
const isPackable = (row: OwnRow): boolean => isOpen(row) && row.state !== 'submitted'

/** By number, and no more than can come back: the others go with a bundle that is made when these are handed in. */
const packed = (rows: readonly OwnRow[]): OwnRow[] =>
  rows
    .filter(isPackable)
    .toSorted((one, other) => one.seq - other.seq)
    .slice(0, bundleItemsMax)

export const packableOf = async (work: Reading, roundId: string): Promise<OwnRow[]> =>
  packed(await ownUndone(work, roundId))

export const packableFor = async (work: Reading, roundId: string, expertId: string) =>
  packed(await rowsOfExpert(work, roundId, expertId))

export async function listBundles(work: Reading, wish: PageWish) {
  const key = sql<string>`b.id::text`
  const { shown, ...page } = await readPage(work, bundles(work), { key }, wish)
  const byRound = Map.groupBy(await ownUndone(work), (row) => row.round_id)
  return {
    ...page,
    rows: shown.map((row) => bundleRow(work, row)),
    rounds: [...byRound].map(([id, own]) => ({
      id,
      title: own[0]!.round,
      office: own[0]!.office ?? '',
      items: own.length,
    })),
  }
}

/** Locked by whoever takes over what came back, so that two do not take it at once. */
export async function ownBundle(work: Reading, id: string, locked = false) {
  const one = bundles(work).where('b.id', '=', id)
  const row = await (locked ? one.forUpdate('b') : one).executeTakeFirst()
  return row === undefined ? undefined : whole(work, row)
}

const signingOf = ({ sign_point: point, sign_closed: key }: Row): SigningKey | null =>
  key === null ? null : ({ point, ...(key as object) } as SigningKey)

const whole = (work: Reading, row: Row) => ({
  ...row,
  contents: contentsOf(work, row),
  point: row.point as PublicPoint,
  sign_point: row.sign_point as PublicPoint | null,
  signing: signingOf(row),
  brief: bundleRow(work, row),
})

/** One that the office made for an expert of its own round; the expert's own stay the expert's. */
export async function officeBundle(work: Reading, id: string) {
  const row = await kept(work)
    .where('b.id', '=', id)
    .where('b.made_by', 'is not', null)
    .where('r.org_id', '=', work.actor.orgId)
    .executeTakeFirst()
  return whole(work, found(row, 'bundle'))
}

export const readBundle = async (work: Reading, id: string) =>
  found(await ownBundle(work, id), 'bundle')

/** Names that are given twice in one folder get a number: some systems take capitals and small letters for one. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>()
  const keyOf = (name: string) => name.normalize('NFC').toLowerCase()
  return names.map((name) => {
    let free = name
    for (let at = 2; taken.has(keyOf(free)); at++) {
      free = name.replace(/(\.[^.]*)?$/, `-${at}$1`)
    }
    taken.add(keyOf(free))
    return free
  })
}

/** One item as it is packed now; `folder` is where its documents lie in the archive. */
export async function packedItem(
  work: Reading,
  row: OwnRow,
  folder: string,
): Promise<BundleItem & { readonly version: number }> {
  const held = await attachmentsOf(work, 'evaluation.item', row.item_id)
  const versions = held
    .map(({ version }) => version)
    .filter(({ inspection }) => inspection.state === 'clean')
  const names = distinct(versions.map(({ name }) => name))
  const number = String(row.seq).padStart(3, '0')
  const files = versions.map(({ bytes, sha256 }, at) => ({
    ...{ name: names[at]!, bytes, sha256 },
    path: `${folder}/${number}/${names[at]!}`,
  }))
  const review = await ownReview(work, row.id)
  const judged = {
    ...{ title: row.title, brief: row.brief, rubric: row.rubric as Json },
    files: versions.map(({ sha256 }) => sha256),
  }
  return {
    ...{ assignmentId: row.id, seq: row.seq, title: row.title, brief: row.brief, files },
    parties: (row.parties as { readonly name: string }[]).map(({ name }) => name),
    digest: sha256Of(stableJson(judged)),
    marks: review?.draft ?? emptyMarks,
    version: review?.version ?? 0,
  }
}
