/** A case in draft, one under review, one that is public, and an adoption of it that waits to be verified. */
import { adoptionWish, publishedStudy, stepAs, writtenStudy } from '../../cases/cases.sample.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'
import { must } from './stageHouse.ts'

export async function plantCases(c: Cast) {
  const draftStudy = await writtenStudy(c.applicant, { title: secrets.draftStudy.text })
  const handedStudy = await writtenStudy(c.applicant, { title: secrets.handedStudy.text })
  await must(stepAs(c.applicant, handedStudy, 'submit'))
  const openStudy = await publishedStudy(c.applicant, c.programmeOfficer, { showsOrg: false })
  const declared = await must(
    c.otherApplicant.post(`/api/cases/studies/${openStudy}/adoptions`, {
      ...adoptionWish,
      what: `${secrets.adoption.text}：照搬了预约规则，报告仍用原有系统出具。`,
      showsOrg: false,
    }),
  )
  return { draftStudy, handedStudy, openStudy, adoption: declared['id'] as string }
}
