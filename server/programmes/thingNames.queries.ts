/** What the history calls applications and files: by title to whoever may see it, else by number (decision 0022). */
import { thingWords } from '../../domain/console/sentence.ts'
import { permits } from '../../domain/kernel/actor.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { isUuid, type ThingNamer } from '../console/index.ts'
import type { Reading } from '../kernel/work.ts'
import { visibleFollowings } from './following.queries.ts'
import { programmeOf } from './programme.queries.ts'

type Known = {
  readonly id: string
  readonly title: string
  readonly receipt: string | null
  readonly mayRead: boolean
}

const idShown = 6

/** The doors of these things ask for both: the organisation whose they are, and the permission to read them. */
function isOurs({ actor }: Reading, orgId: string | null, permit: string): boolean {
  return orgId !== null && orgId === actor.orgId && permits(actor, `programmes.${permit}`)
}

function named(rows: readonly Known[], language: Language): ReadonlyMap<string, string> {
  const say = ({ id, title, receipt, mayRead }: Known) => {
    if (mayRead) return thingWords(language, 'quoted', { name: title })
    return receipt === null
      ? thingWords(language, 'numbered', { id: id.slice(-idShown) })
      : thingWords(language, 'receipted', { number: receipt })
  }
  return new Map(rows.map((row) => [row.id, say(row)]))
}

/** Drafts have no number that anybody knows: the end of their id must do. */
async function applications(work: Reading, ids: readonly string[]): Promise<Known[]> {
  const rows = await work.db
    .selectFrom('programmes.application as a')
    .where('a.id', 'in', [...ids])
    .select((eb) => [
      'a.id',
      'a.title',
      'a.org_id',
      eb
        .selectFrom('programmes.submission as s')
        .whereRef('s.application_id', '=', 'a.id')
        .orderBy('s.seq', 'desc')
        .limit(1)
        .select('s.receipt_no')
        .as('receipt'),
    ])
    .execute()
  return rows.map(({ org_id, ...row }) => ({
    ...row,
    mayRead: isOurs(work, org_id, 'application.edit'),
  }))
}

async function submissions(work: Reading, ids: readonly string[]): Promise<Known[]> {
  const rows = await work.db
    .selectFrom('programmes.submission as s')
    .innerJoin('programmes.application as a', 'a.id', 's.application_id')
    .where('s.id', 'in', [...ids])
    .select(['s.id', 's.title', 's.receipt_no as receipt', 'a.org_id'])
    .execute()
  return rows.map(({ org_id, ...row }) => ({
    ...row,
    mayRead: isOurs(work, org_id, 'application.edit'),
  }))
}

async function candidates(work: Reading, ids: readonly string[]): Promise<Known[]> {
  const rows = await work.db
    .selectFrom('programmes.candidate as c')
    .innerJoin('programmes.submission as s', 's.id', 'c.submission_id')
    .leftJoin('programmes.seat as seat', (join) =>
      join
        .onRef('seat.programme_id', '=', 'c.programme_id')
        .onRef('seat.unit_code', '=', 'c.unit_code'),
    )
    .where('c.id', 'in', [...ids])
    .select(['c.id', 'c.state', 's.title', 's.receipt_no as receipt', 'seat.org_id'])
    .execute()
  return rows.map(({ id, title, receipt, state, org_id }) => ({
    id,
    title,
    receipt,
    // A file that was taken back is its applicant's draft again.
    mayRead: isOurs(work, org_id, 'candidate.read') && state !== 'withdrawn',
  }))
}

/** An entry is the office's; its file stays its applicant's. */
async function entries(work: Reading, ids: readonly string[]): Promise<Known[]> {
  const rows = await work.db
    .selectFrom('programmes.entry as e')
    .innerJoin('programmes.submission as s', 's.id', 'e.submission_id')
    .innerJoin('programmes.programme as g', 'g.id', 'e.programme_id')
    .where('e.id', 'in', [...ids])
    .select(['e.id', 'e.title', 's.receipt_no as receipt', 'g.org_id'])
    .execute()
  return rows.map(({ org_id, ...row }) => ({
    ...row,
    mayRead:
      org_id === null
        ? permits(work.actor, 'programmes.entry.read')
        : isOurs(work, org_id, 'entry.read'),
  }))
}

/** Of what is followed the project, its unit and its office read. */
async function followings(work: Reading, ids: readonly string[]): Promise<Known[]> {
  const seen = await visibleFollowings(work)
    .where('f.id', 'in', [...ids])
    .select('f.id')
    .execute()
  const readable = new Set(seen.map(({ id }) => id))
  const rows = await work.db
    .selectFrom('programmes.following as f')
    .leftJoin('programmes.submission as s', 's.id', 'f.submission_id')
    .where('f.id', 'in', [...ids])
    .select(['f.id', 'f.title', 's.receipt_no as receipt'])
    .execute()
  return rows.map((row) => ({ ...row, mayRead: readable.has(row.id) }))
}

type Find = (work: Reading, ids: readonly string[]) => Promise<Known[]>

function namer(prefix: string, ...finds: readonly Find[]): ThingNamer {
  return {
    prefix,
    names: async (work, ids, language) => {
      const asked = ids.filter(isUuid)
      if (asked.length === 0) return new Map()
      const rows = await Promise.all(finds.map((find) => find(work, asked)))
      return named(rows.flat(), language)
    },
  }
}

/** Packages, lists and publicities are told by their programme and their unit: both stand in the call. */
async function places(
  work: Reading,
  ids: readonly string[],
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const asked = ids.filter(isUuid)
  if (asked.length === 0) return new Map()
  const rows = await work.db
    .selectFrom('programmes.recommendation as r')
    .where('r.id', 'in', asked)
    .select(['r.id', 'r.programme_id', 'r.unit_code'])
    .unionAll((eb) =>
      eb
        .selectFrom('programmes.package as k')
        .where('k.id', 'in', asked)
        .select(['k.id', 'k.programme_id', 'k.unit_code']),
    )
    .unionAll((eb) =>
      eb
        .selectFrom('programmes.publicity as p')
        .innerJoin('programmes.recommendation as r', 'r.id', 'p.recommendation_id')
        .where('p.id', 'in', asked)
        .select(['p.id', 'r.programme_id', 'r.unit_code']),
    )
    .execute()
  const issuers = await work.db
    .selectFrom('programmes.selection as z')
    .leftJoin('programmes.publicity as p', 'p.selection_id', 'z.id')
    .where((eb) => eb.or([eb('z.id', 'in', asked), eb('p.id', 'in', asked)]))
    .select(['z.id', 'p.id as publicity_id', 'z.programme_id'])
    .execute()
  const programmeIds = [
    ...new Set([...rows, ...issuers].map(({ programme_id: programmeId }) => programmeId)),
  ]
  const kept = await Promise.all(programmeIds.map((id) => programmeOf(work, id)))
  const definitions = new Map(kept.map(({ definition }) => [definition.id, definition]))
  const titles = issuers.flatMap(({ id, publicity_id: publicityId, programme_id: programmeId }) => {
    const name = thingWords(language, 'quoted', {
      name: definitions.get(programmeId)?.title[language] ?? programmeId,
    })
    return [id, publicityId].flatMap((one) => (one === null ? [] : [[one, name] as const]))
  })
  return new Map([
    ...titles,
    ...rows.map(({ id, programme_id, unit_code }) => {
      const definition = definitions.get(programme_id)
      const title = definition?.title[language] ?? programme_id
      const unit = definition?.units.find(({ code }) => code === unit_code)?.name[language]
      return [id, thingWords(language, 'place', { title, unit: unit ?? unit_code })] as const
    }),
  ])
}

export const fileNamers: readonly ThingNamer[] = [
  namer('programmes.application.', applications, submissions),
  namer('programmes.guest.', applications),
  namer('programmes.candidate.', candidates),
  namer('programmes.entry.', entries),
  namer('programmes.following.', followings),
  namer('programmes.paper.', followings),
  namer('programmes.visit.', followings),
  ...['package', 'recommendation', 'publicity', 'copy', 'selection'].map((noun) => ({
    prefix: `programmes.${noun}.`,
    names: places,
  })),
]
