/** A selected project that is followed: its task book signed, a report being written, a change before its unit. */
import { followed, reportOf, signAs } from '../../programmes/following.sample.ts'
import type { World } from '../world.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'
import { must } from './stageHouse.ts'
import { longReason, programmeId } from './stageProgramme.ts'

export const reportContent = reportOf({})

export async function plantFollowing(w: World, c: Cast) {
  const id = await followed(w, {
    programmeId,
    orgId: c.orgs.enterprise.id,
    title: secrets.followed.text,
    selectedOn: '2019-06-20',
    days: { from: '2019-01-01', to: '2020-12-31' },
  })
  const path = `/api/programmes/followings/${id}`
  const { papers } = await must(c.applicant.get(path))
  const book = papers[0].id as string
  await must(signAs(c.applicant, book))
  await must(signAs(c.leader, book, '同意。'))
  await must(signAs(c.programmeOfficer, book, '同意。'))
  const draft = await must(
    c.applicant.put(`${path}/papers`, {
      code: 'quarterly',
      period: '2019Q2',
      content: { ...reportContent, progress: `${secrets.followedDraft.text}：进展说明。` },
    }),
  )
  const change = await must(
    c.applicant.put(`${path}/papers`, {
      content: {
        kind: 'change',
        title: null,
        untilDay: null,
        targets: [],
        other: '增加参加单位一家。',
        reason: `${secrets.followedChange.text}：${longReason}`,
        before: null,
      },
    }),
  )
  await must(signAs(c.applicant, change['id'] as string))
  return {
    following: id,
    followedBook: book,
    followedDraft: draft['id'] as string,
    followedChange: change['id'] as string,
  }
}
