/** An account: signing up, getting back in, changing password, e-mail, mobile and name, leaving for good. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, Nothing, nullable } from '../kernel/shapes.ts'
import { Asked, Proof, SixDigits } from './challenge.ts'
import { FreshProof, WaysIn } from './passkey.ts'
import { Email, LanguageShape, Me, MobileInput, Password, PersonName } from './person.ts'

const passwordProblems = [
  'people.password_too_weak',
  'people.password_guessed_first',
  'people.password_about_you',
] as const

const proofProblems = ['people.password_wrong', 'people.proof_needed', 'people.code_wrong'] as const

export const askSignUp = endpoint({
  name: 'people.account.askSignUp',
  method: 'POST',
  secret: true,
  path: '/api/people/sign-up',
  audience: 'public',
  summary: { zh: '注册账号，验证码发往邮箱', en: 'Sign up; a code is sent to the e-mail' },
  body: Type.Object({
    email: Email,
    name: PersonName,
    password: Password,
    language: LanguageShape,
    /** Versions of agreements that the person accepts by signing up; kept by whoever publishes them. */
    agreementIds: Type.Optional(Type.Array(Id, { maxItems: 20 })),
  }),
  answer: Asked,
  ratePerMinute: 20,
  problems: [...passwordProblems, 'people.too_many_attempts'],
})

export const confirmSignUp = endpoint({
  name: 'people.account.confirmSignUp',
  method: 'POST',
  secret: true,
  path: '/api/people/sign-up/confirm',
  audience: 'public',
  summary: { zh: '确认注册邮箱并登录', en: 'Confirm the e-mail of a sign-up and sign in' },
  body: Proof,
  answer: Me,
  ratePerMinute: 30,
  problems: ['people.code_wrong', 'people.email_is_taken'],
})

export const askRecovery = endpoint({
  name: 'people.account.askRecovery',
  method: 'POST',
  secret: true,
  path: '/api/people/recovery',
  audience: 'public',
  summary: {
    zh: '忘记密码，链接发往邮箱',
    en: 'Forgot the password; a link is sent to the e-mail',
  },
  body: Type.Object({ email: Email }),
  answer: Asked,
  ratePerMinute: 20,
  problems: ['people.too_many_attempts'],
})

export const recover = endpoint({
  name: 'people.account.recover',
  method: 'POST',
  secret: true,
  path: '/api/people/recovery/confirm',
  audience: 'public',
  summary: { zh: '凭邮件重设密码，所有设备退出登录', en: 'Set a new password; all sessions end' },
  body: Type.Object({ proof: Proof, password: Password }),
  answer: Nothing,
  ratePerMinute: 30,
  problems: ['people.code_wrong', ...passwordProblems],
})

export const changePassword = endpoint({
  name: 'people.account.changePassword',
  method: 'PUT',
  secret: true,
  path: '/api/people/me/password',
  audience: 'signedIn',
  summary: { zh: '修改密码，其他设备退出登录', en: 'Change my password; other sessions end' },
  body: Type.Object({ password: Password, newPassword: Password }),
  answer: Nothing,
  problems: ['people.password_wrong', 'people.too_many_attempts', ...passwordProblems],
})

export const askProofCode = endpoint({
  name: 'people.account.askProofCode',
  method: 'POST',
  secret: true,
  path: '/api/people/me/proof-code',
  audience: 'signedIn',
  summary: {
    zh: '没有密码的人：验证码发往现用邮箱或手机，用来确认是本人操作',
    en: 'For who has no password: a code to the present e-mail or mobile, to prove that it is them',
  },
  body: Type.Object({ channel: Type.Enum(['email', 'sms']) }),
  answer: Asked,
  ratePerMinute: 10,
  problems: [
    'people.proof_by_password',
    'people.proof_channel_unconfirmed',
    'people.too_many_attempts',
  ],
})

export const askEmailChange = endpoint({
  name: 'people.account.askEmailChange',
  method: 'POST',
  secret: true,
  path: '/api/people/me/email',
  audience: 'signedIn',
  summary: {
    zh: '更换邮箱，验证码发往新邮箱',
    en: 'Change my e-mail; a code is sent to the new one',
  },
  body: Type.Object({ email: Email, ...FreshProof.properties }),
  answer: Asked,
  problems: [...proofProblems, 'people.too_many_attempts'],
})

export const confirmEmailChange = endpoint({
  name: 'people.account.confirmEmailChange',
  method: 'PUT',
  secret: true,
  path: '/api/people/me/email',
  audience: 'signedIn',
  summary: { zh: '确认新邮箱', en: 'Confirm my new e-mail' },
  body: Proof,
  answer: Nothing,
  problems: ['people.code_wrong', 'people.email_is_taken'],
})

export const askMobileChange = endpoint({
  name: 'people.account.askMobileChange',
  method: 'POST',
  secret: true,
  path: '/api/people/me/mobile',
  audience: 'signedIn',
  summary: { zh: '绑定手机，验证码发往该号码', en: 'Set my mobile; a code is sent to it' },
  body: Type.Object({ mobile: MobileInput, ...FreshProof.properties }),
  answer: Asked,
  problems: ['codes.mobile_format', ...proofProblems, 'people.too_many_attempts'],
})

export const confirmMobileChange = endpoint({
  name: 'people.account.confirmMobileChange',
  method: 'PUT',
  secret: true,
  path: '/api/people/me/mobile',
  audience: 'signedIn',
  summary: { zh: '确认手机号码', en: 'Confirm my mobile' },
  body: Type.Object({ challengeId: Id, code: SixDigits }),
  answer: Nothing,
  problems: ['people.code_wrong', 'people.mobile_is_taken'],
})

export const changeMe = endpoint({
  name: 'people.account.change',
  method: 'PATCH',
  secret: true,
  path: '/api/people/me',
  audience: 'signedIn',
  summary: { zh: '修改姓名或界面语言', en: 'Change my name or language' },
  body: Type.Object({
    name: Type.Optional(PersonName),
    language: Type.Optional(LanguageShape),
  }),
  answer: Me,
})

export const erase = endpoint({
  name: 'people.account.erase',
  method: 'POST',
  secret: true,
  path: '/api/people/me/erasure',
  audience: 'signedIn',
  summary: {
    zh: '注销账号，个人信息不可恢复地删除',
    en: 'Close my account; personal values are shredded',
  },
  body: FreshProof,
  answer: Nothing,
  problems: [...proofProblems, 'people.last_administrator'],
})

export const readSecurity = endpoint({
  name: 'people.account.security',
  method: 'GET',
  path: '/api/people/me/security',
  audience: 'signedIn',
  summary: { zh: '我的账号安全', en: 'How my account is protected' },
  answer: Type.Object({
    email: Type.String(),
    /** Whether a code to the e-mail may prove the person. */
    emailVerified: Type.Boolean(),
    mobileMasked: nullable(Type.String()),
    totpSince: nullable(Moment),
    recoveryCodesLeft: Type.Integer({ minimum: 0 }),
    /** Since when a passkey is asked for after the password. */
    passkeyStepSince: nullable(Moment),
    waysIn: WaysIn,
  }),
})

export const beginTotp = endpoint({
  name: 'people.account.beginTotp',
  method: 'POST',
  secret: true,
  path: '/api/people/me/totp',
  audience: 'signedIn',
  summary: { zh: '开始绑定验证器', en: 'Begin to enrol an authenticator' },
  body: FreshProof,
  answer: Type.Object({
    secret: Type.String(),
    uri: Type.String(),
    qr: Type.String({ description: 'PNG as a data URL' }),
  }),
  problems: [...proofProblems, 'people.totp_on_already'],
})

const RecoveryCodes = Type.Object({ recoveryCodes: Type.Array(Type.String()) })

export const confirmTotp = endpoint({
  name: 'people.account.confirmTotp',
  method: 'PUT',
  secret: true,
  path: '/api/people/me/totp',
  audience: 'signedIn',
  summary: { zh: '确认验证器，得到恢复码', en: 'Confirm the authenticator, get recovery codes' },
  body: Type.Object({ code: SixDigits }),
  answer: RecoveryCodes,
  problems: ['people.second_factor_wrong', 'people.totp_not_begun', 'people.totp_on_already'],
})

export const renewRecoveryCodes = endpoint({
  name: 'people.account.renewRecoveryCodes',
  method: 'POST',
  secret: true,
  path: '/api/people/me/recovery-codes',
  audience: 'signedIn',
  summary: { zh: '重新生成恢复码，旧码作废', en: 'Make new recovery codes; the old ones end' },
  body: FreshProof,
  answer: RecoveryCodes,
  problems: [...proofProblems, 'people.totp_not_begun'],
})

export const stopTotp = endpoint({
  name: 'people.account.stopTotp',
  method: 'POST',
  secret: true,
  path: '/api/people/me/totp/stop',
  audience: 'signedIn',
  summary: { zh: '停用验证器', en: 'Stop using the authenticator' },
  body: FreshProof,
  answer: Nothing,
  problems: [...proofProblems],
})
