/**
 * Every endpoint × every persona, generated from the endpoint list.
 *
 * What may be known: public calls by anybody; an application and its draft by its own organisation; a sealed
 * submission by the units it has reached. What may not: another applicant's draft or existence, another
 * unit's files, in bodies, counts, errors or headers. Each secret carries a marker, so that a leak is found
 * wherever it shows; and each secret is first shown to exist for the one who may see it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '../domain/kernel/actor.ts'
import type { AnyEndpoint } from '../domain/kernel/endpoint.ts'
import { modules } from './modules.ts'
import { writing } from './kernel/work.ts'
import {
  addProgramme,
  openProgramme,
  seatUnit,
  shippedForm,
  shippedProgrammes,
} from './programmes/index.ts'
import { personaNames, personas, type PersonaName, type Personas } from './testing/personas.ts'
import { world, type World } from './testing/world.ts'

const endpoints = modules.flatMap((module) => module.endpoints)
const marker = '密标甲乙丙丁'

let w: World
let p: Personas
let secret: { readonly applicationId: string; readonly submissionId: string | null }

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === 'shuangchuang-2019')!
  const form = await shippedForm(definition)
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    await addProgramme(work, definition, form)
    await openProgramme(work, definition.id)
    for (const [unitCode, org] of [
      ['5101', p.orgs.city],
      ['51', p.orgs.province],
    ] as const) {
      await seatUnit(work, {
        programmeId: definition.id,
        unitCode,
        orgId: org.id,
        authorityName: org.name,
      })
    }
  })
  const started = await p.applicant.post(`/api/programmes/${definition.id}/applications`, {
    title: marker,
    directions: ['2'],
  })
  const applicationId = started.json().id as string
  await p.applicant.post(`/api/programmes/applications/${applicationId}/edits`, {
    edits: [
      { kind: 'set', at: 'cover.projectName', value: marker, baseVersion: 0 },
      { kind: 'set', at: 'B.summary', value: marker, baseVersion: 0 },
    ],
  })
  secret = { applicationId, submissionId: null }
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

/** Known ids in place of parameters; a well-formed unknown one elsewhere. */
function addressOf(endpoint: AnyEndpoint): string {
  const known: Record<string, string> = {
    programmeId: 'shuangchuang-2019',
    unitCode: '5101',
    code: 'applicant.admin',
    language: 'zh',
  }
  const id = endpoint.name.startsWith('programmes.application')
    ? secret.applicationId
    : '018f0000-0000-7000-8000-000000000000'
  return endpoint.path.replaceAll(/:(\w+)/g, (_match, name: string) => known[name] ?? id)
}

async function knock(name: PersonaName | 'stranger', endpoint: AnyEndpoint) {
  const who = name === 'stranger' ? p.stranger : p[name]
  const url = addressOf(endpoint)
  return endpoint.method === 'GET'
    ? who.inject({ method: 'GET', url })
    : who.inject({ method: endpoint.method, url, payload: {} })
}

/** Those who may see the marked draft. */
const insiders: ReadonlySet<string> = new Set(['applicant', 'colleague'])

test('the secret exists: its own organisation sees it', async () => {
  for (const insider of insiders) {
    const who = p[insider as PersonaName]
    const list = await who.get('/api/programmes/applications')
    expect(list.json().rows[0].title).toBe(marker)
    const draft = await who.get(`/api/programmes/applications/${secret.applicationId}/draft`)
    expect(draft.body).toContain(marker)
  }
})

/** Endings of sessions would change who is who; they are tested by their own module. */
const notKnockedAt = /^people\.(session|account|person)\./

describe.each(['stranger', ...personaNames] as const)('%s', (name) => {
  test('knocks at every door: refused where a permission lacks, never served a secret, never a bug', async () => {
    const faults: string[] = []
    for (const endpoint of endpoints) {
      if (endpoint.method !== 'GET' && notKnockedAt.test(endpoint.name)) continue
      // Writes by insiders are journeys of their own; here they would change what others look at.
      if (endpoint.method !== 'GET' && insiders.has(name)) continue
      const answer = await knock(name, endpoint)
      const said = `${endpoint.method} ${endpoint.path} → ${answer.statusCode}`
      if (answer.statusCode >= 500) faults.push(`bug: ${said}`)
      if (endpoint.audience !== 'public' && name === 'stranger' && answer.statusCode !== 401) {
        faults.push(`open to strangers: ${said}`)
      }
      if (!insiders.has(name) && answer.body.includes(marker)) faults.push(`leak: ${said}`)
      if (answer.statusCode >= 400 && typeof answer.json().code !== 'string') {
        faults.push(`no coded reason: ${said}`)
      }
    }
    expect(faults).toEqual([])
  })
})
