/** What tests, journeys and the matrix of leaks need of spaces. */
import type { SpaceWish } from '../../domain/spaces/space.ts'
import type { Caller } from '../testing/world.ts'

export const spaceWish: SpaceWish = {
  kind: 'chain',
  name: '传动件协作空间',
  about: '传动件上下游单位共享产能和检测资源。',
  joining: 'asked',
  listed: true,
}

export const unlisted = { joining: 'invited', listed: false } as const
export const askedReason = '本单位加工齿轮轴，希望承接协作任务。'

export async function foundedSpace(who: Caller, change: Partial<SpaceWish> = {}): Promise<string> {
  const answer = await who.post('/api/spaces', { ...spaceWish, ...change })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json().id
}

export const stepOwn = (who: Caller, id: string, verb: string, reason?: string) =>
  who.post(`/api/spaces/${id}/membership`, { verb, ...(reason === undefined ? {} : { reason }) })

export const inviteInto = (who: Caller, id: string, org: string) =>
  who.post(`/api/spaces/${id}/members`, { org })

type Decision = { readonly verb: string; readonly seen: number; readonly reason?: string }

export const decide = (who: Caller, id: string, orgId: string, decision: Decision) =>
  who.post(`/api/spaces/${id}/members/${orgId}/steps`, decision)
