/** The ways to people's phones, as the environment names them. What is not named stays in the outbox. */
type Fault = { readonly name: string; readonly problem: string }

type Reader = {
  readonly faults: Fault[]
  text(name: string, fallback: string): string
  oneOf<T extends string>(name: string, fallback: T, choices: readonly T[]): T
  url(name: string, fallback: string | null, protocols: readonly string[]): string | null
}

export type SmsSettings =
  | {
      readonly provider: 'gateway'
      readonly url: string
      readonly secret: string
      readonly signName: string
    }
  | {
      readonly provider: 'aliyun' | 'tencent'
      readonly url: string
      readonly keyId: string
      readonly keySecret: string
      /** The approved signature, without 【】; where none is named, the short name of the house stands. */
      readonly signName: string
      /** Approved templates: one whose only place is the code, one whose only place is the subject. */
      readonly codeTemplate: string
      readonly noticeTemplate: string
      readonly region: string
      /** Tencent's application id; empty for Aliyun. */
      readonly appId: string
    }

/** A robot of one group: its address, which is a secret, and what signs its messages. */
export type RobotSettings = { readonly url: string; readonly secret: string }

/** An application within the organisation's messenger, which reaches each person alone. */
export type AppSettings = {
  readonly url: string
  readonly id: string
  readonly secret: string
  readonly agentId: string
}

export type MessengerSettings = {
  readonly app: AppSettings | null
  readonly robot: RobotSettings | null
}

export type ChannelSettings = {
  readonly sms: SmsSettings | null
  readonly wecom: MessengerSettings
  readonly dingtalk: MessengerSettings
  readonly feishu: MessengerSettings
}

const web = ['http:', 'https:'] as const

/** The values of these names; names that are missing while others are set are faults. */
function together<Name extends string>(
  read: Reader,
  purpose: string,
  names: readonly Name[],
): Readonly<Record<Name, string>> | null {
  const values = names.map((name) => [name, read.text(name, '')] as const)
  if (values.every(([, value]) => value === '')) return null
  for (const [name, value] of values) {
    if (value === '') read.faults.push({ name, problem: `is needed for ${purpose}` })
  }
  return Object.fromEntries(values) as Record<Name, string>
}

const smsAddresses = {
  aliyun: 'https://dysmsapi.aliyuncs.com',
  tencent: 'https://sms.tencentcloudapi.com',
} as const

function readSms(read: Reader): SmsSettings | null {
  const providers = ['', 'gateway', 'aliyun', 'tencent'] as const
  const provider = read.oneOf<(typeof providers)[number]>('SMS_PROVIDER', '', providers)
  if (provider === '') return null
  const need = <Name extends string>(...names: readonly Name[]) => {
    for (const name of names.filter((one) => read.text(one, '') === '')) {
      read.faults.push({ name, problem: `is needed for SMS_PROVIDER=${provider}` })
    }
  }
  const signName = read.text('SMS_SIGN_NAME', '')
  if (provider === 'gateway') {
    need('SMS_URL', 'SMS_SECRET')
    const url = read.url('SMS_URL', null, web) ?? ''
    return { provider, url, secret: read.text('SMS_SECRET', ''), signName }
  }
  need('SMS_KEY_ID', 'SMS_KEY_SECRET', 'SMS_CODE_TEMPLATE', 'SMS_NOTICE_TEMPLATE')
  if (provider === 'tencent') need('SMS_APP_ID')
  return {
    provider,
    url: read.url('SMS_URL', smsAddresses[provider], web) ?? '',
    keyId: read.text('SMS_KEY_ID', ''),
    keySecret: read.text('SMS_KEY_SECRET', ''),
    signName,
    codeTemplate: read.text('SMS_CODE_TEMPLATE', ''),
    noticeTemplate: read.text('SMS_NOTICE_TEMPLATE', ''),
    region: read.text('SMS_REGION', 'ap-guangzhou'),
    appId: read.text('SMS_APP_ID', ''),
  }
}

function readRobot(read: Reader, url: string, secret: string | null): RobotSettings | null {
  const address = read.url(url, null, web)
  if (address === null) return null
  return { url: address, secret: secret === null ? '' : read.text(secret, '') }
}

function readWecom(read: Reader): MessengerSettings {
  const names = ['WECOM_CORP_ID', 'WECOM_SECRET', 'WECOM_AGENT_ID'] as const
  const app = together(read, 'messages by WeCom', names)
  return {
    app: app && {
      url: read.url('WECOM_URL', 'https://qyapi.weixin.qq.com', web) ?? '',
      id: app.WECOM_CORP_ID,
      secret: app.WECOM_SECRET,
      agentId: app.WECOM_AGENT_ID,
    },
    robot: readRobot(read, 'WECOM_ROBOT_URL', null),
  }
}

function readDingtalk(read: Reader): MessengerSettings {
  const names = ['DINGTALK_APP_KEY', 'DINGTALK_APP_SECRET', 'DINGTALK_AGENT_ID'] as const
  const app = together(read, 'messages by DingTalk', names)
  return {
    app: app && {
      url: read.url('DINGTALK_URL', 'https://oapi.dingtalk.com', web) ?? '',
      id: app.DINGTALK_APP_KEY,
      secret: app.DINGTALK_APP_SECRET,
      agentId: app.DINGTALK_AGENT_ID,
    },
    robot: readRobot(read, 'DINGTALK_ROBOT_URL', 'DINGTALK_ROBOT_SECRET'),
  }
}

function readFeishu(read: Reader): MessengerSettings {
  const app = together(read, 'messages by Feishu', ['FEISHU_APP_ID', 'FEISHU_APP_SECRET'] as const)
  return {
    app: app && {
      url: read.url('FEISHU_URL', 'https://open.feishu.cn', web) ?? '',
      id: app.FEISHU_APP_ID,
      secret: app.FEISHU_APP_SECRET,
      agentId: '',
    },
    robot: readRobot(read, 'FEISHU_ROBOT_URL', 'FEISHU_ROBOT_SECRET'),
  }
}

export function readChannels(read: Reader): ChannelSettings {
  return {
    sms: readSms(read),
    wecom: readWecom(read),
    dingtalk: readDingtalk(read),
    feishu: readFeishu(read),
  }
}
