/**
 * Bar: what a list or a page costs depends on the rows it shows, not on those that are stored: p95 at a million
 * rows at most twice that at ten thousand. What grows belongs to others; what is asked for stays the same.
 */
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { systemActor } from '../../domain/kernel/actor.ts'
import type { Place } from './place.ts'
import { makeApp } from '../../server/listen.ts'
import { newId } from '../../server/kernel/id.ts'
import { writing, type Writing } from '../../server/kernel/work.ts'
import {
  makeMembership,
  makeOrganisation,
  makePerson,
  makeSession,
} from '../../server/people/samples.ts'
import { submitApplication } from '../../server/programmes/index.ts'
import { actorFor, applicantPermits, as } from '../../server/programmes/samples.ts'
import { copyIdFunction, inBulk, makeCopies, type Copies } from './copies.ts'
import { withPlace } from './place.ts'
import { compareGrown, type AskedHouse } from './grown.ts'
import { machine, type Report } from './report.ts'
import { makeCall, makeCompleteDraft, programmeId, type Specimen } from './sampleFiles.ts'

export type GrowthOptions = {
  readonly seed: number
  /** Rows of each list before and after it grows. */
  readonly few: number
  readonly many: number
  readonly requests: number
}

/** How many rows the asking persons see themselves, whatever is stored. */
const own = 200
const series = 'shuangchuang'

type Asker = 'applicant' | 'officer' | 'office' | 'auditor'
type Made = {
  readonly specimen: Specimen
  readonly submissionId: string
  readonly candidateId: string
  readonly tokens: Readonly<Record<Asker, string>>
}

async function makeAsker(work: Writing, key: string, orgId: string, role: string): Promise<string> {
  const sample = { name: '周亦舟', email: `growth.${key}@demo.test`, passwordHash: '' }
  const personId = await makePerson(work, sample)
  await makeMembership(work, personId, orgId, [role])
  return makeSession(work, personId, orgId)
}

/** One file on a city's desk, one winner and one notice, and the persons who will ask. */
function makeWorld({ host }: Place): Promise<Made> {
  const start = { actor: systemActor, requestId: newId(host.clock.now()) }
  return writing(host, start, async (work) => {
    const form = await makeCall(work)
    const specimen = await makeCompleteDraft(work, form, 1)
    const applicant = actorFor(specimen.personId, specimen.orgId, applicantPermits)
    const { applicationId, version } = specimen
    const { submission } = await submitApplication(as(work, applicant), applicationId, version)
    const candidate = await work.db
      .selectFrom('programmes.candidate')
      .where('application_id', '=', applicationId)
      .select(['id'])
      .executeTakeFirstOrThrow()
    const city = await work.db
      .selectFrom('programmes.seat')
      .where('unit_code', '=', '5101')
      .select('org_id')
      .executeTakeFirstOrThrow()
    const office = await makeOrganisation(work, { name: '工作办公室（演示）', kind: 'office' })
    const operator = await makeOrganisation(work, { name: '运营中心（演示）', kind: 'operator' })
    return {
      specimen,
      submissionId: submission.id,
      candidateId: candidate.id,
      tokens: {
        applicant: await makeSession(work, specimen.personId, specimen.orgId),
        officer: await makeAsker(work, 'officer', city.org_id!, 'authority.officer'),
        office: await makeAsker(work, 'office', office, 'office.officer'),
        auditor: await makeAsker(work, 'auditor', operator, 'operator.admin'),
      },
    }
  })
}

/** A winner and a notice for the specimen, as the import and the teller write them. */
const firstRows = `
  insert into programmes.winner_batch (id, series, file_name, state, rows, made_by, made_at, committed_at)
    select $1, '${series}', 'list.csv', 'committed', '[]', $2, now(), now();
  insert into programmes.winner (id, series, year, seq, project, applicant, applicant_key, applicant_core,
    batch_id, imported_at) values ($1, '${series}', 1990, 0, '示范项目', '云岭精密机械有限公司',
    '云岭精密机械有限公司', '云岭精密机械', $1, now());
  insert into notices.notice (id, person_id, kind, made_at) values ($1, $2, 'notices.account_protected', now())`

async function addFirstRows(client: pg.Client, { specimen }: Made): Promise<void> {
  const values = [specimen.applicationId, specimen.personId]
  for (const statement of firstRows.split(';')) {
    const wanted = statement.includes('$2') ? values : values.slice(0, 1)
    await client.query(statement, wanted)
  }
}

/** Files that stay on the desk of the one who asks have its unit; all others go to units elsewhere. */
function copiesOf({ specimen, submissionId, candidateId }: Made, unit: string): Copies[] {
  const { orgId, personId, applicationId } = specimen
  const ids = ['id', 'application_id', 'submission_id', 'submitted_by', 'org_id', 'made_by']
  const year = '1991 + n / 100000'
  return [
    { table: 'people.organisation', where: `s.id = '${orgId}'`, ids, set: { uscc: 'null' } },
    {
      table: 'people.person',
      where: `s.id = '${personId}'`,
      ids,
      set: { email: "n || '.' || s.email" },
    },
    { table: 'programmes.application', where: `s.id = '${applicationId}'`, ids },
    {
      table: 'programmes.submission',
      where: `s.id = '${submissionId}'`,
      ids,
      // What a list does not show is left out: a million whole files would fill the disk.
      set: { answers: "'{}'", receipt_no: "s.receipt_no || '-' || n" },
    },
    {
      table: 'programmes.candidate',
      where: `s.id = '${candidateId}'`,
      ids,
      set: { unit_code: unit },
    },
    {
      table: 'kernel.history',
      where: `s.thing_id = '${submissionId}'`,
      ids: ['person_id', 'org_id'],
      set: { thing_id: 'public.copy_id(s.thing_id::uuid, n)::text' },
    },
    {
      table: 'notices.notice',
      where: `s.id = '${applicationId}'`,
      ids: ['id', 'person_id'],
    },
    {
      table: 'programmes.winner',
      where: `s.id = '${applicationId}'`,
      ids: ['id'],
      set: { year, seq: '1 + n % 100000', applicant: "'第' || n || '机械厂'" },
    },
  ]
}

async function grow(client: pg.Client, made: Made, first: number, last: number): Promise<void> {
  const all = copiesOf(made, "'elsewhere-' || n % 46")
  const tables = all.map(({ table }) => table)
  await inBulk(client, tables, async () => {
    for (const copies of all) await makeCopies(client, copies, { first, last })
  })
}

type Page = { readonly what: string; readonly path: string; readonly asker: Asker }

function pagesOf({ specimen, candidateId }: Made): Page[] {
  const inbox = `/api/programmes/candidates?programmeId=${programmeId}&unit=5101`
  return [
    { what: 'inbox of a unit', path: inbox, asker: 'officer' },
    {
      what: 'a file on the desk',
      path: `/api/programmes/candidates/${candidateId}`,
      asker: 'officer',
    },
    {
      what: 'applications of an applicant',
      path: '/api/programmes/applications',
      asker: 'applicant',
    },
    {
      what: 'an application',
      path: `/api/programmes/applications/${specimen.applicationId}`,
      asker: 'applicant',
    },
    { what: 'notices of a person', path: '/api/notices', asker: 'applicant' },
    { what: 'audit trail', path: '/api/console/history', asker: 'auditor' },
    {
      what: 'audit trail of one thing',
      path: `/api/console/history?thingId=${specimen.applicationId}`,
      asker: 'auditor',
    },
    { what: 'winners', path: '/api/programmes/winners', asker: 'office' },
    {
      what: 'winners by a few signs',
      path: `/api/programmes/winners?text=${encodeURIComponent('云岭精密')}`,
      asker: 'office',
    },
    { what: 'winners of one year', path: '/api/programmes/winners?year=1990', asker: 'office' },
  ]
}

type Grown = { readonly app: FastifyInstance; readonly made: Made; readonly postgres: string }

/** A house with so many rows of each list. */
function withRows<T>(rows: number, act: (grown: Grown) => Promise<T>): Promise<T> {
  return withPlace(async (place) => {
    const made = await makeWorld(place)
    const app = await makeApp(place.host)
    const client = new pg.Client(place.connection)
    await client.connect()
    try {
      await client.query(copyIdFunction)
      await addFirstRows(client, made)
      for (const copies of copiesOf(made, "'5101'")) {
        await makeCopies(client, copies, { first: 1, last: own })
      }
      await grow(client, made, own + 1, rows)
      return await act({ app, made, postgres: place.postgres })
    } finally {
      await client.end()
      await app.close()
    }
  })
}

const askedOf = ({ app, made }: Grown): AskedHouse => ({
  app,
  pages: pagesOf(made).map(({ what, path, asker }) => ({
    ...{ what, path },
    token: made.tokens[asker],
  })),
})

export function benchGrowth(options: GrowthOptions): Promise<Report> {
  return withRows(options.few, (few) => {
    const begun = performance.now()
    return withRows(options.many, async (many) => {
      const made = Math.round((performance.now() - begun) / 1000)
      const results = await compareGrown(askedOf(few), askedOf(many), options.requests)
      const { seed, ...sizes } = options
      const versions = { node: process.version, postgres: many.postgres }
      const told = { ...sizes, seconds_to_fill: made }
      return { name: 'growth', machine: machine(), versions, seed, sizes: told, results }
    })
  })
}
