/** What the modules beneath the programmes hold when everybody knocks. */
import { residentIdCheckSign } from '../../../domain/kernel/identity.ts'
import { samplePdf, inspectWaiting } from '../../files/samples.ts'
import { makeUscc } from '../../../domain/kernel/uscc.ts'
import { makeAuthenticator } from '../authenticator.ts'
import { personaPassword } from '../personas.ts'
import type { Caller, World } from '../world.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'

/** The answer of a call that the stage needs; a refusal ends the test with what was said. */
export async function must<T = Record<string, any>>(asked: ReturnType<Caller['get']>): Promise<T> {
  const answer = await asked
  if (answer.statusCode !== 200) throw new Error(answer.body.slice(0, 1500))
  return answer.json() as T
}

/** Uploads a small PDF under this name and has it inspected. */
export async function keepFile(w: World, who: Caller, name: string, pages: number) {
  const bytes = samplePdf(pages)
  const { id } = await must(who.post('/api/files/uploads', { name, bytes: bytes.length }))
  await must(
    who.inject({
      method: 'PATCH',
      url: `/api/files/uploads/${id}`,
      payload: bytes,
      headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    }),
  )
  const version = await must(who.post(`/api/files/uploads/${id}/finish`))
  await inspectWaiting(w)
  return { id: version['id'] as string, file: version['fileId'] as string }
}

async function plantPeople(w: World, c: Cast) {
  const device = makeAuthenticator({ origin: w.host.config.baseUrl })
  const proof = { password: personaPassword }
  const asked = await must(c.applicant.post('/api/people/me/passkeys/challenge', { proof }))
  const passkey = await must(
    c.applicant.post('/api/people/me/passkeys', {
      challengeId: asked['challengeId'],
      name: secrets.passkey.text,
      response: device.create(asked['options']),
    }),
  )
  const invitation = await must(
    c.applicant.post('/api/people/invitations', {
      email: secrets.invited.text,
      roles: ['applicant.member'],
    }),
  )
  const joinRequest = await must(
    c.formerColleague.post('/api/people/join-requests', {
      uscc: c.orgs.enterprise.uscc,
      note: secrets.joinNote.text,
    }),
  )
  const unit = await must(
    c.applicant.post('/api/people/units', { name: secrets.orgUnit.text, parentId: null }),
  )
  const deputy = await must(
    c.leader.post('/api/people/deputies', {
      deputyMemberId: c.checker.membershipId,
      roles: ['authority.leader'],
      fromAt: w.now().toISOString(),
      untilAt: new Date(w.now().getTime() + 86_400_000).toISOString(),
      reason: secrets.deputyReason.text,
    }),
  )
  const first = secrets.identityNumber.text.slice(0, 17)
  await must(
    c.applicant.put(`/api/people/organisations/${c.orgs.enterprise.id}/profile`, {
      version: 1,
      profile: { introduction: secrets.profile.text },
      representative: { identityNumber: `${first}${residentIdCheckSign(first)}` },
    }),
  )
  const sessions = await must(c.applicant.get('/api/people/sessions'))
  const session = sessions['rows'].find((one: { current: boolean }) => !one.current)
  return {
    passkey: passkey['id'] as string,
    invitation: invitation['id'] as string,
    joinRequest: joinRequest['id'] as string,
    unit: unit['id'] as string,
    deputy: deputy['id'] as string,
    session: (session ?? sessions['rows'][0]).id as string,
  }
}

export const providerWish = {
  nameZh: '集团统一身份',
  nameEn: 'Group sign-on',
  enabled: true,
  rule: {
    mayMakePersons: false,
    mayLinkByEmail: false,
    emailDomains: ['group.test'],
    mapping: null,
  },
  settings: {
    kind: 'oidc',
    oidc: {
      issuer: 'https://id.group.test',
      clientId: 'baigong',
      scopes: 'email profile',
      groupsClaim: 'groups',
      signOutThere: true,
    },
  },
  secret: secrets.providerSecret.text,
}

export const agreementWords = {
  titleZh: secrets.agreement.text,
  titleEn: 'Terms of use',
  bodyZh: '第一条 适用范围。',
  bodyEn: 'One: scope.',
  effectiveOn: '2019-07-20',
  mustAccept: true,
}

export const announcementWords = {
  titleZh: secrets.announcement.text,
  titleEn: 'Maintenance',
  bodyZh: '系统维护两小时。',
  bodyEn: 'Two hours of maintenance.',
  audience: 'orgKind',
  audienceParts: ['authority'],
  fromAt: '2019-07-01T00:00:00.000Z',
  untilAt: null,
  pinned: false,
}

async function plantConsole(c: Cast) {
  const provider = await must(c.operator.post('/api/people/providers', providerWish))
  const agreement = await must(c.operator.post('/api/console/agreements', { code: 'privacy' }))
  await must(
    c.operator.put(`/api/console/agreements/${agreement['id']}`, {
      edition: agreement['edition'],
      content: agreementWords,
    }),
  )
  const look = await must(c.operator.get(`/api/console/agreements/${agreement['id']}/difference`))
  const announcement = await must(c.operator.post('/api/console/announcements', announcementWords))
  return {
    provider: provider['id'] as string,
    agreement: agreement['id'] as string,
    agreementDigest: look['digest'] as string,
    announcement: announcement['id'] as string,
  }
}

/** Everything of people, console, files and notices that a call can name. */
export async function plantHouse(w: World, c: Cast) {
  const people = await plantPeople(w, c)
  const console = await plantConsole(c)
  const registered = await must(
    c.expert.post('/api/people/organisations', {
      kind: 'enterprise',
      name: `${secrets.registration.text}有限公司（演示）`,
      uscc: makeUscc('enterprise', '510100', 991_001),
      division: '510100',
    }),
  )
  const version = await keepFile(w, c.applicant, `${secrets.draftFile.text}.pdf`, 1)
  const upload = await must(
    c.applicant.post('/api/files/uploads', { name: `${secrets.upload.text}.pdf`, bytes: 4000 }),
  )
  return {
    ...people,
    ...console,
    registered: registered['id'] as string,
    version: version.id,
    file: version.file,
    upload: upload['id'] as string,
  }
}
