/** An unlisted space with an invitation that waits, and a listed one with a request that waits. */
import { foundedSpace, inviteInto, stepOwn, unlisted } from '../../spaces/spaces.sample.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'
import { must } from './stageHouse.ts'

export async function plantSpaces(c: Cast) {
  const about = secrets.closedSpace.text
  const closedSpace = await foundedSpace(c.applicant, { ...unlisted, name: about, about })
  await must(inviteInto(c.applicant, closedSpace, c.otherProvince.name))
  const listedSpace = await foundedSpace(c.applicant, { name: '名录中的协作空间' })
  const reason = `${secrets.spaceRequest.text}：希望承接协作加工任务。`
  await must(stepOwn(c.otherApplicant, listedSpace, 'ask', reason))
  return { closedSpace, listedSpace, askingOrg: c.otherApplicant.org.id }
}
