/** An unlisted space with an invitation that waits, and a listed one with a request that waits. */
import { keptAgreement, signedAgreement, stepSignatureOf } from '../../spaces/agreement.sample.ts'
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
  const spaceText = secrets.spaceAgreement.text
  const ofSpace = await keptAgreement(c.applicant, { title: spaceText }, { spaceId: closedSpace })
  const kept = await keptAgreement(c.applicant)
  const signature = await signedAgreement(c.otherApplicant, kept)
  const why = `${secrets.signatureEnd.text}：与本单位的合作已经结束。`
  await must(stepSignatureOf(c.otherApplicant, signature, 'withdraw', 1, why))
  const agreements = { keptAgreement: kept.id, spaceAgreement: ofSpace.id, signature }
  return { ...agreements, closedSpace, listedSpace, askingOrg: c.otherApplicant.org.id }
}
