/** A programme in full swing: a draft, files on desks, a ranking, and the package of another province. */
import { systemActor } from '../../../domain/kernel/actor.ts'
import { makeUscc } from '../../../domain/kernel/uscc.ts'
import { versionCode } from '../../kernel/documents/paper.ts'
import { writing } from '../../kernel/work.ts'
import { makeMembership, makeOrganisation, makePerson, makeSession } from '../../people/samples.ts'
import { shippedProgrammes } from '../../programmes/index.ts'
import { acceptWhole, postedPaper } from '../../programmes/entry.sample.ts'
import { smallForm } from '../../programmes/package.sample.ts'
import {
  actorFor,
  checkerPermits,
  leaderPermits,
  makeProgramme,
  makeRanked,
  makeSigned,
  officerPermits,
} from '../../programmes/samples.ts'
import type { Caller, World } from '../world.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'
import { keepFile, must } from './stageHouse.ts'

export const programmeId = 'shuangchuang-2019'
export const longReason = '这是一条足够长的理由，用于通过输入检查。'
const start = { actor: systemActor, requestId: 'test-stage' }
const call = `/api/programmes/${programmeId}`

async function openCall(w: World, c: Cast): Promise<void> {
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  const crowded = {
    ...definition,
    units: definition.units.map((unit) => {
      if (unit.code !== '51') return unit
      const value = { max: 1, strength: 'inPrinciple' as const, conditional: [] }
      return { ...unit, quota: { ...unit.quota, value } }
    }),
  }
  const seats = {
    '51': c.orgs.province.id,
    '5101': c.orgs.city.id,
    '44': c.otherProvince.id,
    '33': c.otherProvince.id,
    '45': c.otherProvince.id,
  }
  await writing(w.host, start, (work) =>
    makeProgramme(work, crowded, { orgId: c.orgs.office.id, form: smallForm, seats }),
  )
}

/** Counted for each world: test files that share a process find the same names in their own. */
const outsiders = new WeakMap<World, number>()

/** Somebody of a new enterprise there, who is none of the cast. */
async function outsider(w: World, division: string): Promise<Caller> {
  const number = (outsiders.get(w) ?? 0) + 1
  outsiders.set(w, number)
  return writing(w.host, start, async (work) => {
    const uscc = makeUscc('enterprise', division, 81_000 + number)
    const name = `青城第${number}装备有限公司（演示）`
    const orgId = await makeOrganisation(work, { name, kind: 'enterprise', division, uscc })
    const email = `outsider.${number}@demo.test`
    const personId = await makePerson(work, { name: '闻一舟', email, passwordHash: '' })
    await makeMembership(work, personId, orgId, ['applicant.admin'])
    return w.as(await makeSession(work, personId, orgId))
  })
}

async function write(who: Caller, title: string, file?: string) {
  const begun = await must(who.post(`${call}/applications`, { title, directions: ['4'] }))
  const baseVersion = begun['draftVersion']
  const set = (at: string, value: unknown) => ({ kind: 'set', at, value, baseVersion })
  const row = { kind: 'addRow', at: 'I.licence', rowId: 'r1', key: 'A0A', baseVersion }
  const edits = [
    set('cover.projectName', title),
    set('A.contactName', title),
    ...(file === undefined ? [] : [row, set('I.licence/r1/file', file)]),
  ]
  const path = `/api/programmes/applications/${begun['id']}`
  const { version } = await must(who.post(`${path}/edits`, { edits }))
  return { id: begun['id'] as string, version: version as number }
}

/** Handed in by the one, arrived at the desk of the other. */
async function handIn(who: Caller, desk: Caller, title: string) {
  const { id, version } = await write(who, title)
  const submitted = await must(
    who.post(`/api/programmes/applications/${id}/submit`, { draftVersion: version }),
  )
  const found = await must(desk.get(`/api/programmes/candidates?text=${encodeURIComponent(title)}`))
  const { id: submission, digestSha256: digest } = submitted['submission']
  return { id, submission, digest, candidate: found['rows'][0].id as string }
}

/** The applicant's draft, with a guest, a remark, a question and a paper made of it. */
async function plantDraft(w: World, c: Cast, file: string) {
  const draft = await write(c.applicant, secrets.draft.text, file)
  const path = `/api/programmes/applications/${draft.id}`
  const untilAt = '2019-07-26T00:00:00.000Z'
  await must(c.applicant.post(`${path}/guests`, { orgId: c.orgs.institute.id, untilAt }))
  const comment = await must(
    c.colleague.post(`${path}/comments`, { at: 'cover.projectName', body: secrets.comment.text }),
  )
  const question = await must(
    c.applicant.post(`${call}/questions`, { body: `${secrets.question.text}：能否由分公司申报？` }),
  )
  const document = await must(
    c.applicant.post('/api/programmes/documents', {
      subject: 'draft',
      id: draft.id,
      kind: 'application',
      format: 'docx',
    }),
  )
  return {
    application: draft.id,
    draftVersion: draft.version,
    comment: comment['id'] as string,
    question: question['id'] as string,
    document: document['id'] as string,
  }
}

/** The province's desk: two files ranked where one has room, an opinion, and an objection of a publicity. */
async function plantProvince(w: World, c: Cast) {
  const officer = actorFor(c.provincialOfficer.personId, c.orgs.province.id, officerPermits)
  const at = { programmeId, unit: '51' }
  const first = await handIn(
    await outsider(w, '510700'),
    c.provincialOfficer,
    secrets.provinceFirst.text,
  )
  const second = await handIn(c.otherApplicant, c.provincialOfficer, secrets.provinceFile.text)
  const reasons = { quota: `${secrets.rankReason.text}：链主企业牵头。` }
  const desk = `/api/programmes/candidates/${second.candidate}`
  const results = [{ item: 'material.application', result: 'pass', note: secrets.checkNote.text }]
  await must(c.provincialOfficer.put(`${desk}/checks`, { results }))
  await must(c.provincialOfficer.put(`${desk}/opinion`, { opinion: secrets.opinion.text }))
  await writing(w.host, { ...start, actor: officer }, async (work) => {
    await makeRanked(work, officer, at, first.candidate)
    await makeRanked(work, officer, at, second.candidate, reasons)
  })
  const ranked = await must(c.provincialOfficer.get(desk))
  const publicity = await must(c.provincialOfficer.post(`${call}/units/51/publicities`, {}))
  const path = `/api/programmes/publicities/${publicity['id']}`
  const raised = await must(
    w.stranger.post(`${path}/objections`, {
      objector: { name: secrets.objector.text, mobile: '13800138000' },
      text: `${secrets.objection.text}，请予核查。`,
      evidence: '见附件。',
    }),
  )
  const objections = await must(c.provincialOfficer.get(`${path}/objections`))
  await must(c.provincialOfficer.post(`${path}/cancel`, { reason: longReason }))
  const list = await must(c.provincialOfficer.get(`${call}/units/51/recommendation`))
  return {
    candidate: second.candidate,
    submission: second.submission as string,
    submitted: second.id,
    exception: ranked['exceptions'][0].id as string,
    publicity: publicity['id'] as string,
    objection: objections['rows'][0].id as string,
    receiptNo: raised['receiptNo'] as string,
    listVersion: list['version'] as number,
    checkItem: results[0]!.item as string,
  }
}

type Signed = {
  readonly unit: string
  readonly candidates: readonly string[]
  readonly number: string
}

/** The list of one unit of that authority with these files on it, signed under this number. */
async function signList(w: World, c: Cast, { unit, candidates, number }: Signed) {
  const org = c.otherProvince.id
  const officer = actorFor(c.otherOfficer.personId, org, officerPermits)
  const signers = {
    officer,
    checker: actorFor(c.otherChecker.personId, org, checkerPermits),
    leader: actorFor(c.otherLeader.personId, org, leaderPermits),
  }
  const at = { programmeId, unit }
  await writing(w.host, { ...start, actor: officer }, async (work) => {
    for (const candidate of candidates) await makeRanked(work, officer, at, candidate)
    await makeSigned(work, signers, at, { number, date: '2019-07-11' })
  })
}

/**
 * Builds the package that was signed last. What is in it is sealed first: a build that finds a submission
 * unsealed comes again seconds later, with whatever was scanned meanwhile in it.
 */
async function buildLatest(w: World, c: Cast) {
  const listed = await must(c.otherOfficer.get('/api/programmes/packages'))
  const id = listed['rows'][0].id as string
  const path = `/api/programmes/packages/${id}`
  await w.seal()
  await must(c.otherOfficer.post(`${path}/build`))
  await w.settle()
  const { state } = await must(c.otherOfficer.get(path))
  if (state !== 'built') throw new Error(`the package is ${state}`)
  return { id, path }
}

/** A package on every medium that the programme asks for, sent and so the office's as well. */
async function plantDelivered(w: World, c: Cast) {
  const file = await handIn(await outsider(w, '450100'), c.otherOfficer, secrets.delivered.text)
  const number = secrets.deliveredNumber.text
  await signList(w, c, { unit: '45', candidates: [file.candidate], number })
  const { id, path } = await buildLatest(w, c)
  await must(c.otherOfficer.put(`${path}/copies/${file.id}`, { printed: 2 }))
  const sentAt = w.now().toISOString()
  const posted = { media: ['paper', 'disc'], way: 'ems', number: 'EA123456789CN', sentAt }
  await must(c.otherOfficer.post(`${path}/dispatches`, posted))
  const mailbox = `/api/programmes/managed/${programmeId}/media/email/mailbox`
  await must(c.programmeOfficer.put(mailbox, { address: 'office.materials@demo.test' }))
  const mail = { medium: 'email', ownMailbox: true, withoutScans: longReason }
  await must(c.otherOfficer.post(`${path}/mails`, mail))
  const { state } = await must(c.otherOfficer.get(path))
  if (state !== 'delivered') throw new Error(`the package is ${state}`)
  return {
    delivered: id,
    deliveredApplication: file.id,
    deliveredSubmission: file.submission as string,
  }
}

/** The other province's package: signed, built, scanned, sent; and what it sent by 机要. */
async function plantPackage(w: World, c: Cast) {
  const packed = await handIn(await outsider(w, '440600'), c.otherOfficer, secrets.packed.text)
  const number = secrets.packageNumber.text
  await signList(w, c, { unit: '44', candidates: [packed.candidate], number })
  const { id, path } = await buildLatest(w, c)
  const { id: scanned } = await keepFile(w, c.otherOfficer, `${secrets.scan.text}.pdf`, 2)
  const scan = { document: 'application', applicationId: packed.id, versionId: scanned }
  const code = versionCode(packed.digest)
  await must(c.otherOfficer.post(`${path}/scans`, { ...scan, code, sealSeen: true }))
  const secret = await must(
    c.otherOfficer.post(`${call}/units/44/confidential-dispatches`, {
      number: secrets.confidentialNumber.text,
      pieces: 1,
      sentAt: w.now().toISOString(),
    }),
  )
  return {
    package: id,
    packedApplication: packed.id,
    packedSubmission: packed.submission as string,
    packedCandidate: packed.candidate,
    scanned,
    scanCode: code,
    dispatch: secret['id'] as string,
  }
}

/** What another unit of that authority sent and the office received: two entries, of a package that was never built. */
async function plantEntry(w: World, c: Cast) {
  const file = await handIn(await outsider(w, '330600'), c.otherOfficer, secrets.entered.text)
  const chosen = await handIn(await outsider(w, '330600'), c.otherOfficer, secrets.chosen.text)
  const candidates = [file.candidate, chosen.candidate]
  await signList(w, c, { unit: '33', candidates, number: '浙经信函〔2019〕3号' })
  const sentAt = w.now().toISOString()
  const parcel = await postedPaper(w, { unit: '33', sentAt })
  const receipt = `/api/programmes/dispatches/${parcel}/receipt`
  await must(c.programmeOfficer.post(receipt, { receivedAt: sentAt, pieces: 2 }))
  const { rows } = await must(c.programmeOfficer.get(`${managed}/entries`))
  return { entry: rows[0].id as string, chosenEntry: rows[1].id as string }
}

const managed = `/api/programmes/managed/${programmeId}`

/** The draft of a decision: an accepted entry has a score, and is left out for a reason that is the office's. */
async function plantSelection(c: Cast, entryId: string) {
  const office = c.programmeOfficer
  await acceptWhole(office, entryId)
  const lines = ['推荐单位,排序,方向,得分', '33,2,4,88']
  const content = Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`).toString('base64')
  const bring = async () =>
    (await must(office.post(`${managed}/score-lists`, { fileName: '得分.csv', content })))['list']
      .id as string
  await must(office.post(`/api/programmes/score-lists/${await bring()}/commit`, { expected: 1 }))
  const reason = `${secrets.selection.text}：建设内容与已支持的项目重复。`
  const decisions = [{ entryId, direction: '4', take: false, reason }]
  const kept = await must(office.put(`${managed}/selection/decisions`, { version: 0, decisions }))
  return {
    scoreList: await bring(),
    selectionVersion: kept['version'] as number,
    selectionSeen: { count: kept['counts'].taken, digest: kept['digest'] } as object,
  }
}

const winnerHead = '年度,序号,方向,项目名称,申报主体,推荐单位,统一社会信用代码'

async function plantOffice(w: World, c: Cast) {
  const content = `\uFEFF${winnerHead}\r\n2018,1,8,远程运维平台（演示）,望山机械有限公司（演示）,四川省,\r\n`
  const batch = await must(
    c.programmeOfficer.post('/api/programmes/winner-batches', {
      series: 'shuangchuang',
      fileName: `${secrets.winnerFile.text}.csv`,
      content: Buffer.from(content).toString('base64'),
    }),
  )
  await must(
    c.programmeOfficer.post(`/api/programmes/winner-batches/${batch['batch'].id}/commit`, {}),
  )
  const winners = await must(c.programmeOfficer.get('/api/programmes/winners'))
  const copy = await must(
    c.programmeOfficer.post('/api/programmes/managed', {
      from: programmeId,
      id: 'shared-2020',
      year: 2020,
      title: { zh: secrets.programme.text, en: 'A call in the making (demo)' },
    }),
  )
  const briefing = await must(
    c.programmeOfficer.post(`${call}/briefings`, {
      title: '线上政策解读会（演示）',
      startsAt: '2019-07-18T01:00:00.000Z',
      place: '线上',
      body: '说明申报要求。',
    }),
  )
  return {
    batch: batch['batch'].id as string,
    winner: winners['rows'][0].id as string,
    copied: copy['definition'] as object,
    briefing: briefing['id'] as string,
  }
}

export async function plantProgramme(w: World, c: Cast, file: string) {
  await openCall(w, c)
  const office = await plantOffice(w, c)
  const draft = await plantDraft(w, c, file)
  const city = await handIn(await outsider(w, '510100'), c.cityOfficer, secrets.cityFile.text)
  const province = await plantProvince(w, c)
  const packed = await plantPackage(w, c)
  const entered = await plantEntry(w, c)
  const selection = await plantSelection(c, entered.chosenEntry)
  const delivered = await plantDelivered(w, c)
  const arrived = { ...packed, ...entered, ...selection, ...delivered }
  return { ...office, ...draft, cityCandidate: city.candidate, ...province, ...arrived }
}
