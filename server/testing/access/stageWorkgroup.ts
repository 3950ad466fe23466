/** A working group: the city is in it, another province is invited, and the office has written to that province's unit. */
import { csvOf } from '../../../domain/kernel/csv.ts'
import { makeUscc } from '../../../domain/kernel/uscc.ts'
import type { World } from '../world.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'
import { keepFile, must } from './stageHouse.ts'
import { programmeId } from './stageProgramme.ts'

const of = `/api/programmes/${programmeId}/workgroup`

export const nominationFile = (name: string): string => {
  const head = ['姓名', '邮箱', '所在地区', '所在单位', '统一社会信用代码', '专业领域', '最多件数']
  const uscc = makeUscc('enterprise', '510100', 9)
  const row = [name, 'nominee@demo.test', '四川', '岷江研究院（演示）', uscc, '工业软件 3', '12']
  return Buffer.from(csvOf(head, [row])).toString('base64')
}

/** A message to another province's unit, with a file. */
async function plantCircular(w: World, office: Cast['programmeOfficer']) {
  const circularFile = await keepFile(w, office, `${secrets.circularFile.text}.pdf`, 1)
  const circular = await must(
    office.post(`/api/programmes/managed/${programmeId}/circulars`, {
      title: '请核对推荐数量',
      body: secrets.circular.text,
      units: ['44'],
      versionIds: [circularFile.id],
    }),
  )
  return { circular: circular['id'] as string, circularFile: circularFile.id }
}

export async function plantWorkgroup(w: World, c: Cast) {
  const office = c.programmeOfficer
  const invite = async (org: string, duty: string) => {
    const page = await must(office.post(`${of}/members`, { org, duty }))
    return page['members'].find((one: { orgName: string }) => one.orgName === org).id as string
  }
  const cityMember = await invite(c.orgs.city.name, '组织本市平台摸底')
  await must(
    c.cityOfficer.post(`/api/programmes/workgroup/members/${cityMember}/answer`, {
      verb: 'accept',
    }),
  )
  const invitedMember = await invite(c.otherProvince.name, secrets.invitedDuty.text)
  const duty = { stage: 'expertReview', helperIds: [], leadId: cityMember, open: false }
  const { duties } = await must(
    office.post(`${of}/duties`, { ...duty, what: secrets.closedDuty.text }),
  )
  const task = await must(
    office.post(`${of}/tasks`, {
      memberId: cityMember,
      title: '报送本市平台清单',
      body: secrets.groupTask.text,
      stage: null,
      workingDays: 5,
    }),
  )
  const minutes = await must(
    office.post(`${of}/minutes`, {
      title: '第一次会议',
      heldOn: '2019-07-10',
      place: '',
      chair: '',
      attendees: [{ org: c.orgs.city.name, names: '' }],
      body: secrets.minutesDraft.text,
      decisions: [{ what: '报送清单', memberId: cityMember, workingDays: 5 }],
    }),
  )
  const advice = await must(
    c.cityOfficer.post(`${of}/advice`, {
      stage: null,
      subject: '关于现场评审的安排',
      body: secrets.groupAdvice.text,
    }),
  )
  const nomination = await must(
    c.cityOfficer.post(`${of}/nominations`, {
      fileName: '推荐名单.csv',
      content: nominationFile(secrets.nominee.text),
      reason: '长期从事平台评价。',
    }),
  )
  const sent = await plantCircular(w, office)
  return {
    cityMember,
    invitedMember,
    groupDuty: duties[0].id as string,
    groupTask: task['id'] as string,
    groupMinutes: minutes['id'] as string,
    groupAdvice: advice['id'] as string,
    nomination: nomination['id'] as string,
    ...sent,
  }
}
