/** Applications as a bench wants them: some that builders made, and as many copies of them as asked for. */
import pg from 'pg'
import { systemActor } from '../../domain/kernel/actor.ts'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import { sampleAnswers } from '../../domain/programmes/form/sample.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { editsOf } from '../../server/demo/applications.ts'
import { newId } from '../../server/kernel/id.ts'
import { writing, type Writing } from '../../server/kernel/work.ts'
import { makeOrganisation } from '../../server/people/samples.ts'
import {
  saveDraft,
  shippedForm,
  shippedProgrammes,
  startApplication,
} from '../../server/programmes/index.ts'
import {
  actorFor,
  applicantPermits,
  as,
  makeApplicant,
  makeProgramme,
} from '../../server/programmes/samples.ts'
import { copyIdFunction, makeCopies, type Copies } from './copies.ts'
import type { Place } from './place.ts'

export const programmeId = 'shuangchuang-2019'
const division = '510100'
const serialBase = 1_000_000

export type Specimen = {
  readonly applicationId: string
  readonly orgId: string
  readonly personId: string
  readonly version: number
}

/** The programme with all its seats' authorities left out but the one that the files go to. */
export async function makeCall(work: Writing): Promise<FormDefinition> {
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  const form = await shippedForm(definition)
  const orgId = await makeOrganisation(work, {
    name: '成都市工业和信息化主管部门（演示）',
    kind: 'authority',
    division,
  })
  await makeProgramme(work, definition, { form, seats: { '5101': orgId } })
  return form
}

/** A complete draft, as if one person had typed it all. */
export async function makeCompleteDraft(
  work: Writing,
  form: FormDefinition,
  serial: number,
): Promise<Specimen> {
  const { personId, orgId, name } = await makeApplicant(work, { serial, division })
  const own = as(work, actorFor(personId, orgId, applicantPermits))
  const title = `第${serial}号共享制造平台（演示）`
  const directions = ['2', '4']
  const { id, draftVersion } = await startApplication(own, programmeId, { title, directions })
  const answers = sampleAnswers(form, serial, {
    directions,
    unitName: name,
    division,
    today: '2019-07-01',
    answers: {
      'cover.projectName': title,
      'cover.unitName': name,
      'A.uscc': makeUscc('enterprise', division, 700_000 + serial),
      'A.division': division,
    },
  })
  const { version } = await saveDraft(own, id, editsOf(form, answers, draftVersion))
  return { applicationId: id, orgId, personId, version }
}

export function makeSpecimens(
  place: Place,
  count: number,
): Promise<{ form: FormDefinition; all: Specimen[] }> {
  const start = { actor: systemActor, requestId: newId(place.host.clock.now()) }
  return writing(place.host, start, async (work) => {
    const form = await makeCall(work)
    const all: Specimen[] = []
    for (let serial = 1; serial <= count; serial++) {
      all.push(await makeCompleteDraft(work, form, serial))
    }
    return { form, all }
  })
}

const ownCode = `(select uscc from public.copy_of where copy_of.specimen = $org and copy_of.n = n.n)`

/** In the order in which they refer to one another. */
function copiesOf(specimens: readonly Specimen[]): Copies[] {
  const list = (pick: (one: Specimen) => string): string =>
    specimens.map((one) => `'${pick(one)}'`).join(', ')
  const orgs = list(({ orgId }) => orgId)
  const persons = list(({ personId }) => personId)
  const applications = list(({ applicationId }) => applicationId)
  const ofOrg = (column: string): string => ownCode.replace('$org', `s.${column}`)
  const ofApplication = ownCode.replace(
    '$org',
    '(select org_id from programmes.application a where a.id = s.application_id)',
  )
  return [
    {
      table: 'people.organisation',
      where: `s.id in (${orgs})`,
      ids: ['id'],
      set: { uscc: ofOrg('id') },
    },
    {
      table: 'people.person',
      where: `s.id in (${persons})`,
      ids: ['id'],
      set: { email: `n || '.' || s.email` },
    },
    {
      table: 'people.membership',
      where: `s.org_id in (${orgs})`,
      ids: ['id', 'person_id', 'org_id'],
    },
    {
      table: 'programmes.application',
      where: `s.id in (${applications})`,
      ids: ['id', 'org_id', 'made_by'],
    },
    {
      table: 'programmes.answer_field',
      where: `s.application_id in (${applications})`,
      ids: ['application_id', 'changed_by'],
      set: { value: `case when s.at = 'A.uscc' then to_jsonb(${ofApplication}) else s.value end` },
    },
    {
      table: 'programmes.answer_row',
      where: `s.application_id in (${applications})`,
      ids: ['application_id', 'changed_by'],
    },
    {
      table: 'programmes.answer_change',
      where: `s.application_id in (${applications})`,
      ids: ['application_id', 'changed_by'],
    },
    {
      table: 'kernel.history',
      where: `s.thing_id in (${[orgs, persons, applications].join(', ')})`,
      ids: ['person_id', 'org_id'],
      set: { thing_id: 'public.copy_id(s.thing_id::uuid, n)::text' },
    },
  ]
}

export type Copied = Specimen & { readonly token: string }

async function addSessions(client: pg.Client, all: readonly Copied[]): Promise<void> {
  await client.query(
    `insert into people.session (token_hash, person_id, acting_org_id, made_at, seen_at, idle_minutes, expires_at)
     select sha256(convert_to(t.token, 'UTF8')), t.person, t.org, now, now, 525600, now + interval '1 year'
     from unnest($1::text[], $2::uuid[], $3::uuid[]) t (token, person, org), (select max(at) as now from kernel.history) h`,
    [
      all.map(({ token }) => token),
      all.map(({ personId }) => personId),
      all.map(({ orgId }) => orgId),
    ],
  )
}

function copyId(id: string, n: number): string {
  return id.slice(0, 24) + n.toString(16).padStart(12, '0')
}

/** `count` applications in all, shared out over the specimens; each with a signed-in applicant. */
export async function copySpecimens(
  place: Place,
  specimens: readonly Specimen[],
  count: number,
): Promise<Copied[]> {
  const each = Math.ceil(count / specimens.length)
  const client = new pg.Client(place.connection)
  await client.connect()
  try {
    await client.query(copyIdFunction)
    await client.query(
      'create table public.copy_of (specimen uuid, n integer, uscc text, primary key (specimen, n))',
    )
    const numbers = Array.from({ length: each }, (_, index) => index + 1)
    for (const [turn, { orgId }] of specimens.entries()) {
      const codes = numbers.map((n) =>
        makeUscc('enterprise', division, serialBase + turn * each + n),
      )
      await client.query(
        'insert into public.copy_of select $1, n, code from unnest($2::int[], $3::text[]) t (n, code)',
        [orgId, numbers, codes],
      )
    }
    for (const copies of copiesOf(specimens)) {
      await makeCopies(client, copies, { first: 1, last: each })
    }
    const all = numbers
      .flatMap((n) =>
        specimens.map((one, turn) => ({
          applicationId: copyId(one.applicationId, n),
          orgId: copyId(one.orgId, n),
          personId: copyId(one.personId, n),
          version: one.version,
          token: `bench-${turn}-${n}`,
        })),
      )
      .slice(0, count)
    await addSessions(client, all)
    // As a database that has stood for months: else what filling left behind is tidied up under the load.
    await client.query('vacuum analyze')
    await client.query('checkpoint')
    return all
  } finally {
    await client.end()
  }
}
