/** Each invariant is shown to notice: rows are spoilt by hand in a transaction that is rolled back. */
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { shippedProgrammes } from './programme.actions.ts'
import { recommendationInvariants } from './recommendation.invariants.ts'
import {
  actorFor,
  checkerPermits,
  leaderPermits,
  makeApplicant,
  makeFile,
  makeProgramme,
  makeRanked,
  makeSigned,
  officerPermits,
} from './samples.ts'

let w: World
let p: Personas
let client: pg.PoolClient
const programmeId = 'shuangchuang-2019'

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  const org = p.orgs.province.id
  const signers = {
    officer: actorFor(p.provincialOfficer.personId, org, officerPermits),
    checker: actorFor(p.checker.personId, org, checkerPermits),
    leader: actorFor(p.leader.personId, org, leaderPermits),
  }
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    await makeProgramme(work, definition, { seats: { '51': org } })
    const at = { programmeId, unit: '51' }
    for (const serial of [1, 2]) {
      const applicant = await makeApplicant(work, { serial })
      const wish = { programmeId, applicant, directions: ['8'], title: `平台${serial}（演示）` }
      const { candidateId } = await makeFile(work, wish)
      await makeRanked(work, signers.officer, at, candidateId)
    }
    await makeSigned(work, signers, at, { number: '川〔2019〕1号', date: '2019-07-01' })
    const applicant = await makeApplicant(work, { serial: 3 })
    await makeFile(work, { programmeId, applicant, directions: ['8'], title: '平台3（演示）' })
  })
  client = await w.host.database.owner.connect()
})
afterAll(async () => {
  client.release()
  await w[Symbol.asyncDispose]()
})

/** Names of the invariants that notice what a statement spoils. */
async function noticed(statement: string): Promise<string[]> {
  await client.query('begin')
  try {
    await client.query('set constraints all deferred')
    await client.query(statement)
    const found: string[] = []
    for (const { name, sql } of recommendationInvariants) {
      const { rowCount } = await client.query(sql)
      if ((rowCount ?? 0) > 0) found.push(name)
    }
    return found
  } finally {
    await client.query('rollback')
  }
}

const ranked = `programmes.candidate set`
const person = `(select id from people.person limit 1)`

test.each([
  [`update ${ranked} rank = 5 where rank = 2`, 'the places of a list are 1, 2, … n without gaps'],
  [
    `update ${ranked} state = 'arrived' where rank = 2`,
    'only files that passed the check have a place',
  ],
  [
    `update programmes.programme set definition = jsonb_set(definition, '{units}', (
       select jsonb_agg(case when u ->> 'code' = '51'
         then jsonb_set(u, '{quota,value,max}', '1') else u end)
       from jsonb_array_elements(definition -> 'units') u))`,
    'a hard quota is never exceeded, a soft one only with as many exceptions',
  ],
  [
    `insert into programmes.exception (id, candidate_id, rule, reason, state, asked_by, asked_at)
     select gen_random_uuid(), id, 'quota', '一条足够长的书面理由。', 'asked', ${person}, now()
     from programmes.candidate where rank = 1`,
    'a list beyond its check rests on confirmed exceptions only',
  ],
  [
    `update programmes.recommendation set document_number = '川〔2019〕2号'`,
    'the digest of a signed list is that of its rows',
  ],
  [
    `update ${ranked} state = 'checked' where rank = 1`,
    'a recommended file is in a signed list, and a signed list holds recommended files only',
  ],
  [
    `insert into programmes.candidate
       (id, application_id, programme_id, unit_code, stop, state, submission_id, arrived_at, changed_at)
     select gen_random_uuid(), application_id, programme_id, '5101', 1, 'arrived', submission_id, now(), now()
     from programmes.candidate where state = 'arrived'`,
    'no application is open at two stops',
  ],
  [
    `update ${ranked} stop = 1 where state = 'arrived'`,
    'a file at a later stop was recommended by the one below',
  ],
  [
    `update programmes.application set state = 'returned' where state = 'submitted'`,
    'a returned application lies with the unit that returned it, and says until when',
  ],
  [
    `with made as (insert into programmes.publicity (id, recommendation_id, state, working_days,
         first_day, last_day, provisional, opens_at, closes_at, real_name, list, made_by, made_at)
       select gen_random_uuid(), id, 'ended', 1, '2019-07-01', '2019-07-02', false, now(), now(), true,
         '[]', ${person}, now() from programmes.recommendation returning id)
     insert into programmes.objection (id, publicity_id, receipt_no, objector_sealed, body, evidence,
         state, received_at)
     select gen_random_uuid(), id, 'X', '', '一条足够长的异议内容。', '', 'received', now() from made`,
    'an ended publicity has no open objection, or says why',
  ],
  [
    `update ${ranked} rank = 3 - rank where rank is not null`,
    'the change with the highest version made the order that stands',
  ],
])('%s', async (statement, name) => {
  expect(await noticed(statement)).toContain(name)
})

test('nothing is noticed where nothing is spoilt', async () => {
  expect(await noticed('select 1')).toEqual([])
})
