/** What tests of following need: a project with three goals, and papers on their way through all hands. */
import { systemActor } from '../../domain/kernel/actor.ts'
import { writing } from '../kernel/work.ts'
import { makeSession } from '../people/samples.ts'
import type { Persona, Personas } from '../testing/personas.ts'
import type { Caller, World } from '../testing/world.ts'
import { beginFollowing, taskGoal } from './following.actions.ts'

export type Followed = {
  readonly programmeId: string
  readonly orgId: string
  readonly title: string
  readonly selectedOn: string
  readonly days: { readonly from: string; readonly to: string }
}

/** A project whose task book waits for its signature. */
export async function followed(w: World, project: Followed): Promise<string> {
  const goals = [
    await taskGoal('orgs', '100', '300'),
    await taskGoal('smes', '0', '800'),
    await taskGoal('trade', '10.50', '90.00'),
  ]
  return writing(w.host, { actor: systemActor, requestId: 'test-following' }, (work) =>
    beginFollowing(work, {
      ...project,
      unit: '51',
      applicant: '启衡机电设备有限公司（演示）',
      uscc: null,
      directions: ['4'],
      goals,
      tasks: '建成面向中小企业的共享制造平台，汇聚设备和订单。',
    }),
  )
}

export const paperPath = (id: string) => `/api/programmes/papers/${id}`

export async function signAs(who: Caller, id: string, opinion?: string) {
  const { version: seen } = (await who.get(paperPath(id))).json()
  return who.post(`${paperPath(id)}/signatures`, {
    seen,
    ...(opinion === undefined ? {} : { opinion }),
  })
}

/** A report as a project's own system would write it. */
export function reportOf(values: Readonly<Record<string, string>>, note?: string) {
  return {
    kind: 'report',
    values: Object.entries(values).map(([indicator, amount]) => ({
      indicator,
      amount,
      note: note ?? null,
    })),
    progress: '平台按计划建设，新接入两个产业园区。',
    funds: '',
    problems: '',
    plan: '',
    spent: null,
    files: [],
    rows: [],
  }
}

/** Hands in every report that is still open, each quarter with the numbers of its step; what is pooled stays as it was. */
export async function reportOpen(
  who: Caller,
  id: string,
  numbers: (step: number) => Record<string, string>,
  note?: string,
): Promise<void> {
  const path = `/api/programmes/followings/${id}`
  const { owed, pooledKinds } = (await who.get(path)).json()
  const pooled = pooledKinds?.after?.counts ?? pooledKinds?.before ?? []
  let step = 0
  for (const { code, period, state, cadence } of owed) {
    if (state === 'settled' || state === 'underWay') continue
    const values = cadence === 'quarterly' ? numbers(step++) : {}
    const made = await who.put(`${path}/papers`, {
      code,
      period,
      content: { ...reportOf(values, note), pooling: pooled },
    })
    const signed = await signAs(who, made.json().id)
    if (signed.statusCode !== 200) throw new Error(`${period}: ${signed.body}`)
  }
}

export async function judgeAs(
  who: Caller,
  paperId: string,
  { passes, heldOn }: { readonly passes: boolean; readonly heldOn: string },
) {
  const { version: seen } = (await who.get(paperPath(paperId))).json()
  return who.post(`${paperPath(paperId)}/judgement`, {
    seen,
    passes,
    judgement: {
      opinion: '专家组听取汇报、查阅资料、核对指标后形成本意见。',
      heldOn,
      experts: [{ name: '潘若水', post: '研究员', duty: '组长' }],
    },
  })
}

/** Nobody stays signed in for years: the same persons with new sessions. */
export async function signedInAgain(w: World, p: Personas): Promise<Personas> {
  const again = async ([name, one]: [string, unknown]): Promise<[string, unknown]> => {
    const person = one as Partial<Persona>
    if (person.personId === undefined || person.org === undefined) return [name, one]
    const { personId, org } = person
    const start = { actor: systemActor, requestId: 'test-session' }
    const token = await writing(w.host, start, (work) => makeSession(work, personId, org.id))
    return [name, { ...person, ...w.as(token) }]
  }
  return Object.fromEntries(await Promise.all(Object.entries(p).map(again))) as Personas
}
