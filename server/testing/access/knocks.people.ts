/** people: what is asked at each of its doors. */
import { makeUscc } from '../../../domain/kernel/uscc.ts'
import { personaPassword } from '../personas.ts'
import { at, type Knocks } from './knock.ts'
import { providerWish } from './stageHouse.ts'
import type { Stage } from './stage.ts'

/** Acts upon oneself: that nothing proves the person is said of everybody alike, and costs no hashing. */
const noProof = {}
const proof = { password: personaPassword }
const unknown = '018f0000-0000-7000-8000-000000000000'
const linkToken = 'A'.repeat(43)
const wrongCode = { challengeId: unknown, code: '000000' }
const reason = '与营业执照原件核对一致'
const base64 = 'AAAA'
const device = {
  id: base64,
  rawId: base64,
  type: 'public-key',
  clientExtensionResults: {},
}
const passkeyAnswer = {
  challengeId: unknown,
  response: {
    ...device,
    response: { clientDataJSON: base64, authenticatorData: base64, signature: base64 },
  },
}
const passkeyMade = {
  challengeId: unknown,
  name: '办公电脑',
  response: { ...device, response: { clientDataJSON: base64, attestationObject: base64 } },
}

function accountKnocks(): Knocks {
  return {
    'people.account.askSignUp': {
      body: {
        email: 'new@demo.test',
        name: '苏念白',
        password: 'a long enough phrase',
        language: 'zh',
      },
    },
    'people.account.confirmSignUp': { body: wrongCode },
    'people.account.askRecovery': { body: { email: 'nobody@demo.test' } },
    'people.account.recover': { body: { proof: wrongCode, password: 'quite another phrase' } },
    'people.account.changePassword': {
      body: { password: personaPassword, newPassword: 'quite another phrase' },
    },
    'people.account.askProofCode': { body: { channel: 'email' } },
    'people.account.askEmailChange': { body: { email: 'moved@demo.test', ...noProof } },
    'people.account.confirmEmailChange': { body: wrongCode },
    'people.account.askMobileChange': { body: { mobile: '13900139000', ...noProof } },
    'people.account.confirmMobileChange': { body: wrongCode },
    'people.account.change': { body: { name: '周亦行' } },
    'people.account.erase': { body: noProof },
    'people.account.beginTotp': { body: noProof },
    'people.account.confirmTotp': { body: { code: '000000' } },
    'people.account.renewRecoveryCodes': { body: noProof },
    'people.account.stopTotp': { body: noProof },
  }
}

function sessionKnocks(s: Stage): Knocks {
  const directory = { login: 'zhou', password: 'wrong horse' }
  return {
    'people.session.signIn': { body: { email: s.cast.applicant.email, password: 'wrong horse' } },
    'people.session.askMobileCode': { body: { mobile: '13900139000' } },
    'people.session.signInByMobile': { body: { challengeId: unknown, mobileCode: '000000' } },
    'people.session.askPasskey': { body: {} },
    'people.session.signInByPasskey': { body: passkeyAnswer },
    'people.session.actFor': { body: { orgId: s.cast.orgs.enterprise.id } },
    'people.session.end': at(s.session),
    'people.signOn.begin': at(s.provider, {}),
    'people.signOn.beginLink': at(s.provider, { proof: noProof }),
    'people.signOn.return': { body: { search: '?state=none&code=none' } },
    'people.signOn.finish': { body: { code: '000000' } },
    'people.signOn.directory': at(s.provider, directory),
    'people.signOn.linkDirectory': at(s.provider, { ...directory, proof: noProof }),
    'people.signOn.unlink': at(s.provider, { proof: noProof }),
    'people.listView.list': { query: { list: 'programmes.inbox' } },
    'people.listView.keep': {
      body: { list: 'programmes.inbox', name: '待审', search: {}, isDefault: true },
    },
    'people.listView.merge': {
      body: { list: 'programmes.inbox', views: [{ name: '旧的', search: {} }] },
    },
    'people.listView.remove': at(unknown),
    'people.passkey.ask': { body: { proof: noProof } },
    'people.passkey.register': { body: passkeyMade },
    'people.passkey.rename': at(s.passkey, { name: '新的名称' }),
    'people.passkey.remove': at(s.passkey, { proof }),
    'people.passkey.setStep': { body: { on: true, proof: noProof } },
    'people.provider.add': { body: { ...providerWish, nameZh: '另一身份源' } },
    'people.provider.change': at(s.provider, { version: 1, provider: providerWish }),
    'people.provider.remove': at(s.provider),
    'people.provider.test': at(s.provider, {}),
  }
}

function memberKnocks(s: Stage): Knocks {
  const { cast } = s
  const roles = ['applicant.member']
  return {
    'people.apiKey.make': { body: { name: '对接', scopes: ['programmes.call.list'], days: 30 } },
    'people.apiKey.revoke': at(s.apiKey),
    'people.deputy.end': at(s.deputy),
    'people.deputy.name': {
      body: {
        deputyMemberId: cast.colleague.membershipId,
        roles: ['applicant.member'],
        fromAt: '2019-07-13T00:00:00.000Z',
        untilAt: '2019-07-14T00:00:00.000Z',
        reason: '出差期间代理',
      },
    },
    'people.invitation.accept': { body: { token: linkToken } },
    'people.invitation.join': {
      body: { token: linkToken, name: '顾南枝', password: 'a long enough phrase', language: 'zh' },
    },
    'people.invitation.read': { body: { token: linkToken } },
    'people.invitation.send': { body: { email: 'one.more@demo.test', roles } },
    'people.invitation.resend': at(s.invitation),
    'people.invitation.revoke': at(s.invitation),
    'people.joinRequest.send': { body: { uscc: cast.orgs.enterprise.uscc, note: '市场部' } },
    'people.joinRequest.decide': at(s.joinRequest, { accepted: true, roles }),
    'people.member.change': at(cast.colleague.membershipId, { title: '工程师' }),
    'people.member.end': at(cast.colleague.membershipId),
    'people.member.handOver': at(cast.applicant.membershipId, {
      toMemberId: cast.colleague.membershipId,
    }),
    'people.unit.add': { body: { name: '工艺室', parentId: null } },
    'people.unit.change': at(s.unit, { name: '工艺室', parentId: null }),
    'people.unit.remove': at(s.unit),
  }
}

function organisationKnocks(s: Stage): Knocks {
  const { enterprise } = s.cast.orgs
  const registration = {
    kind: 'enterprise',
    name: '云杉传动技术有限公司（演示）',
    uscc: makeUscc('enterprise', '510100', 992_001),
    division: '510100',
  }
  return {
    'people.organisation.register': { body: registration },
    'people.organisation.amend': at(s.registered, registration),
    'people.organisation.establish': {
      body: {
        kind: 'authority',
        name: '绵阳市工业主管部门（演示）',
        division: '510700',
        administratorEmail: 'city.admin@demo.test',
      },
    },
    'people.organisation.checkCode': { params: { code: enterprise.uscc ?? '' } },
    'people.organisation.read': at(enterprise.id),
    'people.organisation.verify': at(s.registered, { reason }),
    'people.organisation.refuse': at(s.registered, { reason }),
    'people.organisation.rename': at(enterprise.id, {
      name: '启衡智能装备有限公司（演示）',
      since: '2019-07-01',
      reason,
    }),
    'people.organisation.addFormerName': at(enterprise.id, { name: '启衡机床厂', until: null }),
    'people.profile.read': at(enterprise.id),
    'people.profile.save': at(enterprise.id, { version: 2, profile: { staff: 421 } }),
    'people.profile.versions': at(enterprise.id),
    'people.profile.reveal': at(enterprise.id),
  }
}

export function peopleKnocks(s: Stage): Knocks {
  return {
    ...accountKnocks(),
    ...sessionKnocks(s),
    ...memberKnocks(s),
    ...organisationKnocks(s),
  }
}
