/**
 * The house is killed while many people save: nothing that was acknowledged may be missing afterwards, seals
 * must verify and every invariant hold. `KILL_ROUNDS` makes it longer; the benchmark runs fifty.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { systemActor } from '../domain/kernel/actor.ts'
import { makeUscc } from '../domain/kernel/uscc.ts'
import { makeLogger, openHost } from './compose.ts'
import { readConfig } from './kernel/config.ts'
import { verifyHistory } from './kernel/history/verify.ts'
import { brokenInvariants } from './kernel/invariants.ts'
import { writing } from './kernel/work.ts'
import { modules } from './modules.ts'
import { makeMembership, makeOrganisation, makePerson, makeSession } from './people/samples.ts'
import { addProgramme, openProgramme, shippedForm, shippedProgrammes } from './programmes/index.ts'
import { openHouseProcess } from './testing/houseProcess.ts'

const writers = 24
const rounds = Number(process.env['KILL_ROUNDS'] ?? 4)

type Writer = {
  readonly token: string
  applicationId: string
  /** The last number whose save was acknowledged, and the one that may or may not have arrived. */
  acknowledged: number
  tried: number
  version: number
}

async function openData(dataDir: string) {
  const config = readConfig({ BAIGONG_DATA: dataDir, LOG_LEVEL: 'error' })
  return openHost({ config, log: makeLogger(config) })
}

async function makeWriters(dataDir: string): Promise<Writer[]> {
  const open = await openData(dataDir)
  const definition = (await shippedProgrammes()).find(({ id }) => id === 'shuangchuang-2019')!
  const form = await shippedForm(definition)
  const tokens = await writing(
    open.host,
    { actor: systemActor, requestId: 'test-setup' },
    async (work) => {
      await addProgramme(work, definition, form)
      await openProgramme(work, definition.id)
      const made: string[] = []
      for (let index = 0; index < writers; index++) {
        const orgId = await makeOrganisation(work, {
          name: `第${index}家制造企业（演示）`,
          kind: 'enterprise',
          uscc: makeUscc('enterprise', '510100', index + 1),
          division: '510100',
        })
        const personId = await makePerson(work, {
          name: '林晚晴',
          email: `writer${index}@demo.test`,
          passwordHash: '',
        })
        await makeMembership(work, personId, orgId, ['applicant.admin'])
        made.push(await makeSession(work, personId, orgId))
      }
      return made
    },
  )
  await open.close()
  return tokens.map((token) => ({
    token,
    applicationId: '',
    acknowledged: 0,
    tried: 0,
    version: 0,
  }))
}

function call(url: string, writer: Writer, method: string, path: string, body?: object) {
  return fetch(`${url}${path}`, {
    method,
    headers: {
      cookie: `baigong_session=${writer.token}`,
      'x-baigong-csrf': '1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** Saves number after number until the house dies under it. */
async function writeUntilDeath(url: string, writer: Writer): Promise<void> {
  for (;;) {
    writer.tried = writer.acknowledged + 1
    const edit = {
      kind: 'set',
      at: 'B.summary',
      value: `第${writer.tried}次保存`,
      baseVersion: writer.version,
    }
    const path = `/api/programmes/applications/${writer.applicationId}/edits`
    const answer = await call(url, writer, 'POST', path, { edits: [edit] }).catch(() => undefined)
    const saved = (await answer?.json().catch(() => undefined)) as { version: number } | undefined
    if (answer?.status !== 200 || saved === undefined) return
    writer.acknowledged = writer.tried
    writer.version = saved.version
  }
}

/** What stands is the last acknowledged save, or the one that was under way when the house died. */
async function checkStanding(url: string, writer: Writer): Promise<void> {
  const answer = await call(
    url,
    writer,
    'GET',
    `/api/programmes/applications/${writer.applicationId}/draft`,
  )
  const draft = (await answer.json()) as {
    version: number
    fields: Record<string, { value: string }>
  }
  const field = draft.fields['B.summary']
  const number = Number(/\d+/.exec(field?.value ?? '0')?.[0] ?? 0)
  expect([writer.acknowledged, writer.tried]).toContain(number)
  writer.acknowledged = number
  writer.version = draft.version
}

test(
  `killed ${rounds} times with ${writers} writers: nothing acknowledged is lost`,
  { timeout: 600_000 },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'baigong-kill-'))
    // Root lends the database to a lesser user, who must be able to enter.
    await chmod(dataDir, 0o755)
    const all = await makeWriters(dataDir)
    const house = await openHouseProcess(dataDir)
    try {
      for (const writer of all) {
        const path = '/api/programmes/shuangchuang-2019/applications'
        const started = await call(house.url, writer, 'POST', path, { directions: ['2'] })
        writer.applicationId = ((await started.json()) as { id: string }).id
      }
      for (let round = 0; round < rounds; round++) {
        const writing = all.map((writer) => writeUntilDeath(house.url, writer))
        await sleep(400 + ((round * 173) % 600))
        await house.kill(round % 2 === 0 ? 'everything' : 'server')
        await Promise.all(writing)
        await house.restart()
        for (const writer of all) await checkStanding(house.url, writer)
      }
    } finally {
      await house.stop()
    }
    expect(all.every((writer) => writer.acknowledged > 0)).toBe(true)
    const open = await openData(dataDir)
    expect(await brokenInvariants(open.host.database.owner, modules)).toEqual([])
    expect((await verifyHistory(open.host)).faults).toEqual([])
    await open.close()
    await rm(dataDir, { recursive: true, force: true })
  },
)
